import { childOf, type Reader, readerOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { ledgerOf } from '../shared/ledger.js';
import {
  type ComponentOptions,
  epochSeconds,
  inOrder,
  MOST_ROWS,
  type PlacedStatus,
  readComponentOption,
  tellStranger,
} from '../shared/seen.js';
import { pickOrTell } from '../shared/unread.js';
import type { ReadPingdom } from './outages.js';
import { PINGDOM_STATUSES } from './statuses.js';

/**
 * Reads the raw results of a Pingdom check (`GET /results/{checkid}`) as checks for `outagesFromChecks`,
 * whose `maxGap` says how long a result holds.
 *
 * An answer has a thousand results at most; more are asked for with `offset`, and joined.
 *
 * Source: Pingdom API 3.1, "results".
 *
 * @param json - The parsed JSON: `{ results }`.
 * @param options - Whose results they are.
 * @returns The checks, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `unknown-field` for an
 * option that does not exist.
 * @example
 * import { observationsFromPingdomResults, PINGDOM_STATUSES } from 'slakit/interop/pingdom'
 * import { outagesFromChecks } from 'slakit/uptime'
 * const { observations } = observationsFromPingdomResults({
 *   results: [
 *     { probeid: 33, time: 1772438460, status: 'down', responsetime: 30000, statusdesc: 'Timeout' },
 *     { probeid: 41, time: 1772438400, status: 'up', responsetime: 120, statusdesc: 'OK' },
 *   ],
 * }, { component: 'shop' })
 * outagesFromChecks(observations, { statuses: PINGDOM_STATUSES, at: 1772438520000, maxGap: 'PT1M' }).outages
 * // => [{ startAt: 1772438460000, endAt: 1772438520000, cause: 'down', component: 'shop' }]
 */
export function observationsFromPingdomResults(
  json: unknown,
  options: ComponentOptions = {},
): ReadPingdom {
  const component = readComponentOption(options);
  const { tell, tellUnread, warnings } = ledgerOf<'unknown-status' | 'same-instant'>();
  const read = (reader: Reader): PlacedStatus => {
    const { time, status } = pickOrTell(
      reader,
      'a result',
      { time: epochSeconds, status: text },
      { immaterial: IMMATERIAL, tell: tellUnread },
    );
    tellStranger({ status, place: childOf(reader, 'status') }, PINGDOM_STATUSES, tell);
    return { place: reader, seen: { at: time, status, ...component } };
  };
  const { results } = pickOrTell(
    readerOf(json),
    '{ results }',
    { results: listOf('results', read, { most: MOST_ROWS }) },
    { immaterial: ['activeprobes'], tell: tellUnread },
  );
  return { observations: inOrder(results, tell), warnings: warnings() };
}

const IMMATERIAL: readonly string[] = ['probeid', 'responsetime', 'statusdesc', 'statusdesclong'];
