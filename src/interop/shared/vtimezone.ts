import { ALL_DAYS } from '../../calendar/plan/date-span.js';
import { DAY_MS, epochDayOf } from '../../core/civil.js';
import type { IcalComponent } from './jcal.js';
import { textOf } from './jcal.js';
import { lastIndexAt } from './last-index.js';
import { type Moment, readMoment } from './moment.js';
import { recurrenceDays } from './recurrence.js';
import { readRecurrenceRule } from './recurrence-rule.js';
import { type Steps, spend } from './steps.js';
import type { WallClock } from './wall-clock.js';

/**
 * The clock of a VTIMEZONE; `undefined` when it says no offset, or has a line that cannot be read. As with a zone that the world knows,
 * a label that the clocks skip is read with the offset before the gap, and one that they repeat is
 * its first occurrence (RFC 5545, 3.3.5).
 */
export function clockOfDefinition(definition: IcalComponent, steps: Steps): WallClock | undefined {
  // What a line would have said that cannot be read, nobody knows.
  if (definition.components.some(({ unreadable }) => unreadable.length > 0)) return undefined;
  const observances = definition.components.flatMap(readObservance);
  if (observances.length === 0) return undefined;
  let known: Changes | undefined;
  const changesFor = (ms: number): Changes => {
    if (known === undefined || ms >= known.untilMs) {
      const last = ms < USUAL_LAST * DAY_MS ? USUAL_LAST : ALL_DAYS.last;
      known = changesOf(observances, last, steps);
    }
    return known;
  };
  return {
    instantOf: (label) => {
      const { first, after, labels } = changesFor(label);
      const index = lastIndexAt(labels, label);
      return label - (index < 0 ? first : (after[index] as number));
    },
    labelOf: (instant) => {
      const { first, after, instants } = changesFor(instant);
      const index = lastIndexAt(instants, instant);
      return instant + (index < 0 ? first : (after[index] as number));
    },
  };
}

/** Rules of zones have no end; nearly all dates are before the year 2200, the rest is for who asks. */
const USUAL_LAST = /* @__PURE__ */ epochDayOf(2200, 1, 1);

/** The offsets of a clock, and when they change, as columns. */
interface Changes {
  /** Nothing at or after this is known. */
  readonly untilMs: number;
  /** The offset before the first change. */
  readonly first: number;
  readonly after: readonly number[];
  readonly instants: readonly number[];
  /** The first label that is read with the offset after the change: later than gap and repetition. */
  readonly labels: readonly number[];
}

function changesOf(observances: readonly Observance[], last: number, steps: Steps): Changes {
  const onsets = observances
    .flatMap((one) =>
      onsetsOf(one, last, steps).map((label) => ({ ...one, instant: label - one.before })),
    )
    .sort((a, b) => a.instant - b.instant);
  const first = onsets[0]?.before ?? 0;
  const labels: number[] = [];
  onsets.forEach(({ instant, after }, index) => {
    const before = index === 0 ? first : (onsets[index - 1] as Observance).after;
    const label = instant + Math.max(before, after);
    // Offsets of a text may be any: the labels of its changes stay in order all the same.
    labels.push(Math.max(label, labels[index - 1] ?? label));
  });
  return {
    // A change of the last day may be hours away on the clock.
    untilMs: last >= ALL_DAYS.last ? Number.POSITIVE_INFINITY : (last - 2) * DAY_MS,
    first,
    after: onsets.map(({ after }) => after),
    instants: onsets.map(({ instant }) => instant),
    labels,
  };
}

/** One part of a VTIMEZONE: from which offset to which, and when. */
interface Observance {
  readonly component: IcalComponent;
  /** On the clock as it was before. */
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

function readObservance(component: IcalComponent): Observance[] {
  const start = textOf(component, 'dtstart');
  const moment = start === undefined ? undefined : readMoment(start, undefined);
  const after = readOffset(textOf(component, 'tzoffsetto'));
  if (moment === undefined || after === undefined) return [];
  const before = readOffset(textOf(component, 'tzoffsetfrom')) ?? after;
  return [{ component, start: moment.label, before, after }];
}

function readOffset(text: string | undefined): number | undefined {
  const [, sign, hours, minutes, seconds = '0'] =
    /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text ?? '') ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

/** The labels at which an observance begins, through a day. */
function onsetsOf({ component, start, before }: Observance, last: number, steps: Steps): number[] {
  const startDay = Math.floor(start / DAY_MS);
  const timeOfDay = start - startDay * DAY_MS;
  const labels = [start];
  for (const { name, values } of component.properties) {
    if (name === 'rdate') {
      for (const value of values) {
        const moment = readMoment(Array.isArray(value) ? value[0] : value, undefined);
        if (moment !== undefined) labels.push(labelOf(moment, before));
      }
    }
    const rule = name === 'rrule' ? readRecurrenceRule(values[0]) : undefined;
    if (rule === undefined) continue;
    const until = rule.until === undefined ? undefined : readMoment(rule.until, undefined);
    const end = until === undefined ? Number.POSITIVE_INFINITY : endOf(until, before);
    const days = recurrenceDays(
      rule,
      startDay,
      { first: startDay, last },
      { steps, lastDay: Math.floor(end / DAY_MS) },
    );
    for (const day of days) {
      const label = day * DAY_MS + timeOfDay;
      if (label <= end) labels.push(label);
    }
  }
  // Each is sorted in, and becomes a change of the clock.
  spend(steps, 2 * labels.length);
  return [...new Set(labels)];
}

function labelOf({ label, tzid }: Moment, before: number): number {
  return tzid === 'UTC' ? label + before : label;
}

function endOf(until: Moment, before: number): number {
  return until.dateOnly ? until.label + DAY_MS - 1 : labelOf(until, before);
}
