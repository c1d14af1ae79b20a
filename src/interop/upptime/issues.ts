import type { Finding } from '../../core/finding.js';
import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { instant, text } from '../../core/read-values.js';
import { count, orNone, pickFields } from '../shared/foreign.js';
import { type Ledger, ledgerOf } from '../shared/ledger.js';
import { MOST_ROWS } from '../shared/seen.js';

/** An outage that Upptime has opened an issue for, in the form that `measureAvailability` takes. */
export interface UpptimeOutage {
  readonly startAt: number;
  /** `null` while the issue is open. */
  readonly endAt: number | null;
  /** `degraded` where the title says so; without it the site was down. */
  readonly state?: 'degraded';
  /** The title of the issue. */
  readonly cause: string;
  /** The slug of the site. */
  readonly component: string;
  /** The number of the issue. */
  readonly id: string;
}

/**
 * A code of what of issues is left out or doubtful: `other-issue` (one that Upptime did not open for an
 * outage, maintenance among them), `no-component` (an outage whose labels name no site), `unclear-title` (a
 * title that says neither down nor degraded: taken for down).
 */
export type UpptimeIssueWarning = 'other-issue' | 'no-component' | 'unclear-title';

/** Outages by the slug of the site, and what of the issues is left out or doubtful. */
export interface ReadUpptimeIssues {
  readonly components: { readonly [slug: string]: readonly UpptimeOutage[] };
  readonly warnings: readonly Finding<UpptimeIssueWarning>[];
}

/**
 * Reads the issues of a repository of Upptime (`GET /repos/{owner}/{repo}/issues?state=all`) as outages.
 *
 * Upptime opens an issue with the labels `status` and the slug of the site when the site goes down or is
 * degraded, and closes it when the site is back; the outage lasts from the one to the other. Both are some
 * seconds late, and a person may close an issue: the history of the site is exact.
 *
 * Source: upptime/uptime-monitor, src/update.ts.
 *
 * @param json - The parsed JSON: a list of issues.
 * @returns Outages by slug, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `instant-out-of-range`,
 * `invalid-interval` for an issue that was closed before it was opened.
 * @example
 * import { outagesFromUpptimeIssues } from 'slakit/interop/upptime'
 * const { components } = outagesFromUpptimeIssues([{
 *   number: 7, title: '🛑 Example is down', labels: [{ name: 'status' }, { name: 'example' }],
 *   created_at: '2026-03-02T10:00:09Z', closed_at: '2026-03-02T10:05:12Z',
 * }])
 * components.example?.map(({ startAt, endAt, id }) => [((endAt ?? 0) - startAt) / 1000, id])
 * // => [[303, '7']]
 */
export function outagesFromUpptimeIssues(json: unknown): ReadUpptimeIssues {
  const ledger = ledgerOf<UpptimeIssueWarning>();
  const read = (reader: Reader): readonly UpptimeOutage[] => readIssue(reader, ledger);
  const outages = listOf('issues', read, { most: MOST_ROWS })(readerOf(json)).flat();
  const bySlug = new Map<string, UpptimeOutage[]>();
  for (const outage of outages) {
    const own = bySlug.get(outage.component) ?? [];
    bySlug.set(outage.component, own);
    own.push(outage);
  }
  for (const own of bySlug.values()) own.sort((a, b) => a.startAt - b.startAt);
  return {
    components: Object.fromEntries(bySlug),
    warnings: ledger.warnings() as ReadUpptimeIssues['warnings'],
  };
}

/** An issue of several sites is an outage of each. */
function readIssue(
  reader: Reader,
  { tell }: Ledger<UpptimeIssueWarning>,
): readonly UpptimeOutage[] {
  const fields = pickFields(reader, 'an issue', {
    number: count,
    title: text,
    labels: listOf('labels', readLabel, { most: MOST_LABELS }),
    created_at: instant,
    closed_at: orNone(instant),
  });
  const { number, title: cause, labels, created_at: startAt, closed_at: endAt = null } = fields;
  if (endAt !== null && endAt < startAt) {
    refuse(childOf(reader, 'closed_at'), {
      code: 'invalid-interval',
      expected: 'an end at or after the start',
    });
  }
  const place = childOf(reader, 'labels');
  if (!labels.includes('status')) {
    const hint = 'it is left out';
    tell(place, { code: 'other-issue', expected: 'the label status', received: cause, hint });
    return [];
  }
  const slugs = labels.filter((label) => label !== 'status');
  if (slugs.length === 0) {
    const hint = 'it is left out';
    tell(place, { code: 'no-component', expected: 'the slug of a site', received: cause, hint });
  }
  const isDegraded = /\bdegraded\b/.test(cause);
  if (!isDegraded && !/\bdown\b/.test(cause)) {
    tell(childOf(reader, 'title'), {
      code: 'unclear-title',
      expected: 'a title that says down or degraded',
      received: cause,
      hint: 'it is taken for down',
    });
  }
  const state = isDegraded ? ({ state: 'degraded' } as const) : {};
  return slugs.map((component) => ({
    startAt,
    endAt,
    ...state,
    cause,
    component,
    id: String(number),
  }));
}

const MOST_LABELS = 1000;

function readLabel(reader: Reader): string {
  if (typeof reader.value === 'string') return reader.value;
  return pickFields(reader, 'a label', { name: text }).name;
}
