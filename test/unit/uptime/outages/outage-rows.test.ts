import { describe, expect, test } from 'vitest';
import type { OutagesInput } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JUNE_1, june, refusal } from '../month.js';

const downtime = (outages: OutagesInput): number => june({}, { outages }).downtimeMs;

describe('outages as rows', () => {
  test('may be pairs, start and end, or intervals of a result, and all mean the same', () => {
    const end = JUNE_1 + HOUR;
    expect(downtime([[JUNE_1, end]])).toBe(HOUR);
    expect(downtime([{ start: '2026-06-01T00:00:00Z', end: new Date(end) }])).toBe(HOUR);
    expect(downtime([{ startAt: JUNE_1, endAt: end }])).toBe(HOUR);
    expect(downtime(new Set([[JUNE_1, end] as const]))).toBe(HOUR);
  });

  test('that go on end at the instant of judgement', () => {
    const { downtimeMs } = june({}, { outages: [[JUNE_1, null]] }, { at: JUNE_1 + HOUR });
    expect(downtimeMs).toBe(HOUR);
  });

  test('that go on but begin later have not begun', () => {
    expect(june({}, { outages: [[JUNE_1 + 9, null]] }, { at: JUNE_1 + 1 }).downtimeMs).toBe(0);
  });

  test('are refused where they are wrong', () => {
    const call = (outages: unknown) => () => downtime(outages as OutagesInput);
    expect(
      call([
        [10, 20],
        [9, 5],
      ]),
    ).toThrowError(refusal('invalid-interval', ['outages', 1]));
    expect(call([[10, 20, 30]])).toThrowError(refusal('invalid-interval', ['outages', 0]));
    expect(call([{ start: 0 }])).toThrowError(refusal('missing-field', ['outages', 0, 'end']));
    expect(call([{ start: 'today', end: 5 }])).toThrowError(
      refusal('invalid-instant', ['outages', 0, 'start']),
    );
    expect(call([{ start: 0, end: 5, startAt: 0 }])).toThrowError(
      refusal('invalid-interval', ['outages', 0]),
    );
    expect(call([{ start: 0, end: 5, cause: 7 }])).toThrowError(
      refusal('invalid-type', ['outages', 0, 'cause']),
    );
    expect(call('down')).toThrowError(refusal('invalid-type', ['outages']));
  });

  test('with a field that nobody reads are refused with the nearest name', () => {
    expect(() => downtime([{ start: 0, end: 5, componnent: 'api' } as never])).toThrowError(
      expect.objectContaining({
        code: 'unknown-field',
        path: ['outages', 0, 'componnent'],
        hint: 'did you mean component?',
      }),
    );
  });
});

describe('rows are refused', () => {
  const form = 'an outage as [start, end], { start, end } or { startAt, endAt }';
  const names = [
    ...['start', 'end', 'startAt', 'endAt'],
    ...['weight', 'state', 'cause', 'component', 'severity', 'id'],
  ];
  test.each<[unknown, string, (string | number)[], string]>([
    [
      'down',
      'invalid-type',
      [],
      'outages as a list, as columns of starts and ends, or as a time set',
    ],
    [{}, 'invalid-type', [], 'outages as a list, as columns of starts and ends, or as a time set'],
    [
      null,
      'invalid-type',
      [],
      'outages as a list, as columns of starts and ends, or as a time set',
    ],
    [[null], 'invalid-interval', [0], form],
    [['down'], 'invalid-interval', [0], form],
    [[[10, 20, 30]], 'invalid-interval', [0], form],
    [[{ start: 0, end: 5, startAt: 0 }], 'invalid-interval', [0], form],
    [[{ startAt: 0, endAt: 5, end: 5 }], 'invalid-interval', [0], form],
    [[[9, 5]], 'invalid-interval', [0], 'an end at or after the start'],
    [[[0]], 'invalid-interval', [0], form],
    [[{ start: 0 }], 'missing-field', [0, 'end'], 'an instant, or null for an outage that goes on'],
    [[{ start: 0, end: 5, cause: 7 }], 'invalid-type', [0, 'cause'], 'a text'],
    [[{ start: 0, end: 5, odd: 7 }], 'unknown-field', [0, 'odd'], `one of ${names.join(', ')}`],
    [
      [{ start: 0, end: 5, state: 'odd' }],
      'unknown-reference',
      [0, 'state'],
      'one of the states major, partial, degraded, maintenance',
    ],
  ])('%j', (outages, code, path, expected) => {
    expect(thrownBy(() => downtime(outages as OutagesInput))).toMatchObject({
      code,
      path: ['outages', ...path],
      expected,
    });
  });

  test('with a hint of what may be meant', () => {
    expect(thrownBy(() => downtime([[9, 5]])).hint).toBe('swap the bounds if the clocks are right');
    expect(thrownBy(() => downtime([{ start: 0, end: 5, odd: 7 } as never])).received).toBe(
      '"odd"',
    );
    const strange = [{ start: 0, end: 5, state: 'xyzzyx' }];
    expect(thrownBy(() => downtime(strange)).hint).toBe('the weights of the rule name the states');
  });
});

describe('a row', () => {
  test('may end as it starts, and is down for no time then', () => {
    expect(downtime([[JUNE_1, JUNE_1]])).toBe(0);
  });

  test('may leave facts undefined, and is a plain one then', () => {
    const outages = [{ start: JUNE_1, end: JUNE_1 + HOUR, cause: undefined, weight: undefined }];
    expect(june({}, { outages }, { listIntervals: true })).toMatchObject({
      downtimeMs: HOUR,
      intervals: { outages: [{ startAt: JUNE_1, endAt: JUNE_1 + HOUR }] },
    });
  });

  test('keeps its facts beside pairs that have none', () => {
    const [first, second] = [JUNE_1, JUNE_1 + 2 * HOUR];
    const outages = [
      [first, first + HOUR] as const,
      { start: second, end: second + HOUR, state: 'major', cause: 'disk' },
    ];
    expect(june({}, { outages }, { listIntervals: true }).intervals?.outages).toEqual([
      { startAt: first, endAt: first + HOUR },
      { startAt: second, endAt: second + HOUR, state: 'major', cause: 'disk' },
    ]);
  });

  test('weighs what it says, also as often as it says it', () => {
    const at = (hour: number, weight: string) => ({
      start: JUNE_1 + hour * HOUR,
      end: JUNE_1 + (hour + 1) * HOUR,
      weight,
    });
    // 0.5 + 0.25 + 0.5 + 1
    expect(downtime([at(0, '0.5'), at(2, '0.25'), at(4, '0.5'), at(6, '1')])).toBe(2.25 * HOUR);
  });

  test('of a state weighs what the state does, also as often as it is named', () => {
    const at = (hour: number, state: string) => ({
      start: JUNE_1 + hour * HOUR,
      end: JUNE_1 + (hour + 1) * HOUR,
      state,
    });
    const outages = [at(0, 'partial'), at(2, 'major'), at(4, 'partial'), at(6, 'maintenance')];
    expect(downtime(outages)).toBe(3 * HOUR);
    const weights = { partial: '0.5' };
    expect(june({ weights }, { outages }).downtimeMs).toBe(2 * HOUR);
  });
});
