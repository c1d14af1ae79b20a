import { describe, expect, test } from 'vitest';
import { groupObserved, outagesFromChecks } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';

const at = (startAt: number, endAt: number) => ({ startAt, endAt });

describe('a group that was watched in part', () => {
  const first = { outages: [[0, 10]], unknown: [[20, 30]] } as const;
  const second = { outages: [[25, 40]] } as const;

  test('is unknown where one who was not watched would have made the difference', () => {
    // All are needed: from 25 on the second is down, whatever the first was.
    expect(groupObserved([first, second])).toEqual({
      outages: [at(0, 10), at(25, 40)],
      unknown: [at(20, 25)],
    });
    // One is enough: only while the second is down does the first matter.
    expect(groupObserved([first, second], { needed: 1 })).toEqual({
      outages: [],
      unknown: [at(25, 30)],
    });
    expect(groupObserved([first, second], { needed: 0 })).toEqual({ outages: [], unknown: [] });
  });

  test('is unknown where so many together would have', () => {
    const members = [
      { outages: [], unknown: [[0, 10]] },
      { outages: [], unknown: [[5, 15]] },
      { outages: [[8, 20]] },
    ] as const;
    // Two of three are needed: two that may be down are too many, from 5 to 15.
    expect(groupObserved(members, { needed: 2 })).toEqual({ outages: [], unknown: [at(5, 15)] });
    // One of three: only where all may be down.
    expect(groupObserved(members, { needed: 1 })).toEqual({ outages: [], unknown: [at(8, 10)] });
  });

  test('knows a member that is down though nobody watched it', () => {
    const member = { outages: [[5, 8]], unknown: [[0, 10]] } as const;
    expect(groupObserved([member])).toEqual({
      outages: [at(5, 8)],
      unknown: [at(0, 5), at(8, 10)],
    });
  });

  test('does not take an outage that weighs nothing for one', () => {
    const slow = {
      outages: [{ start: 0, end: 10, state: 'degraded' }],
      unknown: [[5, 20]],
    } as const;
    expect(groupObserved([slow])).toEqual({ outages: [], unknown: [at(5, 20)] });
    const weights = { degraded: '0.5' };
    expect(groupObserved([slow], { weights })).toEqual({
      outages: [{ ...at(0, 10), state: 'degraded' }],
      unknown: [at(10, 20)],
    });
  });

  test('ends outages that go on at the instant of judgement', () => {
    expect(groupObserved([{ outages: [[5, null]] }], { at: 9 }).outages).toEqual([at(5, 9)]);
  });

  test('may be a member of a group, and so may what checks say', () => {
    const inner = groupObserved([first, second], { needed: 1 });
    const checks = [
      { at: 24, status: 'up' },
      { at: 27, status: 'down' },
    ];
    const statuses = { up: 'up', down: 'down' } as const;
    const watched = outagesFromChecks(checks, { statuses, at: 30, maxGap: 2 });
    // The checks know 24 to 26 and 27 to 29.
    expect(groupObserved([inner, watched])).toEqual({
      outages: [{ ...at(27, 29), cause: 'down' }],
      unknown: [at(25, 27), at(29, 30)],
    });
  });

  test.each<[unknown, object, (string | number)[], string]>([
    [7, {}, ['members'], 'a list of members, each with its outages and unknown time'],
    [[7], {}, ['members', 0], 'what was observed of a member'],
    [
      [{ outages: [] }],
      { needed: 2 },
      ['options', 'needed'],
      '0 to 1, as many as there are members',
    ],
    [[], null as never, ['options'], 'options'],
  ])('%j with %j is refused at %j', (members, options, path, expected) => {
    const call = () => groupObserved(members as never, options);
    expect(thrownBy(call)).toMatchObject({ path, expected });
  });
});
