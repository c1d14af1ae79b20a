import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { shown } from '../../core/error.js';
import { compare, ONE, type Ratio, ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Read, type Reader, refuse, warn } from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { decimalWithin, id, word } from '../../core/read-values.js';
import type { NamedCalendar } from './calendars.js';
import { ruleLength } from './length.js';
import type { PercentWarning, WarningAfter, WarningBefore, WarningCommon } from './rule.js';

/** A warning or escalation as read. */
export interface CompiledWarning {
  readonly id: string;
  readonly kind: 'percent' | 'before' | 'after';
  /** Milliseconds; for `percent`, percent times {@link PERCENT_SCALE}. */
  readonly amount: number;
  readonly onWall: boolean;
  readonly notifyWithin: CompiledCalendar | undefined;
}

/** Percent is scaled by 10^4, so that 33.3333 % stays an integer. */
export const PERCENT_SCALE: number = 10_000;
const MOST_PERCENT: Ratio = { numerator: 1000n, denominator: 1n };

/** Reads a warning, with the reader of the calendars that it may name. */
export function readWarning(calendar: Read<NamedCalendar>): Read<CompiledWarning> {
  const common = {
    id: optional(id),
    notifyWithin: optional(calendar),
  } satisfies FieldsOf<WarningCommon>;
  const tables = {
    percent: { ...common, percent: readPercent } satisfies FieldsOf<PercentWarning>,
    before: { ...common, before: ruleLength, measuredOn } satisfies FieldsOf<WarningBefore>,
    after: { ...common, after: ruleLength, measuredOn } satisfies FieldsOf<WarningAfter>,
  };
  return oneKind<CompiledWarning>(
    'a warning',
    {
      percent: (reader) => {
        const { percent, id: name, notifyWithin } = readFields(reader, 'a warning', tables.percent);
        return {
          id: name ?? `${percent / PERCENT_SCALE}%`,
          kind: 'percent',
          amount: percent,
          onWall: false,
          notifyWithin: notifyWithin?.calendar,
        };
      },
      before: (reader) => {
        const { before, ...fields } = readFields(reader, 'a warning', tables.before);
        return distance('before', before, fields);
      },
      after: (reader) => {
        const { after, ...fields } = readFields(reader, 'a warning', tables.after);
        return distance('after', after, fields);
      },
    },
    'invalid-target',
  );
}

/** Reads whether a length is time of the wall; time of the clock is the default. */
export function measuredOn(reader: Reader): boolean {
  return readMeasuredOn(reader) === 'wall';
}

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

interface DistanceFields {
  readonly id: string | undefined;
  readonly measuredOn: boolean;
  readonly notifyWithin: NamedCalendar | undefined;
}

function distance(
  kind: 'before' | 'after',
  amount: number,
  { id: name, measuredOn: onWall, notifyWithin }: DistanceFields,
): CompiledWarning {
  return {
    id: name ?? `${kind} ${amount / 60_000} min`,
    kind,
    amount,
    onWall,
    notifyWithin: notifyWithin?.calendar,
  };
}

const readMeasuredOn = /* @__PURE__ */ optional(/* @__PURE__ */ word(['clock', 'wall']), 'clock');
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
