import { describe, expect, it } from 'vitest';
import { type Condition, checkClock, evaluateClock, type Scalar } from '../../../../src/clock.js';
import { clockOf, office, refusal, ruleOf } from '../tickets.js';

/** Whether a clock whose start is the condition starts at one event that sets these attributes. */
function starts(start: Condition, set: Readonly<Record<string, Scalar>>, type = 'x'): boolean {
  return (
    evaluateClock(clockOf({ start, stop: { on: 'never' } }), [{ at: 0, type, set }], { at: 0 })
      .state !== 'pending'
  );
}

describe('a condition on an attribute', () => {
  it.each<[Condition, Scalar, boolean]>([
    [{ field: 'a', equals: 'high' }, 'high', true],
    [{ field: 'a', equals: 'high' }, 'low', false],
    [{ field: 'a', equals: 1 }, '1', false],
    [{ field: 'a', equals: null }, null, true],
    [{ field: 'a', equals: false }, false, true],
    [{ field: 'a', in: ['x', 2, null] }, 2, true],
    [{ field: 'a', in: ['x', 2, null] }, '2', false],
    [{ field: 'a', in: [] }, 'x', false],
    [{ field: 'a', gt: 2 }, 3, true],
    [{ field: 'a', gt: 2 }, 2, false],
    [{ field: 'a', gte: 2 }, 2, true],
    [{ field: 'a', lt: 2 }, 1, true],
    [{ field: 'a', lt: 2 }, 2, false],
    [{ field: 'a', lte: 2 }, 2, true],
    [{ field: 'a', lte: 2 }, 3, false],
    [{ field: 'a', gte: '2026-03-02' }, '2026-03-10', true],
    [{ field: 'a', gte: 2, lt: 5 }, 5, false],
    [{ field: 'a', gte: 2, lt: 5 }, 4, true],
    [{ field: 'a', exists: true }, null, true],
    [{ field: 'a', exists: false }, 'x', false],
  ])('%j of %j is %j', (condition, value, expected) => {
    expect(starts(condition, { a: value })).toBe(expected);
  });

  it.each<Condition>([
    { field: 'a', gt: 2 },
    { field: 'a', lte: 2 },
    { field: 'a', gte: 2 },
  ])('%j fits no value of another kind', (condition) => {
    for (const value of ['3', '1', true, null]) expect(starts(condition, { a: value })).toBe(false);
  });

  it('fits no attribute that was never set, unless it asks for that', () => {
    expect(starts({ field: 'a', equals: null }, {})).toBe(false);
    expect(starts({ field: 'a', lt: 5 }, {})).toBe(false);
    expect(starts({ field: 'a', exists: true }, {})).toBe(false);
    expect(starts({ field: 'a', exists: false }, {})).toBe(true);
    expect(starts({ not: { field: 'a', equals: 1 } }, {})).toBe(true);
  });

  it('finds nothing behind the names of an object itself', () => {
    for (const field of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(starts({ field, exists: true }, {})).toBe(false);
    }
  });

  it('finds an attribute called `__proto__` once an event has set it, and sets nothing else', () => {
    const set = JSON.parse('{ "__proto__": "yes" }');
    expect(starts({ field: '__proto__', equals: 'yes' }, set)).toBe(true);
    expect(starts({ field: 'polluted', exists: true }, set)).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
  });
});

describe('a condition on events', () => {
  it('holds at events of that type, one or several', () => {
    expect(starts({ on: 'x' }, {})).toBe(true);
    expect(starts({ on: ['y', 'x'] }, {})).toBe(true);
    expect(starts({ on: 'y' }, {})).toBe(false);
  });

  it('may ask for an attribute too, the event that sets it included', () => {
    const condition: Condition = { all: [{ on: 'x' }, { field: 'a', equals: 1 }] };
    expect(starts(condition, { a: 1 })).toBe(true);
    expect(starts(condition, { a: 2 })).toBe(false);
    expect(starts(condition, { a: 1 }, 'y')).toBe(false);
  });
});

describe('conditions together', () => {
  const a: Condition = { field: 'a', equals: 1 };
  const b: Condition = { field: 'b', equals: 1 };

  it.each([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ])('hold as logic says for %i and %i', (first, second) => {
    const set = { a: first, b: second };
    expect(starts({ all: [a, b] }, set)).toBe(first === 1 && second === 1);
    expect(starts({ any: [a, b] }, set)).toBe(first === 1 || second === 1);
    expect(starts({ not: a }, set)).toBe(first !== 1);
    expect(starts({ not: { any: [a, { not: b }] } }, set)).toBe(first !== 1 && second === 1);
  });

  it('all of none holds, any of none does not', () => {
    expect(starts({ all: [] }, {})).toBe(true);
    expect(starts({ any: [] }, {})).toBe(false);
  });
});

describe('a condition is refused', () => {
  const nested = (depth: number): unknown =>
    depth === 0 ? { on: 'x' } : { not: nested(depth - 1) };
  const endless: { not?: unknown } = {};
  endless.not = endless;

  it.each<[string, unknown, string, string]>([
    ['that is missing', undefined, 'missing-field', 'start'],
    ['that is null', null, 'invalid-condition', 'start'],
    ['that is text', 'created', 'invalid-condition', 'start'],
    ['that is a list', [{ on: 'x' }], 'invalid-condition', 'start'],
    ['without a kind', {}, 'invalid-condition', 'start'],
    ['of an unknown kind', { event: 'x' }, 'invalid-condition', 'start'],
    ['of two kinds', { on: 'x', field: 'a', equals: 1 }, 'invalid-condition', 'start'],
    ['with a field too many', { on: 'x', equals: 1 }, 'unknown-field', 'start.equals'],
    ['on no type', { on: [] }, 'invalid-type', 'start.on'],
    ['on a number', { on: 5 }, 'invalid-condition', 'start.on'],
    ['on a list with a number', { on: ['x', 5] }, 'invalid-type', 'start.on.1'],
    ['on a field without comparison', { field: 'a' }, 'invalid-condition', 'start'],
    [
      'on a field compared with nothing',
      { field: 'a', equals: undefined },
      'invalid-condition',
      'start',
    ],
    ['on a field that is no text', { field: 5, equals: 1 }, 'invalid-type', 'start.field'],
    ['with an unknown comparison', { field: 'a', equal: 1 }, 'unknown-field', 'start.equal'],
    [
      'with an inherited name as comparison',
      { field: 'a', constructor: 1 },
      'unknown-field',
      'start.constructor',
    ],
    ['with a value instead of a list', { field: 'a', in: 'high' }, 'invalid-type', 'start.in'],
    ['with one condition instead of a list', { all: { on: 'x' } }, 'invalid-type', 'start.all'],
    [
      'inside another, where it stands',
      { any: [{ on: 'x' }, { not: { on: 7 } }] },
      'invalid-condition',
      'start.any.1.not.on',
    ],
  ])('%s', (_, start, code, path) => {
    expect(refusal(() => clockOf({ start: start as Condition }))).toEqual({ code, path });
  });

  it('of more parts than anybody writes', () => {
    const tangled: { any: unknown[] } = { any: [] };
    tangled.any.push(tangled, tangled);
    expect(refusal(() => clockOf({ start: tangled as Condition })).code).toBe('invalid-condition');
    const rule = ruleOf({ start: tangled as Condition });
    expect(checkClock(rule, { office }).ok).toBe(false);
  });

  it('when it is nested without reason, or without end', () => {
    expect(() => clockOf({ start: nested(32) as Condition })).not.toThrow();
    expect(refusal(() => clockOf({ start: nested(33) as Condition })).code).toBe(
      'invalid-condition',
    );
    expect(refusal(() => clockOf({ start: nested(5000) as Condition })).code).toBe(
      'invalid-condition',
    );
    expect(refusal(() => clockOf({ start: endless as Condition })).code).toBe('invalid-condition');
  });

  it.each(['stop', 'pause', 'reset', 'cancel'] as const)('as %s, where it stands', (key) => {
    expect(refusal(() => clockOf({ [key]: {} as Condition }))).toEqual({
      code: 'invalid-condition',
      path: key,
    });
  });

  it('as resume of a pause that is a state, or of no pause', () => {
    const resume = { on: 'resumed' };
    const pause = { field: 'status', equals: 'pending' } as const;
    expect(refusal(() => clockOf({ pause, resume }))).toEqual({
      code: 'invalid-condition',
      path: 'resume',
    });
    expect(refusal(() => clockOf({ resume }))).toEqual({
      code: 'invalid-condition',
      path: 'resume',
    });
  });
});
