import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import {
  addBusinessTime,
  type CompiledCalendar,
  compileCalendar,
  openTimeSet,
} from '../../../src/calendar.js';
import { amountMs, instantIn, sample, sampleWith } from './arbitraries.js';

const ZONES = ['UTC', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata'] as const;
const zoneOfMachine = process.env.TZ;

afterEach(() => moveMachineTo(zoneOfMachine));

test('the zone of the machine does not matter', () => {
  fc.assert(
    fc.property(
      sampleWith<[number, number]>(sample, instantIn, () => amountMs),
      ([{ definition, from, to }, at, amount]) => {
        const answers = ZONES.map((zone) => {
          moveMachineTo(zone);
          const calendar: CompiledCalendar = compileCalendar(definition);
          const due = addBusinessTime(calendar, at, amount);
          return JSON.stringify([due, [...openTimeSet(calendar, from, to)]]);
        });
        expect(new Set(answers).size).toBe(1);
      },
    ),
    { numRuns: 50 },
  );
});

test('the machine does move for this test', () => {
  const hours = ZONES.map((zone) => {
    moveMachineTo(zone);
    return new Date('2026-01-15T12:00:00Z').getHours();
  });
  expect(hours).toEqual([12, 7, 1, 17]);
});

function moveMachineTo(zone: string | undefined): void {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
}
