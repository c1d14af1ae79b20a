import { describe, expect, test } from 'vitest';
import { groupOutages } from '../../../../src/uptime.js';
import { refusal } from '../month.js';

describe('groupOutages', () => {
  test('is down when any member is, and joins members that touch', () => {
    expect(groupOutages([[[0, 10]], [[10, 20]]])).toEqual([{ startAt: 0, endAt: 20 }]);
  });

  test('is down when fewer members are up than it needs', () => {
    expect(groupOutages([[[0, 10]], [[10, 20]]], { needed: 1 })).toEqual([]);
    expect(groupOutages([[[0, 10]], [[5, 20]], []], { needed: 2 })).toEqual([
      { startAt: 5, endAt: 10 },
    ]);
    expect(groupOutages([[[0, 10]], [[5, 20]]], { needed: 0 })).toEqual([]);
  });

  test('keeps what each outage was told, and leaves different ones apart', () => {
    const web = { start: 0, end: 10, component: 'web', cause: 'deploy' };
    const db = { start: 5, end: 20, component: 'db', cause: 'disk', id: 'inc-1' };
    expect(groupOutages([[web], [db]])).toEqual([
      { startAt: 0, endAt: 10, cause: 'deploy', component: 'web' },
      { startAt: 5, endAt: 20, cause: 'disk', component: 'db', id: 'inc-1' },
    ]);
    expect(groupOutages([[web], [db], []], { needed: 2 })).toEqual([
      { startAt: 5, endAt: 10, cause: 'deploy', component: 'web' },
      { startAt: 5, endAt: 10, cause: 'disk', component: 'db', id: 'inc-1' },
    ]);
  });

  test('loses as much as the best member that it cannot do without', () => {
    // One of two suffices: while one is down and the other loses three tenths, the group loses those.
    const whole = [{ start: 0, end: 10 }];
    const partial = [{ start: 5, end: 20, weight: '0.3' }];
    expect(groupOutages([whole, partial], { needed: 1 })).toEqual([
      { startAt: 5, endAt: 10, weight: '0.3' },
    ]);
  });

  test('leaves out what weighs nothing', () => {
    expect(groupOutages([[{ start: 0, end: 10, state: 'degraded' }], []])).toEqual([]);
    const weights = { degraded: 1 };
    expect(groupOutages([[{ start: 0, end: 10, state: 'degraded' }], []], { weights })).toEqual([
      { startAt: 0, endAt: 10, state: 'degraded' },
    ]);
  });

  test('must know up to when, for outages that go on', () => {
    expect(groupOutages([[[0, null]]], { at: 7 })).toEqual([{ startAt: 0, endAt: 7 }]);
    expect(() => groupOutages([[[0, null]]])).toThrowError(
      refusal('invalid-interval', ['members', 0, 0, 1]),
    );
  });

  test('needs no more members than there are', () => {
    expect(() => groupOutages([[]], { needed: 2 })).toThrowError(
      refusal('invalid-option', ['options', 'needed']),
    );
    expect(() => groupOutages([[]], { need: 1 } as never)).toThrowError(
      refusal('unknown-field', ['options', 'need']),
    );
  });
});
