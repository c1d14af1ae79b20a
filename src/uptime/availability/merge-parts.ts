import { formatExact } from '../../core/fraction-text.js';
import { add, ratioOf } from '../../core/ratio.js';
import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import type { AvailabilityPart, PartIncidents } from './part.js';
import { readPart } from './read-part.js';

/**
 * Merges parts: those that touch become one, with the incident that goes on over the point where they meet
 * counted once. Order and grouping do not matter: whoever merges in whatever steps gets the same.
 *
 * @param parts - Parts of one service under one rule, in any order, that do not overlap.
 * @returns The merged parts, in order; one where there was no gap between them. Parts without any time vanish.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `unknown-field`, `invalid-interval` for parts that
 * overlap, which would be counted twice.
 * @example
 * import { compileAvailability, judgePart, measureParts, mergeParts } from 'slakit/uptime'
 * const rule = compileAvailability({})
 * const facts = { period: [0, 300], outages: [[50, 120]] } as const
 * const parts = measureParts(rule, facts, { at: 300, parts: [[200, 300], [100, 200], [0, 100]] })
 * const whole = mergeParts([...parts.slice(0, 1), ...mergeParts(parts.slice(1))])
 * whole.map((part) => judgePart(rule, part).incidents.count) // => [1]
 */
export function mergeParts(parts: readonly AvailabilityPart[]): AvailabilityPart[] {
  const reader = readerOf(parts, null, 'parts');
  const read = listOf(
    'parts',
    readPart,
  )(reader)
    .map((part, index) => ({ part, index }))
    .filter(({ part }) => part.startAt < part.endAt)
    .sort((a, b) => a.part.startAt - b.part.startAt);
  const merged: AvailabilityPart[] = [];
  for (const { part, index } of read) {
    const last = merged[merged.length - 1];
    if (last !== undefined && part.startAt < last.endAt) refuseOverlap(childOf(reader, index));
    if (last?.endAt === part.startAt) merged[merged.length - 1] = joined(last, part);
    else merged.push(part);
  }
  return merged;
}

function refuseOverlap(reader: Reader): never {
  refuse(reader, {
    code: 'invalid-interval',
    expected: 'a part that overlaps no other',
    hint: 'time that two parts hold would be counted twice',
  });
}

function joined(a: AvailabilityPart, b: AvailabilityPart): AvailabilityPart {
  return {
    format: a.format,
    version: a.version,
    startAt: a.startAt,
    endAt: b.endAt,
    serviceMs: a.serviceMs + b.serviceMs,
    excludedMs: a.excludedMs + b.excludedMs,
    unknownMs: a.unknownMs + b.unknownMs,
    measuredMs: a.measuredMs + b.measuredMs,
    lostMs: sumOf(a.lostMs, b.lostMs),
    knownLostMs: sumOf(a.knownLostMs, b.knownLostMs),
    incidents: joinedIncidents(a.incidents, b.incidents),
  };
}

function sumOf(a: string, b: string): string {
  return formatExact(add(ratioOf(a), ratioOf(b)));
}

function joinedIncidents(a: PartIncidents, b: PartIncidents): PartIncidents {
  const [left, right] = [a.afterMs ?? 0, b.beforeMs ?? 0];
  const across = left + right;
  return {
    count: a.count + b.count - (left > 0 && right > 0 ? 1 : 0),
    impairedMs: a.impairedMs + b.impairedMs,
    longestMs: Math.max(a.longestMs, b.longestMs, across),
    beforeMs: a.isThroughout ? across : a.beforeMs,
    afterMs: b.isThroughout ? across : b.afterMs,
    isThroughout: a.isThroughout && b.isThroughout,
  };
}
