import type { ClockEvent } from '../../clock/log/event.js';
import type { Scalar } from '../../clock/rule/condition.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, type Reader, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { id, instant, text } from '../../core/read-values.js';
import { foreignId, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { compareIds, eventsOfRows, type LogRow, withoutRepetitions } from '../shared/ticket-log.js';
import { type DatedEvent, rowsOf } from './rows.js';
import { readTimelineEvent, readUser, type TimelineEvent } from './timeline-event.js';

/** Options of `eventsFromGitHubTimeline`: what a timeline does not say by itself. */
export interface GitHubLogOptions {
  /**
   * Labels that mean waiting for somebody else, such as `needs-info`: while an issue has one of them its
   * clocks pause.
   *
   * @defaultValue none
   */
  readonly hold?: readonly string[] | undefined;
  /**
   * The logins whose comments are answers.
   *
   * @defaultValue owners, members and collaborators of the repository, except for whoever opened the
   * issue
   */
  readonly agents?: readonly string[] | undefined;
}

/** The log of an issue, and what of its timeline is not in it. */
export interface ReadGitHubTimeline {
  /** In the order of their instants; at one instant comments by id, then events by id. */
  readonly events: readonly ClockEvent[];
  /** Codes: `no-instant` (an event that does not say when it was is left out). */
  readonly warnings: readonly Finding<GitHubLogWarning>[];
}

/** A code of what of a timeline is not in a log. */
export type GitHubLogWarning = 'no-instant';

const MOST_EVENTS = 1_000_000;

/**
 * Reads an issue of GitHub (`GET /repos/{owner}/{repo}/issues/{number}`) and its timeline
 * (`…/issues/{number}/timeline`) as events for clocks.
 *
 * | on GitHub                                   | event                                                   |
 * | ------------------------------------------- | ------------------------------------------------------- |
 * | the creation                                | `created`, sets `status` and `title`                    |
 * | `closed`, `reopened`                        | the same, set `status` (`open`, `closed`) and `state_reason` |
 * | `labeled`, `unlabeled`                      | the same, set `label:…`; and `paused`, `resumed` for labels that hold |
 * | `assigned`, `unassigned`                    | `assigned`, sets `assignee` to the last one that is left |
 * | `commented`                                 | `public_reply`, `customer_reply`, `bot_comment`          |
 * | `renamed`, `milestoned`, `locked`, …        | the same, set `title`, `milestone`, `locked`             |
 * | `merged`, of a pull request                 | `pull_request_merged`                                   |
 * | any other, such as `transferred`            | the same                                                |
 *
 * GitHub writes instants to the second. Within one, events count in the order of their ids; a close and
 * a reopening in one second took no time. Pages may be joined in any order and overlap.
 *
 * Source: GitHub documentation, REST API, "Timeline events" and "Issue event types".
 *
 * @param json - The parsed JSON: `{ issue, timeline }`.
 * @param options - Labels that hold, and who answers.
 * @returns The log, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`,
 * `instant-out-of-range`, `unknown-field` for an option that does not exist.
 * @example
 * import { eventsFromGitHubTimeline } from 'slakit/interop/github'
 * const { events } = eventsFromGitHubTimeline({
 *   issue: { number: 1347, title: 'Found a bug', created_at: '2026-03-02T09:00:00Z', user: { login: 'octocat' } },
 *   timeline: [
 *     { id: 6430295168, event: 'labeled', label: { name: 'needs-info' }, created_at: '2026-03-02T09:30:00Z' },
 *     { id: 6430295169, event: 'closed', state_reason: 'not_planned', created_at: '2026-03-09T09:30:00Z' },
 *   ],
 * }, { hold: ['needs-info'] })
 * events.map(({ type, set }) => [type, set])
 * // => [
 * //   ['created', { status: 'open', title: 'Found a bug' }],
 * //   ['labeled', { 'label:needs-info': true }],
 * //   ['paused', undefined],
 * //   ['closed', { status: 'closed', state_reason: 'not_planned' }],
 * // ]
 */
export function eventsFromGitHubTimeline(
  json: unknown,
  options: GitHubLogOptions = {},
): ReadGitHubTimeline {
  const { hold, agents } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const { issue, timeline } = pickFields(readerOf(json), '{ issue, timeline }', {
    issue: readIssue,
    timeline: listOf('timeline events', readTimelineEvent, { most: MOST_EVENTS }),
  });
  const once = withoutRepetitions(timeline);
  const dated = once.filter(isDated).sort(inOrder);
  const rows = [
    createdRow(issue, dated),
    ...rowsOf(dated, { login: issue.user?.login, hold, agents }),
  ];
  return {
    events: eventsOfRows(rows.sort((a, b) => a.at - b.at)),
    warnings: once.filter((event) => !isDated(event)).map(withoutInstant),
  };
}

const OPTIONS = {
  hold: optional(listOf('labels', id), []),
  agents: optional(listOf('logins', id)),
} satisfies FieldsOf<GitHubLogOptions>;

function readIssue(reader: Reader) {
  return pickFields(reader, 'an issue', {
    number: foreignId,
    created_at: instant,
    title: orNone(text),
    user: orNone(readUser),
  });
}

function isDated(event: TimelineEvent): event is DatedEvent {
  return event.at !== undefined;
}

/** Comments and events have ids of two sequences. */
function inOrder(a: DatedEvent, b: DatedEvent): number {
  return (
    a.at - b.at ||
    Number(b.name === 'commented') - Number(a.name === 'commented') ||
    compareIds(numberOf(a), numberOf(b)) ||
    compareIds(a.id, b.id)
  );
}

function numberOf({ name, id: own }: DatedEvent): string {
  return own.slice(name.length + 1);
}

function createdRow(issue: ReturnType<typeof readIssue>, events: readonly DatedEvent[]): LogRow {
  const title = events.find(({ renamed }) => renamed !== undefined)?.renamed?.from ?? issue.title;
  const set: Record<string, Scalar> = { status: 'open', ...(title === undefined ? {} : { title }) };
  const row = { at: issue.created_at, id: `issue-${issue.number}`, type: 'created', set };
  return { ...row, phase: 'active' };
}

function withoutInstant({ path, name }: TimelineEvent): Finding<GitHubLogWarning> {
  return lossOf({
    code: 'no-instant',
    path,
    expected: 'an event that says when it was',
    received: name,
    hint: 'it is left out',
  });
}
