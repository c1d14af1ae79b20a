import type { Clocks } from '../shared/clocks.js';
import { type IcalComponent, textOf } from '../shared/jcal.js';
import type { TellLoss } from '../shared/loss.js';
import { type Moment, readDuration, readMoment, usualMs } from '../shared/moment.js';
import type { Steps } from '../shared/steps.js';
import type { WallClock } from '../shared/wall-clock.js';

/**
 * A code of what of availability is not in a calendar, or stands on an assumption: `unreadable-line`,
 * `assumed-zone` (a name of Windows, by the table of CLDR), `unsupported-rule`, `other-zone`, `unreadable`, `time-of-bound` (a component starts or ends in the course of a day),
 * `same-priority`, `night-at-bound`.
 */
export type AvailabilityWarning =
  | 'unreadable-line'
  | 'assumed-zone'
  | 'unsupported-rule'
  | 'other-zone'
  | 'unreadable'
  | 'time-of-bound'
  | 'same-priority'
  | 'night-at-bound';

/** Reads moments on the clock of the calendar. */
export interface MomentReader {
  readonly clock: WallClock;
  readonly clocks: Clocks;
  readonly steps: Steps;
  readonly report: TellLoss<AvailabilityWarning>;
}

/** What a moment shows on the clock of the calendar; `undefined` for a zone that nobody knows. */
export function labelOf(
  moment: Moment,
  { clock, clocks }: Pick<MomentReader, 'clock' | 'clocks'>,
): number | undefined {
  if (moment.tzid === undefined || moment.tzid === clock.timeZone) return moment.label;
  const own = clocks.clockOf(moment.tzid);
  if (own?.timeZone !== undefined && own.timeZone === clock.timeZone) return moment.label;
  return own === undefined ? undefined : clock.labelOf(own.instantOf(moment.label));
}

/** The moments of a property. */
export function momentsOf(component: IcalComponent, name: string): readonly Moment[] {
  return component.properties
    .filter((property) => property.name === name)
    .flatMap(({ values, parameters }) =>
      values.map((value) => readMoment(value, zoneIn(parameters))),
    )
    .filter((moment) => moment !== undefined);
}

function zoneIn(
  parameters: Readonly<Record<string, string | readonly string[]>>,
): string | undefined {
  const tzid = parameters.tzid;
  return tzid === undefined ? undefined : String(tzid);
}

/** How long a part is, from wherever it starts on the clock of the calendar. */
export interface PartLength {
  /** Where no clock changes: rules that repeat know no other length. */
  readonly usualMs: number;
  /** The end of what starts at a label, later than it. */
  readonly endOf: (label: number) => number;
}

/** Reads the DTEND or DURATION of a part; `undefined` when it has none, or it is not after its start. */
export function readLength(
  part: IcalComponent,
  moment: Moment,
  reader: MomentReader,
): PartLength | undefined {
  const end = momentsOf(part, 'dtend')[0];
  const endLabel = end === undefined ? undefined : labelOf(end, reader);
  if (endLabel !== undefined) {
    const lengthMs = endLabel - (labelOf(moment, reader) ?? endLabel);
    return lengthMs <= 0 ? undefined : { usualMs: lengthMs, endOf: (label) => label + lengthMs };
  }
  const written = textOf(part, 'duration');
  const length = written === undefined ? undefined : readDuration(written);
  if (length === undefined || usualMs(length) <= 0) return undefined;
  const { clock, clocks } = reader;
  const own = moment.tzid === undefined ? clock : (clocks.clockOf(moment.tzid) ?? clock);
  return {
    usualMs: usualMs(length),
    endOf: (label) => {
      const start = own.labelOf(clock.instantOf(label));
      const end = clock.labelOf(own.instantOf(start + length.nominalMs) + length.exactMs);
      // Where clocks go back, time that passes can end on an earlier label than it began.
      return end > label ? end : label + usualMs(length);
    },
  };
}
