import { readCompiledCalendar } from '../calendar/check.js';
import { compileCalendar } from '../calendar/compile.js';
import type { CompiledCalendar } from '../calendar/open/compiled.js';
import type { Scalar } from '../clock/rule/condition.js';
import { DAY_MS } from '../core/civil.js';
import { MAX_INSTANT, MIN_INSTANT } from '../core/instant.js';
import {
  attempt,
  childOf,
  type FieldsOf,
  note,
  type Part,
  REFUSED,
  type Read,
  type Reader,
} from '../core/read.js';
import { byName, listOf, optional, readFields } from '../core/read-parts.js';
import { date, id, text } from '../core/read-values.js';
import type { CompiledScheme } from '../credit/scheme/compile-scheme.js';
import { currency } from '../money/currency.js';
import type { PeriodPlan } from '../zone/period-rule.js';
import { instantOfLabel, readZone, type Zone } from '../zone/zone.js';
import type { ClaimPlan } from './claim/claim-rule.js';
import { noteUndeclared, scalar } from './document/attributes.js';
import type { Agreement, AgreementParties, EffectiveDates } from './document/document.js';
import { readPeriods } from './document/periods.js';
import { readRemedy } from './document/remedy.js';
import type { Shelf } from './document/shelf.js';
import { type ObjectivePlan, readObjective } from './kinds/kinds.js';
import { noteUnlikeSharers } from './kinds/shared-remedy.js';
import { type ConsequencePlan, noteStrangers, readClaims, readConsequences } from './read-after.js';

/** An agreement as read: calendars and remedies compiled, references resolved, dates as instants. */
export interface AgreementPlan {
  readonly zone: Zone;
  readonly currency: string;
  readonly periods: PeriodPlan;
  /** From when the document governs (included) and until when (excluded). */
  readonly inForce: { readonly startAt: number; readonly endAt: number };
  readonly calendars: ReadonlyMap<string, CompiledCalendar>;
  /** `undefined` for one that was refused. */
  readonly remedies: ReadonlyMap<string, CompiledScheme | undefined>;
  readonly objectives: readonly ObjectivePlan[];
  /** The values that attributes may have, where the document says so; an empty list allows any. */
  readonly attributes: ReadonlyMap<string, readonly Scalar[]>;
  /** When credits have to be claimed, by their remedies; `null` where they are automatic. */
  readonly claims: ReadonlyMap<string, ClaimPlan>;
  /** What follows where misses repeat, by id. */
  readonly consequences: ReadonlyMap<string, ConsequencePlan>;
  /** What the document declares and names, in the order of the document. */
  readonly parts: readonly Part[];
}

/**
 * Reads an agreement. The one reader behind `checkAgreement`, `parseAgreement` and
 * `compileAgreement`, which therefore cannot differ.
 */
export function readAgreement(reader: Reader): AgreementPlan {
  const parts: Part[] = [];
  const root: Reader = { ...reader, parts };
  const shelf: Shelf = {
    calendars: new Map(),
    remedies: new Map(),
    attributes: undefined,
    currency: undefined,
    timeZone: undefined,
    periods: undefined,
  };
  const read = attempt(root, (at) => readFields(at, 'an agreement', fieldsOf(shelf)));
  noteUndeclared(root, shelf.attributes, parts);
  if (read === undefined) throw REFUSED;
  const fields = read.value;
  noteRepeatedIds(childOf(root, 'objectives'), fields.objectives);
  noteUnlikeSharers(childOf(root, 'objectives'), fields.objectives);
  noteStrangers(childOf(root, 'consequences'), fields.consequences, fields.objectives);
  if (fields.effective?.from === undefined) noteYears(childOf(root, 'remedies'), shelf.remedies);
  return {
    zone: fields.timeZone,
    currency: fields.currency,
    periods: fields.period,
    inForce: inForceOf(fields.timeZone, fields.effective),
    calendars: shelf.calendars,
    remedies: shelf.remedies,
    objectives: fields.objectives,
    attributes: shelf.attributes ?? new Map(),
    claims: fields.claims ?? new Map(),
    consequences: fields.consequences ?? new Map(),
    parts,
  };
}

/** In the order in which they are read: what objectives name stands before them. */
function fieldsOf(shelf: Shelf) {
  return {
    $schema: optional(text),
    id,
    name: optional(text),
    version: optional(text),
    parties: optional(readParties),
    effective: optional(readEffective),
    timeZone: (reader: Reader) => {
      const zone = readZone(reader);
      shelf.timeZone = zone.id;
      return zone;
    },
    period: (reader: Reader) => {
      shelf.periods = readPeriods(reader, shelf.timeZone);
      return shelf.periods;
    },
    currency: (reader: Reader) => {
      shelf.currency = currency(reader);
      return shelf.currency;
    },
    attributes: (reader: Reader) => {
      shelf.attributes = readAttributes(reader);
      return shelf.attributes;
    },
    calendars: optional(
      byName('calendars', shelved(shelf.calendars, readCompiledCalendar, standIn)),
    ),
    remedies: optional(
      byName(
        'remedies',
        shelved<CompiledScheme | undefined>(
          shelf.remedies,
          (at) => readRemedy(at, shelf.currency),
          () => undefined,
        ),
      ),
    ),
    claims: optional((reader: Reader) => readClaims(reader, shelf)),
    objectives: listOf('objectives', (at) => readObjective(at, shelf)),
    consequences: optional((reader: Reader) => readConsequences(reader, shelf)),
  } satisfies FieldsOf<Agreement>;
}

const readAttributes = optional(byName('lists of values', listOf('values', scalar)));

/** Reads a thing and puts it on its shelf; for one that was refused a stand-in, so that references to it are known. */
function shelved<T>(shelf: Map<string, T>, read: Read<T>, standIn: () => T): Read<T> {
  return (reader) => {
    if (reader.findings !== null) shelf.set(String(reader.key), standIn());
    const thing = read(reader);
    shelf.set(String(reader.key), thing);
    return thing;
  };
}

function standIn(): CompiledCalendar {
  return compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
}

function readParties(reader: Reader): AgreementParties {
  return readFields(reader, 'a provider and a customer', {
    provider: text,
    customer: text,
  } satisfies FieldsOf<AgreementParties>);
}

interface EffectiveDays {
  readonly from: number | undefined;
  readonly through: number | undefined;
}

function readEffective(reader: Reader): EffectiveDays {
  const days = readFields(reader, 'the dates { from, through }', {
    from: optional(date),
    through: optional(date),
  } satisfies FieldsOf<EffectiveDates>);
  const { from, through } = days;
  if (from !== undefined && through !== undefined && through < from) {
    note(childOf(reader, 'through'), {
      code: 'invalid-date',
      expected: 'a date not before `from`',
    });
  }
  return days;
}

function inForceOf(zone: Zone, effective: EffectiveDays | undefined): AgreementPlan['inForce'] {
  const { from, through } = effective ?? {};
  return {
    startAt: from === undefined ? MIN_INSTANT : instantOfLabel(zone, from * DAY_MS),
    endAt: through === undefined ? MAX_INSTANT + 1 : instantOfLabel(zone, (through + 1) * DAY_MS),
  };
}

/** An agreement without a first date has no years and no term of its own. */
function noteYears(
  reader: Reader,
  remedies: ReadonlyMap<string, CompiledScheme | undefined>,
): void {
  for (const [name, remedy] of remedies) {
    for (const { window, index } of remedy?.plan.totalCaps ?? []) {
      if (window !== 'contractYear' && window !== 'term') continue;
      note([name, 'caps', index as number, 'window'].reduce<Reader>(childOf, reader), {
        code: 'invalid-agreement',
        expected:
          'an agreement that says from when it is effective, since when the window is counted',
        received: window,
      });
    }
  }
}

function noteRepeatedIds(reader: Reader, objectives: readonly ObjectivePlan[]): void {
  const seen = new Set<string>();
  objectives.forEach((objective, i) => {
    if (seen.has(objective.id)) {
      note(childOf(childOf(reader, i), 'id'), {
        code: 'invalid-agreement',
        expected: 'an id that no other objective has',
      });
    }
    seen.add(objective.id);
  });
}
