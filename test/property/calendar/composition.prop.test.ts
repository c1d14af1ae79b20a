import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CalendarDefinition,
  type CompiledCalendar,
  openTimeSet,
} from '../../../src/calendar.js';
import type { TimeSet } from '../../../src/index.js';
import { difference, intersection, union } from '../../../src/time-set.js';
import { compileUnlessClosed, pairOfSamples } from './arbitraries.js';

const SET_OPERATIONS: Readonly<Record<string, (a: TimeSet, b: TimeSet) => TimeSet>> = {
  union,
  intersection,
  difference,
};

describe('a composed calendar is open as its parts say', () => {
  test.each(Object.entries(SET_OPERATIONS))('%s of two calendars in any zones', (kind, combine) => {
    fc.assert(
      fc.property(pairOfSamples, ([a, b]) => {
        const composed = compileUnlessClosed(compose(kind, a.definition, b.definition));
        const set = (calendar: CompiledCalendar): TimeSet => openTimeSet(calendar, a.from, a.to);
        const expected = [...combine(set(a.calendar), set(b.calendar))];
        expect(composed === undefined ? [] : [...set(composed)]).toEqual(expected);
      }),
    );
  });

  test('a union or intersection of one is the calendar itself, and so is a union with itself', () => {
    fc.assert(
      fc.property(pairOfSamples, ([{ definition, calendar, from, to }]) => {
        for (const composed of [
          { union: [definition] },
          { intersection: [definition] },
          { difference: [definition] },
          { union: [definition, definition] },
          { intersection: [definition, definition] },
        ]) {
          const same = compileUnlessClosed(composed) as CompiledCalendar;
          expect([...openTimeSet(same, from, to)]).toEqual([...openTimeSet(calendar, from, to)]);
        }
      }),
    );
  });

  test('a calendar without itself never opens', () => {
    fc.assert(
      fc.property(pairOfSamples, ([{ definition }]) => {
        expect(compileUnlessClosed({ difference: [definition, definition] })).toBe(undefined);
      }),
      { numRuns: 15 },
    );
  });
});

function compose(kind: string, ...parts: CalendarDefinition[]): CalendarDefinition {
  return { [kind]: parts } as unknown as CalendarDefinition;
}
