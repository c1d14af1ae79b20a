import { childOf, type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { nullable, readFields } from '../../core/read-parts.js';
import { resultInstant, resultMs, returned } from '../../core/read-results.js';
import { amount, flag, text, whole, word } from '../../core/read-values.js';
import type { AvailabilityPart, PartIncidents } from './part.js';

/** Reads a part that comes back, from a store or from another place; one that was just made is known. */
export const readPart: Read<AvailabilityPart> = /* @__PURE__ */ returned('part', readStored);

function readStored(reader: Reader): AvailabilityPart {
  const part = readFields(reader, 'a part', FIELDS);
  if (part.endAt < part.startAt) {
    refuse(childOf(reader, 'endAt'), {
      code: 'invalid-interval',
      expected: 'an end at or after the start',
    });
  }
  return { ...part, version: 1 };
}

const INCIDENT_FIELDS = /* @__PURE__ */ (() =>
  ({
    count: whole('incidents'),
    impairedMs: resultMs,
    longestMs: resultMs,
    beforeMs: nullable(resultMs),
    afterMs: nullable(resultMs),
    isThroughout: flag,
  }) satisfies FieldsOf<PartIncidents>)();

const FIELDS = /* @__PURE__ */ (() =>
  ({
    format: word(['slakit-availability-part']),
    version: whole('versions', { least: 1, most: 1 }),
    startAt: resultInstant,
    endAt: resultInstant,
    serviceMs: resultMs,
    excludedMs: resultMs,
    unknownMs: resultMs,
    measuredMs: resultMs,
    lostMs: exactMs,
    knownLostMs: exactMs,
    incidents: (reader: Reader) => readFields(reader, 'incidents', INCIDENT_FIELDS),
  }) satisfies FieldsOf<AvailabilityPart>)();

/** Reads an exact length as it was written. */
function exactMs(reader: Reader): string {
  const written = text(reader);
  amount(reader);
  return written;
}
