import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BLOCK_MS,
  instantOfLabel,
  labelOfInstant,
  offsetAt,
  offsetRunsOf,
  zoneOf,
} from '../../../src/zone/zone.js';
import {
  intlLabels,
  intlOffsets,
  scanTransitions,
  type Transition,
  temporalInstantOfLabel,
  ZONE_YEARS,
  ZONES,
} from '../../oracle/zone.js';
import { usualRuns } from '../../runs.js';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** At every keystroke a quarter of them, by the seed: a year is thirty-five thousand questions to Intl. */
const turn = Number(process.env.FC_SEED ?? 0) % 4;
const inTurn = <T>(all: readonly T[]): readonly T[] =>
  usualRuns() >= 100 ? all : all.filter((_, i) => i % 4 === turn);

describe.each(inTurn(ZONE_YEARS))('%s %j: %3$s', (id, years) => {
  const zone = zoneOf(id);

  test.each(years)('%d: offsets and labels are those of Intl, every quarter of an hour', (year) => {
    const intlOffset = intlOffsets(id);
    const wrong: string[] = [];
    // The first instant of every label; a walk along the time line meets it first.
    const firsts = new Map<number, number>();
    let [lastLabel, lastOffset] = [Number.NaN, Number.NaN];
    const [from, to] = [Date.UTC(year, 0, 1) - 2 * DAY_MS, Date.UTC(year + 1, 0, 1) + 2 * DAY_MS];
    for (let at = from; at < to; at += QUARTER_MS) {
      const offset = intlOffset(at);
      const label = at + offset;
      if (offsetAt(zone, at) !== offset || labelOfInstant(zone, at) !== label) wrong.push(iso(at));
      // Labels that the clock jumped over move forward by the jump: they keep the old offset.
      for (let skipped = lastLabel + QUARTER_MS; skipped < label; skipped += QUARTER_MS) {
        firsts.set(skipped, skipped - lastOffset);
      }
      if (!firsts.has(label)) firsts.set(label, at);
      [lastLabel, lastOffset] = [label, offset];
    }
    for (const [label, at] of firsts) {
      // The walk began somewhere: labels of its first two days may have come before.
      if (label < from + 2 * DAY_MS) continue;
      if (instantOfLabel(zone, label) !== at) wrong.push(`label ${iso(label)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe.each(inTurn(ZONES))('%s', (id) => {
  const zone = zoneOf(id);
  const firstBlock = Math.floor(Date.UTC(1970, 0, 1) / BLOCK_MS);
  const lastBlock = Math.floor(Date.UTC(2040, 0, 1) / BLOCK_MS);

  test('has all transitions of 1970 to 2040, to the millisecond', () => {
    const known: Transition[] = [];
    let last = offsetAt(zone, firstBlock * BLOCK_MS);
    for (let block = firstBlock; block < lastBlock; block++) {
      const { startsAt, offsetsMs } = offsetRunsOf(zone, block);
      expect(startsAt[0]).toBe(block * BLOCK_MS);
      for (const [i, at] of startsAt.entries()) {
        const offset = offsetsMs[i] as number;
        if (offset !== last) known.push([at, offset]);
        last = offset;
      }
    }
    expect(known).toEqual(scanTransitions(id, firstBlock * BLOCK_MS, lastBlock * BLOCK_MS));
  });

  test('labels around every transition are those of Temporal, to the millisecond', () => {
    const label = fc.integer({ min: -36 * 60, max: 36 * 60 }).map((minutes) => minutes * 60_000);
    const near = fc.constantFrom(-1, 0, 1);
    const transitions: number[] = [Date.UTC(2024, 5, 1)];
    for (let block = firstBlock; block < lastBlock; block++) {
      transitions.push(...offsetRunsOf(zone, block).startsAt.slice(1));
    }
    fc.assert(
      fc.property(fc.constantFrom(...transitions), label, near, (at, distance, ms) => {
        const localMs = labelOfInstant(zone, at) + distance + ms;
        expect(instantOfLabel(zone, localMs)).toBe(temporalInstantOfLabel(id, localMs));
      }),
      { numRuns: 200 },
    );
  });
});

// Whole seconds: local mean times of the nineteenth century had no other in Intl.
const instants = fc
  .integer({ min: Date.UTC(1860, 0, 1) / 1000, max: Date.UTC(2150, 0, 1) / 1000 })
  .map((second) => second * 1000);

describe('in any zone of three centuries', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

  test('a wall clock shows what Intl writes', () => {
    fc.assert(
      fc.property(zones, instants, (id, at) => {
        expect(labelOfInstant(zoneOf(id), at)).toBe(intlLabels(id)(at));
      }),
      { numRuns: 500 },
    );
  });

  test('a label is the instant that Temporal says', () => {
    fc.assert(
      fc.property(zones, instants, (id, localMs) => {
        expect(instantOfLabel(zoneOf(id), localMs)).toBe(temporalInstantOfLabel(id, localMs));
      }),
      { numRuns: 500 },
    );
  });

  test('the instant of a label shows the label, or lies behind a gap', () => {
    fc.assert(
      fc.property(zones, instants, (id, at) => {
        const zone = zoneOf(id);
        const label = labelOfInstant(zone, at);
        const first = instantOfLabel(zone, label);
        expect(first).toBeLessThanOrEqual(at);
        expect(labelOfInstant(zone, first)).toBe(label);
      }),
      { numRuns: 500 },
    );
  });
});

test('a fixed offset is the same at every instant', () => {
  const offsets = fc.record({
    sign: fc.constantFrom('+', '-'),
    hours: fc.nat({ max: 23 }),
    minutes: fc.nat({ max: 59 }),
  });
  fc.assert(
    fc.property(offsets, instants, ({ sign, hours, minutes }, at) => {
      const two = (part: number): string => String(part).padStart(2, '0');
      const zone = zoneOf(`${sign}${two(hours)}:${two(minutes)}`);
      const offsetMs = (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000 + 0;
      expect(offsetAt(zone, at)).toBe(offsetMs);
      expect(instantOfLabel(zone, at)).toBe(at - offsetMs);
      expect(labelOfInstant(zone, at)).toBe(at + offsetMs);
    }),
  );
});
