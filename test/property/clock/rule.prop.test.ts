import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceClock,
  checkClock,
  compileClock,
  evaluateClock,
  isSlaError,
  readLog,
  type SlaError,
  startClock,
} from '../../../src/clock.js';
import { anyTicket, type Ticket, tickets } from './arbitraries.js';

type Json = Record<string, unknown>;

/** The objects of plain data with names of fields of their own, at any depth. */
function objectsIn(data: unknown): Json[] {
  if (typeof data !== 'object' || data === null) return [];
  const below = Object.values(data).flatMap(objectsIn);
  return Array.isArray(data) ? below : [data as Json, ...below];
}

/** Puts a field that nobody reads into one of the objects. */
function withExtraField(data: unknown, at: number): unknown {
  const copy = structuredClone(data);
  const objects = objectsIn(copy);
  const found = objects[at % objects.length] as Json;
  found.zzExtra = 1;
  return copy;
}

/** Puts a letter too many into the name of one of the fields of one of the objects. */
function withMisspeltField(data: unknown, at: number, field: number): unknown {
  const copy = structuredClone(data);
  const objects = objectsIn(copy).filter((one) => Object.keys(one).length > 0);
  const found = objects[at % objects.length] as Json;
  const names = Object.keys(found).filter((name) => found[name] !== undefined);
  const name = names[field % names.length] ?? '';
  const { [name]: value } = found;
  delete found[name];
  found[`${name}q`] = value;
  return copy;
}

/** Changes one value of plain data to another. */
function withOtherValue(data: unknown, at: number, value: unknown): unknown {
  const copy = structuredClone(data);
  const objects = objectsIn(copy).flatMap((one) => Object.keys(one).map((name) => [one, name]));
  const [object, name] = objects[at % objects.length] as [Json, string];
  object[name] = value;
  return copy;
}

/** What a call is refused with, if it is. */
function refusalOf(call: () => unknown): SlaError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (isSlaError(error)) return error;
    throw error;
  }
}

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'x',
    -1,
    0.5,
    1e21,
    true,
    [],
    {},
    [[]],
    { field: 'a' },
    'PT-1H',
    'always',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

describe('a rule', () => {
  test('with a field too many at any depth is refused for it', () => {
    fc.assert(
      fc.property(anyTicket, fc.nat(), ({ rule, scene }, at) => {
        const error = refusalOf(() =>
          compileClock(withExtraField(rule, at) as never, scene.calendars),
        );
        expect(error?.path.at(-1)).toBe('zzExtra');
        // Inside a length the unit is what is not known.
        expect(['unknown-field', 'invalid-duration']).toContain(error?.code);
      }),
      tickets(300),
    );
  });

  test('with a misspelt field at any depth is refused, and never read as if it were not there', () => {
    fc.assert(
      fc.property(anyTicket, fc.nat(), fc.nat(), ({ rule, scene }, at, field) => {
        const broken = withMisspeltField(rule, at, field);
        expect(checkClock(broken, scene.calendars).ok).toBe(false);
      }),
      tickets(300),
    );
  });

  test('is refused with the first issue of its check, whatever is wrong with it', () => {
    fc.assert(
      fc.property(anyTicket, fc.nat(), odd, fc.nat(), odd, ({ rule, scene }, one, a, other, b) => {
        const broken = withOtherValue(withOtherValue(rule, one, a), other, b);
        const result = checkClock(broken, scene.calendars);
        const error = refusalOf(() => compileClock(broken as never, scene.calendars));
        if (result.ok) {
          expect(error).toBe(undefined);
          return;
        }
        const [first] = result.issues;
        const { code, path, expected, received, hint, message } = error as SlaError;
        expect({ code, path, expected, received, message, ...(hint && { hint }) }).toEqual({
          ...first,
          severity: undefined,
        });
      }),
      tickets(400),
    );
  });

  test('that its check passes evaluates without throwing, whatever was changed in it', () => {
    fc.assert(
      fc.property(anyTicket, fc.nat(), odd, ({ rule, scene, events, at }, place, value) => {
        const changed = withOtherValue(rule, place, value);
        const result = checkClock(changed, scene.calendars);
        fc.pre(result.ok);
        const clock = compileClock(changed as never, scene.calendars);
        const report = evaluateClock(clock, events, { at });
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
      }),
      tickets(400),
    );
  });

  test('of any JSON value is checked without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, calendars) => {
        expect(checkClock(value, calendars as never).ok).toBe(false);
      }),
      tickets(400),
    );
  });

  test('is the same to its states whatever the order of its fields', () => {
    fc.assert(
      fc.property(anyTicket, ({ rule, scene, clock, events }) => {
        const turned = compileClock(reversed(rule) as never, scene.calendars);
        const state = events.reduce(
          (so, event) => advanceClock(clock, so, event),
          startClock(clock),
        );
        expect(advanceClock(turned, state, { at: scene.toAt, type: 'note' }).ruleMark).toBe(
          state.ruleMark,
        );
      }),
      tickets(200),
    );
  });
});

describe('facts and options', () => {
  test('with a field too many are refused for it', () => {
    fc.assert(
      fc.property(anyTicket, fc.nat(), ({ clock, events, at }, place) => {
        fc.pre(events.length > 0);
        const broken = withExtraEventField({ events, at }, place);
        const calls = [
          () => evaluateClock(clock, broken, { at }),
          () => readLog(broken),
          () => broken.reduce((so, event) => advanceClock(clock, so, event), startClock(clock)),
          () => evaluateClock(clock, events, { at, zzExtra: 1 } as never),
          () => readLog(events, { zzExtra: 1 } as never),
        ];
        for (const call of calls) {
          const error = refusalOf(call);
          expect([error?.code, error?.path.at(-1)]).toEqual(['unknown-field', 'zzExtra']);
        }
      }),
      tickets(200),
    );
  });
});

function withExtraEventField(
  { events }: Pick<Ticket, 'events' | 'at'>,
  place: number,
): Ticket['events'] {
  return events.map((event, i) => (i === place % events.length ? { ...event, zzExtra: 1 } : event));
}

/** The same data with the fields of all objects in the other order. */
function reversed(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(reversed);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, value]) => [key, reversed(value)]),
  );
}
