import { describe, expect, test } from 'vitest';
import { attributeTime, changesBetween, evaluateClock } from '../../../src/clock.js';
import { thrownBy } from '../../oracle/thrown.js';
import { byEvent, clockOf, log, MINUTE } from './tickets.js';

const clock = clockOf({ ...byEvent, warnings: [{ percent: 50 }, { percent: 50 }] });

describe('the time of a clock by an attribute', () => {
  // In nobody's hands until minute 10, then in north's until 30, paused from 20 on; south has it until 60.
  const events = log(
    [0, 'created'],
    [10, 'assigned', { group: 'north' }],
    [20, 'paused'],
    [30, 'assigned', { group: 'south' }],
    [40, 'resumed'],
    [50, 'note', { group: 'south' }],
    [60, 'solved'],
    [70, 'assigned', { group: 'east' }],
  );
  const minutes = (at: number, options: object = {}) =>
    attributeTime(clock, events, { at: at * MINUTE, field: 'group', ...options }).map(
      ({ value, countedMs, pausedMs }) => [value, countedMs / MINUTE, pausedMs / MINUTE],
    );

  test('is divided among its values, counted and paused', () => {
    expect(minutes(100)).toEqual([
      [null, 10, 0],
      ['north', 10, 10],
      ['south', 20, 10],
    ]);
  });

  test('ends at the instant of the question', () => {
    expect(minutes(30)).toEqual([
      [null, 10, 0],
      ['north', 10, 10],
    ]);
    expect(minutes(5)).toEqual([[null, 5, 0]]);
  });

  test('begins with the value before the first event', () => {
    const attributes = { group: 'west' };
    expect(minutes(15, { attributes, sameInstant: 'asGiven', order: 'sort' })).toEqual([
      ['west', 10, 0],
      ['north', 5, 0],
    ]);
  });

  test('asks for the name of the attribute', () => {
    const refused = (field: unknown) =>
      thrownBy(() => attributeTime(clock, events, { at: 0, field } as never));
    expect(refused(undefined)).toMatchObject({
      code: 'missing-field',
      path: ['options', 'field'],
      expected: 'the name of an attribute',
    });
    expect(refused(5)).toMatchObject({ code: 'invalid-option', received: '5' });
  });
});

describe('a report after which an earlier one comes', () => {
  // Due at minute 60, with two warnings of one id at minute 30: missed at minute 90, and neither at 10.
  const events = log([0, 'created']);
  const [early, late] = [10, 90].map((at) => evaluateClock(clock, events, { at: at * MINUTE }));

  test('takes back its warnings and its verdict', () => {
    const changes = late && early ? changesBetween(late, early) : [];
    expect(changes).toEqual([
      {
        kind: 'warning-withdrawn',
        warning: '50%',
        cycle: 1,
        key: 'resolution/1/warning-withdrawn/50%',
      },
      {
        kind: 'warning-withdrawn',
        warning: '50%',
        cycle: 1,
        key: 'resolution/1/warning-withdrawn/50%#2',
      },
      { kind: 'verdict-withdrawn', was: 'missed', cycle: 1, key: 'resolution/1/verdict-withdrawn' },
    ]);
  });

  test('of another clock is refused', () => {
    const other = evaluateClock(clockOf({ id: 'reply' }), events, { at: 0 });
    expect(thrownBy(() => changesBetween(late ?? null, other))).toMatchObject({
      code: 'invalid-option',
      path: ['after', 'clockId'],
      expected: 'the clock of the report before, "resolution"',
      received: '"reply"',
    });
  });

  test('tells of a pause that is over, and of an end that is none any more, with their instants', () => {
    const pausing = [...events, ...log([20, 'paused'])];
    const keys = (before: typeof events, after: typeof events) => {
      const [a, b] = [before, after].map((one) => evaluateClock(clock, one, { at: 25 * MINUTE }));
      return a && b ? changesBetween(a, b).map(({ key }) => key) : [];
    };
    expect(keys(events, pausing)).toContain(`resolution/1/paused/${20 * MINUTE}`);
    expect(keys(pausing, events)).toContain(`resolution/1/resumed/${20 * MINUTE}`);
    const solved = [...events, ...log([20, 'solved'])];
    expect(keys(events, solved)).toEqual(
      expect.arrayContaining([
        `resolution/1/met/${20 * MINUTE}`,
        `resolution/1/ended/stopped-${20 * MINUTE}`,
      ]),
    );
    expect(keys(solved, events)).toContain(`resolution/1/reopened/${20 * MINUTE}`);
  });
});
