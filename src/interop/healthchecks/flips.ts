import type { Finding } from '../../core/finding.js';
import { frozen } from '../../core/frozen.js';
import { childOf, isList, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import type { StatusMeaning } from '../../uptime/outages/observations.js';
import { ledgerOf, type Tell } from '../shared/ledger.js';
import {
  type ComponentOptions,
  inOrder,
  isoOf,
  MOST_ROWS,
  type PlacedStatus,
  readComponentOption,
  type SeenStatus,
} from '../shared/seen.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';

/** The meanings of the two sides of a flip. */
export type HealthchecksStatuses = { readonly [Status in 'up' | 'down']: StatusMeaning };

/** The meanings of the two sides of a flip, for `statuses` of `outagesFromTransitions`. */
export const HEALTHCHECKS_STATUSES: HealthchecksStatuses = /* @__PURE__ */ frozen({
  up: 'up',
  down: 'down',
});

/**
 * A code of what of flips is doubtful: `missing-flip` (two flips to one status follow each other),
 * `same-instant` (the last of several flips at one instant counts).
 */
export type HealthchecksWarning = 'missing-flip' | 'same-instant';

/** The log of a check, and what of the flips is left out or doubtful. */
export interface ReadHealthchecks {
  /** In the order of their instants. */
  readonly observations: readonly SeenStatus[];
  readonly warnings: readonly Finding<HealthchecksWarning | UnreadField>[];
}

/**
 * Reads the flips of a check of Healthchecks (`GET /api/v3/checks/{uuid}/flips/`) as a log for
 * `outagesFromTransitions`.
 *
 * A flip is a change from up to down or back. What came before the first one is the other side, and is
 * for the host to say (`initially`): an answer may be cut off by `seconds`, `start` and `end`. A check that
 * goes down does so when its grace time is over: the job was due earlier by as much.
 *
 * Source: healthchecks/healthchecks, templates/docs/api.md, "Get a list of check's status changes".
 *
 * @param json - The parsed JSON: the list of flips, or `{ flips }`.
 * @param options - Whose log it is.
 * @returns The log, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `instant-out-of-range`,
 * `unknown-field` for an option that does not exist.
 * @example
 * import { HEALTHCHECKS_STATUSES, observationsFromHealthchecks } from 'slakit/interop/healthchecks'
 * import { outagesFromTransitions } from 'slakit/uptime'
 * const { observations } = observationsFromHealthchecks([
 *   { timestamp: '2026-03-02T10:18:23+00:00', up: 1 },
 *   { timestamp: '2026-03-02T10:17:23+00:00', up: 0 },
 * ])
 * const options = { statuses: HEALTHCHECKS_STATUSES, initially: 'up', at: '2026-03-02T11:00:00Z' }
 * outagesFromTransitions(observations, options).outages.map(({ startAt, endAt }) => endAt - startAt)
 * // => [60000]
 */
export function observationsFromHealthchecks(
  json: unknown,
  options: ComponentOptions = {},
): ReadHealthchecks {
  const component = readComponentOption(options);
  const { tell, tellUnread, warnings } = ledgerOf<HealthchecksWarning>();
  const root = readerOf(json);
  const list = isList(root) ? root : childOf(wrapperOf(root), 'flips');
  const flips = listOf(
    'flips',
    (reader): PlacedStatus => {
      const { timestamp, up } = pickOrTell(
        reader,
        'a flip',
        { timestamp: instant, up: side },
        { immaterial: [], tell: tellUnread },
      );
      return { place: reader, seen: { at: timestamp, status: up, ...component } };
    },
    { most: MOST_ROWS },
  )(list);
  tellMissing(flips, tell);
  return { observations: inOrder(flips, tell), warnings: warnings() };
}

function wrapperOf(root: Reader): Reader {
  requireObject(root, 'a list of flips, or { flips }');
  return root;
}

function side(reader: Reader): 'up' | 'down' {
  const { value } = reader;
  if (value === 1 || value === true) return 'up';
  if (value === 0 || value === false) return 'down';
  refuse(reader, { code: 'invalid-type', expected: '1 for up, 0 for down' });
}

function tellMissing(flips: readonly PlacedStatus[], tell: Tell<'missing-flip'>): void {
  const sorted = [...flips].sort((a, b) => a.seen.at - b.seen.at);
  sorted.forEach(({ place, seen }, i) => {
    const before = sorted[i - 1]?.seen;
    if (before?.status !== seen.status || before.at === seen.at) return;
    tell(childOf(place, 'up'), {
      code: 'missing-flip',
      expected: `a flip to the other side after ${isoOf(before.at)}`,
      received: seen.status,
      hint: `it is taken to have been ${seen.status} all the while; a check that was paused has such a gap`,
    });
  });
}
