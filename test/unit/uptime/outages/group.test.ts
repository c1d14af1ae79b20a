import { describe, expect, test } from 'vitest';
import { groupOutages } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
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

describe('what groupOutages takes', () => {
  test.each<[unknown, unknown, string, string[], string]>([
    [7, {}, 'invalid-type', ['members'], 'a list of members, each with its outages'],
    [[[]], null, 'invalid-type', ['options'], 'options'],
    [
      [[]],
      { needed: 2 },
      'invalid-option',
      ['options', 'needed'],
      '0 to 1, as many as there are members',
    ],
    [
      [[]],
      { needed: -1 },
      'invalid-option',
      ['options', 'needed'],
      'a whole number of members, from 0 on',
    ],
  ])('%j with %j is refused as %s at %j', (members, options, code, path, expected) => {
    const call = () => groupOutages(members as never, options as never);
    expect(thrownBy(call)).toMatchObject({ code, path, expected });
  });

  test('tells that an end is needed, and where to give it', () => {
    expect(thrownBy(() => groupOutages([[[0, null]]]))).toMatchObject({
      expected: 'an end, since nothing says up to when the facts are known',
      hint: 'give at in the options',
    });
  });
});

describe('a group whose members lose different shares', () => {
  test('keeps each outage as far as it loses at least as much', () => {
    // It needs both: it loses 0.8 until 10, and 0.2 until 20.
    const heavy = [{ start: 0, end: 10, weight: '0.8', id: 'h' }];
    const light = [{ start: 5, end: 20, weight: '0.2', id: 'l' }];
    expect(groupOutages([heavy, light])).toEqual([
      { startAt: 0, endAt: 10, weight: '0.8', id: 'h' },
      { startAt: 5, endAt: 20, weight: '0.2', id: 'l' },
    ]);
  });

  test('loses the second highest of three where two suffice', () => {
    // Until 10 the second highest of 0.8, 0.5 and 0.2 is 0.5; until 20, of 0.8 and 0.2, it is 0.2.
    const members = [
      [{ start: 0, end: 30, weight: '0.8' }],
      [{ start: 0, end: 10, weight: '0.5' }],
      [{ start: 0, end: 20, weight: '0.2' }],
    ];
    expect(groupOutages(members, { needed: 2 })).toEqual([
      { startAt: 0, endAt: 10, weight: '0.5' },
      { startAt: 0, endAt: 20, weight: '0.2' },
    ]);
    expect(groupOutages(members, { needed: 1 })).toEqual([
      { startAt: 0, endAt: 10, weight: '0.2' },
    ]);
  });

  test('takes 0.5 and 0.50 as one share', () => {
    const members = [
      [{ start: 0, end: 10, weight: '0.5' }],
      [{ start: 0, end: 10, weight: '0.50' }],
      [{ start: 0, end: 10, weight: '0.6' }],
    ];
    // The second highest of 0.6, 0.5 and 0.50 is a half, which two of them lose.
    expect(groupOutages(members, { needed: 2 })).toEqual([
      { startAt: 0, endAt: 10, weight: '0.5' },
      { startAt: 0, endAt: 10, weight: '0.50' },
    ]);
  });

  test('is plain where no member was told anything, and leaves out what has no length', () => {
    expect(groupOutages([[[0, 5]], [[5, 9]]], { needed: 1 })).toEqual([]);
    expect(
      groupOutages(
        [
          [
            [0, 4],
            [6, 10],
          ],
          [[2, 8]],
        ],
        { needed: 1 },
      ),
    ).toEqual([
      { startAt: 2, endAt: 4 },
      { startAt: 6, endAt: 8 },
    ]);
  });
});
