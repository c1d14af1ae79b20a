import { describe, expect, test } from 'vitest';
import { measureOutageBudget, type OutageBudgetRule } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, MINUTE } from '../month.js';

const RULE: OutageBudgetRule = {
  targetPercent: '99.9',
  window: { unit: 'rolling', days: 30, timeZone: 'UTC' },
};
const NOON = Date.parse('2026-06-10T12:00Z');
const AT = NOON + 24 * HOUR;

/** An outage from one minute after noon to another. */
const down = (from: number, to: number, cause?: string, weight?: string) => ({
  start: NOON + from * MINUTE,
  end: NOON + to * MINUTE,
  ...(cause === undefined ? {} : { cause }),
  ...(weight === undefined ? {} : { weight }),
});

type Division = 'equally' | 'first';
const minutesOf = (division: Division, outages: readonly ReturnType<typeof down>[]) =>
  measureOutageBudget(RULE, { outages }, { at: AT, division }).byCause.map(({ name, spentMs }) => [
    name,
    spentMs / MINUTE,
  ]);
/** Whatever the order of the outages, the answer is one. */
const both = (division: Division, outages: readonly ReturnType<typeof down>[]) => {
  const minutes = minutesOf(division, outages);
  expect(minutesOf(division, [...outages].reverse())).toEqual(minutes);
  return minutes;
};

describe('the loss of one name', () => {
  test('is that of its heaviest outage at each moment: its outages count once', () => {
    // 60 min at 0.3, of which 20 to 40 whole: 40 × 0.3 + 20 = 32.
    const outages = [down(0, 60, 'a', '0.3'), down(20, 40, 'a')];
    for (const division of ['equally', 'first'] as const)
      expect(both(division, outages)).toEqual([['a', 32]]);
  });

  test('goes on at its lower weight when the heavier outage ends, and ends with the last', () => {
    // 0 to 20 whole, to 30 at 0.5, nothing until 50, then 10 min at 0.5: 20 + 5 + 5.
    const outages = [down(0, 20, 'a'), down(10, 30, 'a', '0.5'), down(50, 60, 'a', '0.5')];
    expect(both('equally', outages)).toEqual([['a', 30]]);
  });

  test('is the same in however many outages it is written', () => {
    const parts = [down(0, 30, 'a'), down(30, 60, 'a'), down(10, 40, 'a'), down(0, 60, 'b', '0.5')];
    const written = [down(0, 60, 'a'), down(0, 60, 'b', '0.5')];
    for (const division of ['equally', 'first'] as const)
      expect(both(division, parts)).toEqual(minutesOf(division, written));
  });
});

describe('a loss that several share', () => {
  test('equally is that of each up to its weight, shared by all who lost so much', () => {
    // 0.3 for each of three, 0.3 more for two, 0.4 more for one: 60 min × (0.1, 0.25, 0.65).
    const outages = [down(0, 60, 'a', '0.3'), down(0, 60, 'b', '0.6'), down(0, 60, 'c')];
    expect(both('equally', outages)).toEqual([
      ['c', 39],
      ['b', 15],
      ['a', 6],
    ]);
  });

  test('equally is a half each of equal weights', () => {
    const outages = [down(0, 60, 'b', '0.5'), down(0, 60, 'a', '0.50')];
    expect(both('equally', outages)).toEqual([
      ['a', 15],
      ['b', 15],
    ]);
  });

  test('first is of who began first, even at a lower weight that has risen since', () => {
    // a goes on from 0 to 60, from 30 on whole; b, whole, from 15 to 45, has what a does not lose: 0.7 × 15.
    const outages = [down(0, 30, 'a', '0.3'), down(30, 60, 'a'), down(15, 45, 'b')];
    // a: 0.3 × 30 + 30.
    expect(both('first', outages)).toEqual([
      ['a', 39],
      ['b', 10.5],
    ]);
  });

  test('first is of another when the time of outages has been broken', () => {
    // a pauses from 10 to 20: at 20 b has gone on since 15.
    const outages = [down(0, 10, 'a'), down(20, 40, 'a'), down(15, 30, 'b')];
    expect(both('first', outages)).toEqual([
      ['a', 20],
      ['b', 15],
    ]);
  });

  test('first is of the first by name where they began together, and of the nameless last', () => {
    const together = [down(0, 60, 'b'), down(0, 60), down(0, 60, 'a')];
    expect(both('first', together)).toEqual([
      ['a', 60],
      ['b', 0],
      [null, 0],
    ]);
    expect(both('first', [down(0, 60, 'a', '0.5'), down(0, 60)])).toEqual([
      ['a', 30],
      [null, 30],
    ]);
  });

  test('first leaves the lighter one nothing, and the next what is beyond the heaviest before it', () => {
    // b is no heavier than a; c has 1 - 0.5.
    const outages = [down(0, 60, 'a', '0.5'), down(1, 60, 'b', '0.4'), down(2, 60, 'c')];
    expect(both('first', outages)).toEqual([
      ['a', 30],
      ['c', 29],
      ['b', 0],
    ]);
  });
});

describe('what is divided', () => {
  test('lies in the window and in service time', () => {
    const serviceTime = [[NOON + 10 * MINUTE, NOON + 30 * MINUTE]] as const;
    const outages = [down(0, 20, 'a'), down(15, 40, 'b')];
    const { byCause } = measureOutageBudget(RULE, { outages, serviceTime }, { at: AT });
    // a alone 5 min, both 5, b alone 10.
    expect(byCause.map(({ name, spentMs }) => [name, spentMs / MINUTE])).toEqual([
      ['b', 12.5],
      ['a', 7.5],
    ]);
  });

  test('is nothing where all of it lies outside of service', () => {
    const serviceTime = [[NOON, NOON + 10 * MINUTE]] as const;
    const outages = [down(20, 30, 'a'), down(0, 5, 'b')];
    const { byCause } = measureOutageBudget(RULE, { outages, serviceTime }, { at: AT });
    expect(byCause.map(({ name }) => name)).toEqual(['b']);
  });

  test('are names by cause and by component, each by itself', () => {
    const outages = [
      { ...down(0, 30, 'disk'), component: 'db' },
      { ...down(30, 60, 'disk'), component: 'web' },
    ];
    const { byCause, byComponent } = measureOutageBudget(RULE, { outages }, { at: AT });
    expect(byCause.map(({ name }) => name)).toEqual(['disk']);
    expect(byComponent.map(({ name, spentMs }) => [name, spentMs / MINUTE])).toEqual([
      ['db', 30],
      ['web', 30],
    ]);
  });

  test('is refused with what to do where too many names overlap too often', () => {
    const outages = Array.from({ length: 1001 }, (_, i) => down(-i, i + 1, String(i)));
    const call = () => measureOutageBudget(RULE, { outages }, { at: AT, division: 'first' });
    expect(thrownBy(call)).toMatchObject({
      code: 'result-out-of-range',
      path: ['facts', 'outages'],
      expected: 'names of outages that overlap, counted at each beginning and end, at most 1000000',
      received: 'more of them',
      hint: 'ask for a shorter window, or for fewer names',
    });
  });
});
