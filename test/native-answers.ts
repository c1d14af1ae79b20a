import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  addBusinessDays,
  addBusinessTime,
  openTimePer,
  openTimeSet,
  traceBusinessTime,
} from '../src/calendar.js';
import { offsetRunsOf, zoneOf } from '../src/zone/zone.js';
import { ZONES } from './oracle/zone.js';
import { amountMs, instantIn, sample, sampleWith } from './property/calendar/arbitraries.js';

/**
 * Prints what the calendars answer, a digest for each case, to be compared between two Temporals:
 * the offsets of every odd zone over two centuries, and random calendars asked all sorts of things.
 */
const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

for (const id of ZONES) {
  const zone = zoneOf(id);
  const blocks = Array.from({ length: 184 }, (_, i) => offsetRunsOf(zone, i - 64));
  console.log(`${id} ${digest(blocks)}`);
}

const questions = sampleWith<[number, number, number]>(
  sample,
  instantIn,
  instantIn,
  () => amountMs,
);
const cases = fc.sample(questions, { numRuns: 1000, seed: Number(process.env.FC_SEED) });
cases.forEach(([{ definition, calendar, from, to }, at, other, amount], i) => {
  const answers = [
    [...openTimeSet(calendar, from, to)],
    addBusinessTime(calendar, at, amount),
    addBusinessDays(calendar, at, 3, { due: 'close' }),
    traceBusinessTime(calendar, at, other),
    openTimePer(calendar, 'week', at, other),
  ];
  console.log(`calendar ${i} ${digest([definition, answers])}`);
});
console.log(`${ZONES.length} zones and ${cases.length} calendars`);
