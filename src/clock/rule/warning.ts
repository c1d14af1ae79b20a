import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { shown } from '../../core/error.js';
import { compare, ONE, type Ratio, ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Read, type Reader, refuse, warn } from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { decimalWithin, id, word } from '../../core/read-values.js';
import type { NamedCalendar } from './calendars.js';
import type { CompiledCondition } from './condition.js';
import { ruleLength } from './length.js';
import { readStateCondition } from './read-condition.js';
import type { PercentWarning, WarningAfter, WarningBefore, WarningCommon } from './rule.js';

/** A warning or escalation as read. */
export interface CompiledWarning {
  readonly id: string;
  readonly kind: 'percent' | 'before' | 'after';
  /** Milliseconds; for `percent`, percent times {@link PERCENT_SCALE}. */
  readonly amount: number;
  /** The time that it is measured in. */
  readonly on: CompiledMeasure;
  /** Whether it goes by the second, softer level. */
  readonly isOfAcceptable: boolean;
  readonly when: CompiledCondition | undefined;
  readonly notifyWithin: CompiledCalendar | undefined;
}

/** Time of the clock itself, of the wall, or of a calendar. */
type CompiledMeasure = 'clock' | 'wall' | CompiledCalendar;

/** Percent is scaled by 10^4, so that 33.3333 % stays an integer. */
export const PERCENT_SCALE: number = 10_000;
const MOST_PERCENT: Ratio = { numerator: 1000n, denominator: 1n };

/** Reads a warning, with the reader of the calendars that it may name. */
export function readWarning(calendar: Read<NamedCalendar>): Read<CompiledWarning> {
  const common = {
    id: optional(id),
    when: optional(readStateCondition),
    notifyWithin: optional(calendar),
    level: optional(word(['target', 'acceptable']), 'target' as const),
    measuredOn: optional(measureIn(calendar), 'clock' as const),
  } satisfies FieldsOf<WarningCommon & Pick<PercentWarning, 'measuredOn'>>;
  const tables = {
    percent: { ...common, percent: readPercent } satisfies FieldsOf<PercentWarning>,
    before: { ...common, before: ruleLength } satisfies FieldsOf<WarningBefore>,
    after: { ...common, after: ruleLength } satisfies FieldsOf<WarningAfter>,
  };
  return oneKind<CompiledWarning>(
    'a warning',
    {
      percent: (reader) => {
        const { percent, ...fields } = readFields(reader, 'a warning', tables.percent);
        return { ...of(fields, `${percent / PERCENT_SCALE}%`), kind: 'percent', amount: percent };
      },
      before: (reader) => {
        const { before, ...fields } = readFields(reader, 'a warning', tables.before);
        return { ...of(fields, distanceId('before', before)), kind: 'before', amount: before };
      },
      after: (reader) => {
        const { after, ...fields } = readFields(reader, 'a warning', tables.after);
        return { ...of(fields, distanceId('after', after)), kind: 'after', amount: after };
      },
    },
    'invalid-target',
  );
}

/** The fields that all warnings have, as read. */
interface CommonFields {
  readonly id: string | undefined;
  readonly when: CompiledCondition | undefined;
  readonly notifyWithin: NamedCalendar | undefined;
  readonly level: 'target' | 'acceptable';
  readonly measuredOn: CompiledMeasure;
}

function of(
  { id: name, when, notifyWithin, level, measuredOn }: CommonFields,
  usualId: string,
): Omit<CompiledWarning, 'kind' | 'amount'> {
  return {
    id: name ?? usualId,
    when,
    on: measuredOn,
    isOfAcceptable: level === 'acceptable',
    notifyWithin: notifyWithin?.calendar,
  };
}

function distanceId(word: string, amount: number): string {
  return `${word} ${amount / 60_000} min`;
}

/** Reads in which time a distance is measured. */
function measureIn(calendar: Read<NamedCalendar>): Read<CompiledMeasure> {
  const table = { calendar } satisfies FieldsOf<{ readonly calendar: string }>;
  return (reader) =>
    typeof reader.value === 'object' && reader.value !== null
      ? readFields(reader, 'a calendar to measure in', table).calendar.calendar
      : readMeasureWord(reader);
}

const readMeasureWord = /* @__PURE__ */ word(['clock', 'wall']);

/** Warns of warnings that nothing tells apart: keys of what was told would be the same. */
export function warnOfEqualWarnings(reader: Reader, warnings: readonly CompiledWarning[]): void {
  const ids = new Set<string>();
  warnings.forEach((warning, i) => {
    if (ids.has(warning.id)) {
      warn(childOf(reader, i), {
        code: 'equal-warnings',
        expected: 'a warning with an id of its own',
        received: shown(warning.id),
        hint: 'give it an id, or leave it out when it says the same as the other',
      });
    }
    ids.add(warning.id);
  });
}

const readShare = /* @__PURE__ */ decimalWithin('a percentage from 0 to 1000', {
  least: ZERO,
  most: MOST_PERCENT,
});

/** Reads a percentage as an integer, scaled. */
function readPercent(reader: Reader): number {
  const value = readShare(reader);
  const scaled = ratio(value.numerator * BigInt(PERCENT_SCALE), value.denominator);
  if (scaled.numerator % scaled.denominator !== 0n) {
    refuse(reader, { code: 'invalid-option', expected: 'a percentage with at most 4 decimals' });
  }
  if (value.numerator > 0n && compare(value, ONE) < 0) {
    warn(reader, {
      code: 'percent-like-ratio',
      expected: 'a percentage such as 80',
      hint: 'a warning below 1 %: 0.8 is written 80 here',
    });
  }
  return Number(scaled.numerator / scaled.denominator);
}
