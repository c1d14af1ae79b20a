import { describe, expect, test } from 'vitest';
import { outagesFromTransitions } from '../../../../src/uptime.js';
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
