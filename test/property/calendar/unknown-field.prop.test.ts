import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessTime,
  businessDaysBetween,
  type CalendarDefinition,
  checkCalendar,
  compileCalendar,
  nextOpenAt,
  periodAt,
  subtractBusinessTime,
} from '../../../src/calendar.js';
import { thrownBy } from '../../oracle/thrown.js';
import { anyDefinition } from './arbitraries.js';

type Fields = Record<string, unknown>;

/** All objects of a document, itself included. */
function objectsIn(value: unknown): Fields[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Fields, ...inner];
}

/** A copy of a good definition, and one of the objects in it. */
const opened: fc.Arbitrary<{ readonly copy: CalendarDefinition; readonly at: Fields }> = fc
  .tuple(anyDefinition, fc.nat())
  .map(([{ definition }, choice]) => {
    const copy = structuredClone(definition) as CalendarDefinition;
    const objects = objectsIn(copy);
    return { copy, at: objects[choice % objects.length] as Fields };
  });

/** A name that no field and no list of weekdays has. */
const stranger: fc.Arbitrary<string> = fc.string({ maxLength: 12 }).map((text) => `x${text}`);

describe('what nobody reads is refused', () => {
  test('one more field, wherever it stands in a definition, is an unknown field', () => {
    fc.assert(
      fc.property(opened, stranger, fc.jsonValue(), ({ copy, at }, name, value) => {
        Object.defineProperty(at, name, { value, enumerable: true });
        expect(thrownBy(() => compileCalendar(copy)).code).toBe('unknown-field');
        const check = checkCalendar(copy);
        expect(check.ok ? [] : check.issues.map(({ code }) => code)).toContain('unknown-field');
      }),
    );
  });

  test('a definition with one name misspelt never passes', () => {
    fc.assert(
      fc.property(opened, fc.nat(), ({ copy, at }, choice) => {
        const names = Object.keys(at);
        const name = names[choice % names.length];
        fc.pre(name !== undefined);
        const value = at[name];
        delete at[name];
        at[`${name}x`] = value;
        expect(checkCalendar(copy).ok).toBe(false);
      }),
    );
  });

  const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
  const QUESTIONS: readonly (readonly [name: string, ask: (options: never) => unknown])[] = [
    ['addBusinessTime', (options) => addBusinessTime(office, 0, 1, options)],
    ['subtractBusinessTime', (options) => subtractBusinessTime(office, 0, 1, options)],
    ['nextOpenAt', (options) => nextOpenAt(office, 0, options)],
    ['addBusinessDays', (options) => addBusinessDays(office, 0, 1, options)],
    ['businessDaysBetween', (options) => businessDaysBetween(office, 0, 1, options)],
  ];

  test.each(QUESTIONS)('an option of %s that it does not have is an unknown field', (_, ask) => {
    fc.assert(
      fc.property(stranger, fc.anything(), (name, value) => {
        const error = thrownBy(() => ask({ [name]: value } as never));
        expect(error).toMatchObject({ code: 'unknown-field', path: ['options', name] });
      }),
    );
  });

  test('a rule of periods with one more field is refused', () => {
    const rules = fc.constantFrom(
      { unit: 'month', timeZone: 'UTC' },
      { unit: 'week', timeZone: 'Europe/Paris', anchor: '2026-01-01' },
      { unit: 'rolling', timeZone: 'UTC', days: 30 },
    );
    fc.assert(
      fc.property(rules, stranger, fc.anything(), (rule, name, value) => {
        const more = { ...rule, [name]: value } as never;
        expect(thrownBy(() => periodAt(more, 0))).toMatchObject({
          code: 'unknown-field',
          path: [name],
        });
      }),
    );
  });
});
