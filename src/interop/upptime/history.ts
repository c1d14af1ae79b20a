import type { Finding } from '../../core/finding.js';
import { frozen } from '../../core/frozen.js';
import { childOf, isList, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { instant, text } from '../../core/read-values.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';
import { orNone } from '../shared/foreign.js';
import { ledgerOf } from '../shared/ledger.js';
import {
  type ComponentOptions,
  inOrder,
  MOST_ROWS,
  type PlacedStatus,
  readComponentOption,
  type SeenStatus,
  tellStranger,
} from '../shared/seen.js';
import { type Beside, pickOrTell, type UnreadField } from '../shared/unread.js';

/** The meanings of the statuses of a site. */
export type UpptimeStatuses = { readonly [Status in 'up' | 'down' | 'degraded']: StatusMeaning };

/**
 * The meanings of the statuses of a site, for `statuses` of `outagesFromTransitions`; a site is degraded
 * when it answers more slowly than it should.
 */
export const UPPTIME_STATUSES: UpptimeStatuses = /* @__PURE__ */ frozen({
  up: 'up',
  down: 'down',
  degraded: { state: 'degraded' },
});

/**
 * A code of what of a history is doubtful: `unknown-status` (a status that `UPPTIME_STATUSES` does not
 * have), `same-instant` (the last of several entries at one instant counts).
 */
export type UpptimeHistoryWarning = 'unknown-status' | 'same-instant';

/** The log of a site, and what of its history is left out or doubtful. */
export interface ReadUpptimeHistory {
  /** In the order of their instants. */
  readonly observations: readonly SeenStatus[];
  readonly warnings: readonly Finding<UpptimeHistoryWarning | UnreadField>[];
}

/**
 * Reads the history of a site of Upptime as a log for `outagesFromTransitions`: the content of
 * `history/{slug}.yml` at each of its commits, parsed by a YAML library of the host. Upptime commits the
 * file when the status changes, and when it measures the response time.
 *
 * Both forms are read: an object, and the list of objects with one field each that early releases wrote.
 * `lastUpdated` may be a text or the `Date` that a parser makes of it.
 *
 * Source: upptime/uptime-monitor, src/update.ts.
 *
 * @param entries - The parsed files, in any order.
 * @param options - Whose history it is.
 * @returns The log, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `instant-out-of-range`,
 * `unknown-field` for an option that does not exist.
 * @example
 * import { observationsFromUpptimeHistory, UPPTIME_STATUSES } from 'slakit/interop/upptime'
 * import { outagesFromTransitions } from 'slakit/uptime'
 * const file = { url: 'https://example.com', code: 200, responseTime: 120 }
 * const { observations } = observationsFromUpptimeHistory([
 *   { ...file, status: 'up', lastUpdated: '2026-03-02T09:00:00.000Z' },
 *   { ...file, status: 'down', lastUpdated: '2026-03-02T10:00:00.000Z' },
 *   { ...file, status: 'up', lastUpdated: '2026-03-02T10:05:00.000Z' },
 * ], { component: 'example' })
 * const options = { statuses: UPPTIME_STATUSES, at: '2026-03-02T11:00:00Z' }
 * outagesFromTransitions(observations, options).outages.map(({ startAt, endAt }) => endAt - startAt)
 * // => [300000]
 */
export function observationsFromUpptimeHistory(
  entries: unknown,
  options: ComponentOptions = {},
): ReadUpptimeHistory {
  const component = readComponentOption(options);
  const { tell, tellUnread, warnings } = ledgerOf<UpptimeHistoryWarning>();
  const read = (reader: Reader): PlacedStatus => {
    const parts = isList(reader)
      ? listOf('fields', (at) => readFile(at, tellUnread), { most: MOST_FIELDS })(reader)
      : [readFile(reader, tellUnread)];
    const { status } = required(reader, 'status', parts);
    const { lastUpdated } = required(reader, 'lastUpdated', parts);
    tellStranger(status, UPPTIME_STATUSES, tell);
    return { place: reader, seen: { at: lastUpdated, status: status.status, ...component } };
  };
  const files = listOf('history files', read, { most: MOST_ROWS })(readerOf(entries));
  return { observations: inOrder(files, tell), warnings: warnings() };
}

const IMMATERIAL: readonly string[] = ['code', 'generator', 'responseTime', 'startTime', 'url'];

/** More than a file has. */
const MOST_FIELDS = 100;

/** A file, or one field of it: early releases wrote a list of objects with one field each. */
interface Part {
  readonly status: { readonly status: string; readonly place: Reader } | undefined;
  readonly lastUpdated: number | undefined;
}

function readFile(reader: Reader, tell: Beside['tell']): Part {
  const { status, lastUpdated } = pickOrTell(
    reader,
    'a history file',
    { status: orNone(text), lastUpdated: orNone(instant) },
    { immaterial: IMMATERIAL, tell },
  );
  const place = childOf(reader, 'status');
  return { status: status === undefined ? undefined : { status, place }, lastUpdated };
}

/** The part that has a field; of several the last, as in a file that says it twice. */
function required<Name extends keyof Part>(reader: Reader, name: Name, parts: readonly Part[]) {
  const part = parts.findLast((one) => one[name] !== undefined);
  if (part !== undefined) return part as { readonly [Key in Name]: NonNullable<Part[Key]> };
  refuse(childOf(reader, name), { code: 'missing-field', expected: `the field ${name}` });
}
