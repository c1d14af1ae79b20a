import { describe, expect, it } from 'vitest';
import { type FoldableEvent, initialState } from '../../../../src/clock/cycle/state.js';
import { inOrder } from '../../../../src/clock/log/same-instant.js';
import { planOf } from '../../../../src/clock/rule/compile.js';
import type { ClockRule, Scalar } from '../../../../src/clock.js';
import { clockOf } from '../tickets.js';

const rule: Partial<ClockRule> = {
  start: { on: ['start', 'start+pause', 'restart'] },
  stop: { on: ['stop', 'restart'] },
  pause: { on: ['pause', 'start+pause'] },
  resume: { on: 'resume' },
  cancel: { on: ['cancel', 'start+cancel'] },
  release: { on: 'release' },
  reset: { on: 'reset' },
};

type Says = string | readonly [type: string, set: Readonly<Record<string, Scalar>>, seq?: number];

/** The types of events of one instant in their order, of a ticket that has had events before. */
function orderOf(
  says: readonly Says[],
  { isFirst = false, isGiven = false, differences = {} as Partial<ClockRule> } = {},
): string[] {
  const state = initialState({}, isGiven);
  state.firstAt = isFirst ? null : 0;
  const events = says.map((one): FoldableEvent => {
    if (typeof one === 'string') return { type: one };
    const [type, set, seq] = one;
    return seq === undefined ? { type, set } : { type, set, seq };
  });
  const plan = planOf(clockOf({ ...rule, ...differences }));
  return inOrder(plan, state, events).map(({ type }) => type);
}

describe('events of one instant whose order nobody knows', () => {
  it('stand in the order of what they say, whatever the order of the log', () => {
    const sorted = [
      ['pause', 'resume', 'note', 'stop', 'cancel', 'reset', 'start'],
      ['pause', 'resume', 'restart', 'stop', 'release', 'reset', 'start+pause', 'start'],
      ['note', 'stop', 'start+cancel', 'reset'],
    ];
    for (const types of sorted) {
      expect(orderOf(types)).toEqual(types);
      expect(orderOf(types.toReversed())).toEqual(types);
    }
  });

  it('begin with the start where nothing was before, the one that pauses first', () => {
    const types = ['start+pause', 'start', 'pause', 'resume', 'stop'];
    expect(orderOf(types, { isFirst: true })).toEqual(types);
    expect(orderOf(types.toReversed(), { isFirst: true })).toEqual(types);
  });

  it('stand by their text where they say the same', () => {
    expect(orderOf(['b', 'c', 'a'])).toEqual(['a', 'b', 'c']);
    const sets: readonly Says[] = [
      ['x', { p: 2 }],
      ['x', { p: 1 }],
    ];
    const state = initialState();
    state.firstAt = 0;
    const plan = planOf(clockOf(rule));
    const events = sets.map(
      (one) => ({ type: one[0] as string, set: one[1] as object }) as FoldableEvent,
    );
    expect(inOrder(plan, state, events).map(({ set }) => set?.p)).toEqual([1, 2]);
    expect(inOrder(plan, state, events.toReversed()).map(({ set }) => set?.p)).toEqual([1, 2]);
  });

  it('are looked at with what they set, each alone', () => {
    const differences: Partial<ClockRule> = {
      pause: { field: 'status', equals: 'pending' },
      resume: undefined,
      start: { field: 'open', equals: true },
    };
    const [waits, opens] = [
      ['waits', { status: 'pending' }],
      ['opens', { open: true, status: 'open' }],
    ] as const;
    expect(orderOf(['stop', waits], { differences })).toEqual(['waits', 'stop']);
    expect(orderOf([opens, 'stop'], { differences })).toEqual(['stop', 'opens']);
    // That the ticket is open holds for the whole instant: so both of them start, the one that pauses first.
    for (const says of [
      ['stop', waits, opens],
      [opens, waits, 'stop'],
    ])
      expect(orderOf(says, { differences })).toEqual(['stop', 'waits', 'opens']);
  });

  it('are looked at with what has happened at the instant, too', () => {
    const differences: Partial<ClockRule> = {
      stop: { all: [{ on: 'x' }, { once: 'y' }] },
    };
    // x ends only once y has happened, as it does here: so it comes after a note.
    expect(orderOf(['x', 'y', 'note'], { differences })).toEqual(['note', 'y', 'x']);
    expect(orderOf(['x', 'note'], { differences })).toEqual(['note', 'x']);
    expect(orderOf(['x', 'z'], { differences })).toEqual(['x', 'z']);
  });

  it('set at once what only one of them says, or all say alike', () => {
    const state = initialState({ old: 1 });
    inOrder(planOf(clockOf(rule)), state, [
      { type: 'a', set: { one: 1, both: 2, torn: 3 } },
      { type: 'b', set: { both: 2, torn: 4, old: null } },
      { type: 'c' },
    ]);
    expect(state.attributes).toEqual({ old: null, one: 1, both: 2 });
  });
});

describe('events of one instant whose order is known', () => {
  it('stand by their numbers, when all have one', () => {
    const says: readonly Says[] = [
      ['stop', {}, 7],
      ['pause', {}, 9],
      ['start', {}, -1],
    ];
    expect(orderOf(says)).toEqual(['start', 'stop', 'pause']);
    expect(orderOf([...says, 'note'])).toEqual(['pause', 'note', 'stop', 'start']);
  });

  it('stand as they are given, where that is vouched for', () => {
    const types = ['stop', 'pause', 'start', 'note'];
    expect(orderOf(types, { isGiven: true })).toEqual(types);
    expect(orderOf(types)).not.toEqual(types);
  });

  it('are one alone, which sets nothing beforehand', () => {
    const state = initialState();
    const events = [{ type: 'a', set: { one: 1 } }];
    expect(inOrder(planOf(clockOf(rule)), state, events)).toBe(events);
    expect(state.attributes).toEqual({});
  });
});
