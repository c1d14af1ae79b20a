import { fail, shown } from '../../core/error.js';
import { MAX_INSTANT, toInstant } from '../../core/instant.js';
import {
  type FieldsOf,
  type Read,
  type Reader,
  readerOf,
  reading,
  refuse,
} from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
import type { Tell } from './ledger.js';

/**
 * A status that a product saw or was told, in the form that `outagesFromTransitions` and
 * `outagesFromChecks` take.
 */
export interface SeenStatus {
  readonly at: number;
  /** In the words of the product; its table of statuses says what they mean. */
  readonly status: string;
  readonly component?: string;
  readonly cause?: string;
  readonly id?: string;
}

/** More rows than a site of one-second checks has in eleven days. */
export const MOST_ROWS = 1_000_000;

/** Reads an instant that is written in whole epoch seconds. */
export function epochSeconds(reader: Reader): number {
  const { value } = reader;
  const isWhole = Number.isSafeInteger(value) && (value as number) >= 0;
  if (isWhole && (value as number) * 1000 <= MAX_INSTANT) return (value as number) * 1000 + 0;
  refuse(reader, {
    code: 'invalid-instant',
    expected: 'whole epoch seconds',
    ...(isWhole ? { hint: 'these are more likely milliseconds' } : {}),
  });
}

const NO_OFFSET = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)$/;

/** Reads an instant that a product writes in UTC without saying so; one with an offset is read as it is. */
export const utcText: Read<number> = /* @__PURE__ */ reading((text: string) => {
  if (typeof text !== 'string') {
    fail({
      code: 'invalid-instant',
      path: [],
      expected: 'a date and time of UTC such as 2026-03-02 09:00:00.000',
      received: shown(text),
    });
  }
  const [, date, time] = (text.length <= LONGEST ? NO_OFFSET.exec(text) : null) ?? [];
  return toInstant(date === undefined ? text : `${date}T${time}Z`);
});

/** `2026-03-02 09:00:00.123456789` */
const LONGEST = 29;

/** A status that was seen, with its place in what was read. */
export interface PlacedStatus {
  readonly place: Reader;
  readonly seen: SeenStatus;
}

/**
 * What was seen, by its instant. Of several statuses at one instant the last of the list counts, which is
 * told: which came first, no list says.
 */
export function inOrder(
  statuses: readonly PlacedStatus[],
  tell: Tell<'same-instant'>,
): readonly SeenStatus[] {
  const sorted = [...statuses].sort((a, b) => a.seen.at - b.seen.at);
  sorted.forEach(({ place, seen }, i) => {
    const before = sorted[i - 1]?.seen;
    if (before?.at !== seen.at || before.status === seen.status) return;
    tell(place, {
      code: 'same-instant',
      expected: 'one status at an instant',
      received: `${before.status} and ${seen.status} at ${isoOf(seen.at)}`,
      hint: `it is taken to be ${seen.status} from there on`,
    });
  });
  return sorted.map(({ seen }) => seen);
}

/** Tells of a status that a table does not have; whoever reads the log on has to say what it means. */
export function tellStranger(
  { status, place }: { readonly status: string; readonly place: Reader },
  table: object,
  tell: Tell<'unknown-status'>,
): void {
  if (Object.hasOwn(table, status)) return;
  tell(place, {
    code: 'unknown-status',
    expected: `one of ${Object.keys(table).join(', ')}`,
    received: status,
    hint: 'it is kept: say in statuses what it means',
  });
}

/** An instant in the words of a finding. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

/** Options of readers of what does not say whose it is. */
export interface ComponentOptions {
  /**
   * Whose log it is: the `component` of each observation, and of the outages that come of it.
   *
   * @defaultValue none
   */
  readonly component?: string | undefined;
}

/** Reads the options: the component, as a field of what was seen. */
export function readComponentOption(options: ComponentOptions): Pick<SeenStatus, 'component'> {
  const { component } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  return component === undefined ? {} : { component };
}

const OPTIONS = {
  component: /* @__PURE__ */ optional(id),
} satisfies FieldsOf<ComponentOptions>;
