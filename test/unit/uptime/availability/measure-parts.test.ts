import { describe, expect, test } from 'vitest';
import {
  type AvailabilityFacts,
  type AvailabilityRule,
  compileAvailability,
  measureParts,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JULY_1, JUNE, JUNE_1 } from '../month.js';

const at = (hour: number): number => JUNE_1 + hour * HOUR;
const pair = (from: number, to: number) => [at(from), at(to)] as const;
const outage = (from: number, to: number, weight: string) => ({
  start: at(from),
  end: at(to),
  weight,
});

/** The hours of June, each by itself, up to one of them. */
function hours(
  count: number,
  rule: AvailabilityRule,
  facts: Omit<AvailabilityFacts, 'period'>,
  judgedAt: number = JULY_1,
) {
  return measureParts(
    compileAvailability(rule),
    { period: JUNE, ...facts },
    { at: judgedAt, parts: Array.from({ length: count }, (_, i) => pair(i, i + 1)) },
  );
}
const inHours = (parts: readonly { readonly lostMs: string }[]) =>
  parts.map(({ lostMs }) => Number(lostMs) / HOUR);

describe('a stretch of a period', () => {
  test('loses what each weight lost of it, the heavier where two overlap', () => {
    // A half from 0 to 4; from 2 to 3 all; a fifth from 3:30 to 5.
    const outages = [outage(0, 4, '0.5'), outage(2, 3, '1'), outage(3.5, 5, '0.2')];
    expect(inHours(hours(6, {}, { outages }))).toEqual([0.5, 0.5, 1, 0.5, 0.2, 0]);
  });

  test('loses nothing that is excluded, or outside of service', () => {
    const outages = [outage(0, 5, '0.5'), outage(1.5, 2.5, '1')];
    const facts = {
      outages,
      exclusions: [pair(1, 2)],
      serviceTime: [pair(0, 3.5), pair(3.75, 10)],
    };
    // From 2 to 2:30 all, then a half; of the fourth hour, three quarters are agreed.
    expect(inHours(hours(6, {}, facts))).toEqual([0.5, 0, 0.75, 0.375, 0.5, 0]);
  });

  test('is lost in many pieces of service within one outage, and in many outages of one piece', () => {
    const serviceTime = [pair(0, 0.25), pair(0.5, 0.75), pair(1, 3)];
    const outages = [outage(0, 1.25, '1'), outage(1.5, 1.75, '1'), outage(2.25, 2.5, '0.5')];
    expect(inHours(hours(3, {}, { outages, serviceTime }))).toEqual([0.5, 0.5, 0.125]);
  });

  test('says what was agreed, excluded, unknown and measured of it', () => {
    const facts = {
      serviceTime: [pair(0, 3)],
      exclusions: [pair(0.5, 1.25)],
      unknown: [pair(1, 1.75)],
      outages: [pair(1.5, 2)],
    };
    const figures = (rule: AvailabilityRule) =>
      hours(4, rule, facts).map((part) =>
        [
          part.serviceMs,
          part.excludedMs,
          part.unknownMs,
          part.measuredMs,
          Number(part.lostMs),
          Number(part.knownLostMs),
        ].map((ms) => ms / HOUR),
      );
    // Unknown is 1:15 to 1:30; 1:30 to 2:00 is down.
    expect(figures({})).toEqual([
      [1, 0.5, 0, 0.5, 0, 0],
      [1, 0.25, 0.25, 0.5, 0.5, 0.5],
      [1, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0, 0],
    ]);
    expect(figures({ unknownAs: 'down' })[1]).toEqual([1, 0.25, 0.25, 0.75, 0.75, 0.5]);
    expect(figures({ unknownAs: 'up' })[1]).toEqual([1, 0.25, 0.25, 0.75, 0.5, 0.5]);
  });

  test('ends at the instant of judgement', () => {
    const outages = [{ start: at(0), end: null }];
    const [first, second] = hours(2, {}, { outages }, at(0.5));
    expect(first).toMatchObject({ measuredMs: HOUR / 2, lostMs: String(HOUR / 2) });
    expect(second).toMatchObject({ serviceMs: 0, measuredMs: 0, lostMs: '0' });
  });

  test('is written as what it is', () => {
    expect(hours(1, {}, {})[0]).toEqual({
      format: 'slakit-availability-part',
      version: 1,
      startAt: at(0),
      endAt: at(1),
      serviceMs: HOUR,
      excludedMs: 0,
      unknownMs: 0,
      measuredMs: HOUR,
      lostMs: '0',
      knownLostMs: '0',
      incidents: {
        count: 0,
        impairedMs: 0,
        longestMs: 0,
        beforeMs: null,
        afterMs: null,
        isThroughout: false,
      },
    });
  });
});

describe('what measureParts takes', () => {
  const rule = compileAvailability({});
  const call = (options: unknown) => () => measureParts(rule, { period: JUNE }, options as never);

  test('are stretches of the period, the whole of it included', () => {
    expect(call({ at: JULY_1, parts: [[JUNE_1, JULY_1]] })()).toHaveLength(1);
    for (const part of [
      [JUNE_1 - 1, JULY_1],
      [JUNE_1, JULY_1 + 1],
    ])
      expect(thrownBy(call({ at: JULY_1, parts: [[JUNE_1, JULY_1], part] }))).toMatchObject({
        code: 'invalid-interval',
        path: ['options', 'parts', 1],
        expected: 'a stretch of the period',
      });
  });

  test.each<[unknown, string[], string]>([
    [null, ['options'], 'options with parts'],
    [{ at: JULY_1, parts: 7 }, ['options', 'parts'], 'a list of parts, 0 to 100000 of them'],
    [
      { at: JULY_1, parts: { length: 100_001 } },
      ['options', 'parts'],
      'a list of parts, 0 to 100000 of them',
    ],
  ])('%j is refused at %j', (options, path, expected) => {
    expect(thrownBy(call(options))).toMatchObject({ path, expected });
  });

  test('are not too many', () => {
    expect(thrownBy(call({ at: JULY_1, parts: new Array(100_001) }))).toMatchObject({
      path: ['options', 'parts'],
      expected: 'a list of parts, 0 to 100000 of them',
    });
  });
});
