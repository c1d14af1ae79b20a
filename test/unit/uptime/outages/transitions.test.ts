import { describe, expect, test } from 'vitest';
import { outagesFromTransitions } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

const statuses = {
  up: 'up',
  down: 'down',
  slow: { state: 'degraded' },
  half: { weight: '0.5' },
  paused: 'unknown',
} as const;

describe('outagesFromTransitions', () => {
  test('lets each status last until the next; of several at an instant the last counts', () => {
    const log = [
      { at: 50, status: 'up' },
      { at: 20, status: 'up' },
      { at: 20, status: 'down' },
      { at: 60, status: 'paused' },
      { at: 70, status: 'slow' },
    ];
    expect(outagesFromTransitions(log, { statuses, from: 0, at: 100 })).toEqual({
      outages: [
        { startAt: 20, endAt: 50, cause: 'down' },
        { startAt: 70, endAt: 100, state: 'degraded', cause: 'slow' },
      ],
      unknown: [
        { startAt: 0, endAt: 20 },
        { startAt: 60, endAt: 70 },
      ],
    });
  });

  test('knows the status before the first observation when it is told', () => {
    const options = { statuses, from: 0, at: 100, initially: 'up' };
    expect(outagesFromTransitions([], options)).toEqual({ outages: [], unknown: [] });
  });

  test('keeps what an observation says of itself, and its cause before the status', () => {
    const facts = { id: 'inc-7', cause: 'disk', component: 'db', severity: 'sev1' };
    const log = [{ at: 0, status: 'half', ...facts }];
    expect(outagesFromTransitions(log, { statuses, at: 10 }).outages).toEqual([
      { startAt: 0, endAt: 10, weight: '0.5', ...facts },
    ]);
  });

  test('refuses a status that nobody explained, wherever it stands', () => {
    expect(() =>
      outagesFromTransitions([{ at: 0, status: 'odd' }], { statuses, at: 1 }),
    ).toThrowError(refusal('unknown-reference', ['log', 0, 'status']));
    expect(() => outagesFromTransitions([], { statuses, at: 1, initially: 'odd' })).toThrowError(
      refusal('unknown-reference', ['options', 'initially']),
    );
  });

  test('refuses a meaning that is none, and fields that nobody reads', () => {
    expect(() =>
      outagesFromTransitions([], { statuses: { odd: 'broken' as 'down' }, at: 1 }),
    ).toThrowError(refusal('invalid-option', ['options', 'statuses', 'odd']));
    expect(() =>
      outagesFromTransitions([{ at: 0, status: 'up', stat: 1 } as never], { statuses, at: 1 }),
    ).toThrowError(refusal('unknown-field', ['log', 0, 'stat']));
    expect(() => outagesFromTransitions([], { statuses, until: 1 } as never)).toThrowError(
      refusal('unknown-field', ['options', 'until']),
    );
    expect(() => outagesFromTransitions([], { statuses, from: 2, at: 1 })).toThrowError(
      refusal('invalid-interval', ['options', 'from']),
    );
  });
});

describe('what transitions are refused for', () => {
  const kinds = 'one of up, down, unknown';
  const known = 'one of the statuses up, down, slow, half, paused';
  const names = 'one of at, status, cause, component, severity, id';
  test.each<[unknown, unknown, string, (string | number)[], string]>([
    [7, {}, 'invalid-type', ['log'], 'observations as a list, or as columns of at and statuses'],
    [[7], {}, 'invalid-type', ['log', 0], 'an observation with at and status'],
    [[null], {}, 'invalid-type', ['log', 0], 'an observation with at and status'],
    [[{ at: 0, status: 'odd' }], {}, 'unknown-reference', ['log', 0, 'status'], known],
    [[{ at: 0, status: 7 }], {}, 'unknown-reference', ['log', 0, 'status'], known],
    [[{ at: 0, status: 'up', stat: 1 }], {}, 'unknown-field', ['log', 0, 'stat'], names],
    [[], { initially: 'odd' }, 'unknown-reference', ['options', 'initially'], known],
    [
      [],
      { from: 2 },
      'invalid-interval',
      ['options', 'from'],
      'a start at or before the instant of judgement',
    ],
    [[], { statuses: 7 }, 'invalid-type', ['options', 'statuses'], 'statuses by name'],
    [[], { statuses: { odd: 'broken' } }, 'invalid-option', ['options', 'statuses', 'odd'], kinds],
  ])('%j with %j', (log, options, code, path, expected) => {
    const call = () =>
      outagesFromTransitions(log as never, { statuses, at: 1, ...(options as object) });
    expect(thrownBy(call)).toMatchObject({ code, path, expected });
  });

  test('with a hint of what would help', () => {
    const call = (log: object) => () => outagesFromTransitions([log as never], { statuses, at: 1 });
    expect(thrownBy(call({ at: 0, status: 'xyzzyx' })).hint).toBe('say what it means in statuses');
    expect(thrownBy(call({ at: 0, status: 'pausd' })).hint).toBe('did you mean paused?');
    expect(thrownBy(call({ at: 0, status: 'up', odd: 1 })).received).toBe('"odd"');
  });

  test('options that are none', () => {
    expect(thrownBy(() => outagesFromTransitions([], null as never))).toMatchObject({
      path: ['options'],
      expected: 'options',
    });
  });
});

describe('the time of a log', () => {
  test('begins with its first observation, or at the instant of judgement without one', () => {
    const none = { outages: [], unknown: [] };
    expect(outagesFromTransitions([], { statuses, at: 9 })).toEqual(none);
    expect(outagesFromTransitions([{ at: 20, status: 'down' }], { statuses, at: 9 })).toEqual(none);
    expect(
      outagesFromTransitions([{ at: 3, status: 'down' }], { statuses, at: 9 }).outages,
    ).toEqual([{ startAt: 3, endAt: 9, cause: 'down' }]);
  });

  test('may begin at the instant of judgement, and is empty then', () => {
    const log = [{ at: 0, status: 'down' }];
    expect(outagesFromTransitions(log, { statuses, from: 9, at: 9 })).toEqual({
      outages: [],
      unknown: [],
    });
  });

  test('is cut to where it is asked for', () => {
    const log = [
      { at: 0, status: 'down' },
      { at: 50, status: 'up' },
      { at: 80, status: 'down' },
    ];
    expect(outagesFromTransitions(log, { statuses, from: 10, at: 60 }).outages).toEqual([
      { startAt: 10, endAt: 50, cause: 'down' },
    ]);
  });

  test('is down from the start when it was so initially', () => {
    const options = { statuses, from: 0, at: 100, initially: 'half' };
    expect(outagesFromTransitions([{ at: 40, status: 'up' }], options)).toEqual({
      outages: [{ startAt: 0, endAt: 40, weight: '0.5', cause: 'half' }],
      unknown: [],
    });
  });

  test('joins unknown time of several observations', () => {
    const log = [
      { at: 10, status: 'paused' },
      { at: 20, status: 'paused' },
    ];
    expect(outagesFromTransitions(log, { statuses, from: 0, at: 30 }).unknown).toEqual([
      { startAt: 0, endAt: 30 },
    ]);
  });

  test('says -0 as the weight 0 that it is', () => {
    const weightless = { zero: { weight: -0 } };
    const { outages } = outagesFromTransitions([{ at: 0, status: 'zero' }], {
      statuses: weightless,
      at: 1,
    });
    expect(Object.is((outages[0] as { weight?: unknown }).weight, 0)).toBe(true);
  });
});
