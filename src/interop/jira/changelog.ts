import type { ClockEvent } from '../../clock/log/event.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, pathOf, readerOf } from '../../core/read.js';
import { byName, listOf, optional, readFields } from '../../core/read-parts.js';
import { id, word } from '../../core/read-values.js';
import { lossOf } from '../shared/loss.js';
import { eventsOfRows, TICKET_PHASES, type TicketPhase } from '../shared/ticket-log.js';
import { type Change, type Listed, readChangelog } from './change.js';
import { type Issue, readComments, readIssue } from './issue.js';
import {
  changeRow,
  changesInOrder,
  commentRow,
  commentsInOrder,
  createdRow,
  type PhaseOf,
} from './rows.js';

/** Options of `eventsFromJiraChangelog`: what an issue does not say by itself. */
export interface JiraLogOptions {
  /**
   * What statuses mean, by name or id: `{ 'Waiting for customer': 'hold', Resolved: 'solved' }`.
   *
   * @defaultValue the present status ends the issue if Jira's category of it is done; in all others
   * work goes on
   */
  readonly statuses?: Readonly<Record<string, TicketPhase>> | undefined;
  /**
   * The changelog, where the issue does not have all of it: `{ values }`, or all histories as a list.
   *
   * @defaultValue that of the issue
   */
  readonly changelog?: unknown;
  /**
   * The comments, where the issue does not have all of them: `{ comments }`, or the list.
   *
   * @defaultValue those of the issue
   */
  readonly comments?: unknown;
  /**
   * Who asks beside the reporter and accounts of customers: account ids of the cloud, keys of a server.
   *
   * @defaultValue nobody
   */
  readonly customers?: readonly string[] | undefined;
}

/** The log of an issue, and what of it is not known. */
export interface ReadJiraLog {
  /** In the order of their instants; at one instant changes by id, then comments by id. */
  readonly events: readonly ClockEvent[];
  readonly warnings: readonly Finding<JiraLogWarning>[];
}

/**
 * A code of what of a log rests on an assumption or is missing: `unknown-status` (work is taken to go
 * on in it), `incomplete` (a list has fewer entries than it says there are).
 */
export type JiraLogWarning = 'unknown-status' | 'incomplete';

/**
 * Reads an issue of Jira with its changelog (`GET /rest/api/3/issue/{key}?expand=changelog`) as events
 * for the presets of `JIRA_SERVICE_MANAGEMENT`.
 *
 * | in Jira                   | event                                                               |
 * | ------------------------- | ------------------------------------------------------------------- |
 * | the creation              | `created`, with the old value of the first change of each field, else the present one |
 * | a change of `status`      | by what statuses mean `paused`, `resumed`, `solved`, `closed`, `merged`, `reopened`, else `status` |
 * | `assignee`; `priority`    | `assigned`; `priority`                                              |
 * | a change of another field | `updated`                                                           |
 * | a comment                 | `customer_reply`, `public_reply`, `internal_note`, `app_comment`    |
 *
 * Every change sets its field in words (`status`, `assignee`) and its id (`status_id`), so that
 * conditions may ask for any of them: a resolution is given while `resolution` is not `null`. A comment
 * is internal when Jira shows it to a role or group alone, or not to customers. It is of a customer when
 * the account is one, or is the reporter's, or is listed.
 *
 * Histories may come in any order and twice, since their ids grow. Of the statuses of one instant the
 * last counts. An issue answers with a part of a long changelog, which is told: pass all pages of
 * `/rest/api/3/issue/{key}/changelog` then.
 *
 * Source: Atlassian developer documentation, Jira Cloud REST API v3, "Get issue", "Get changelogs" and
 * the schemas Changelog, ChangeDetails, Comment and UserDetails.
 *
 * @param json - The parsed JSON of one issue.
 * @param options - What statuses mean, further pages, and who asks.
 * @returns The log, and what rests on an assumption, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `invalid-option`,
 * `instant-out-of-range`, `unknown-field` for an option that does not exist.
 * @example
 * import { eventsFromJiraChangelog } from 'slakit/interop/jira'
 * const { events } = eventsFromJiraChangelog({
 *   id: '10002',
 *   fields: { created: '2026-03-02T10:00:00.000+0100', status: { id: '5', name: 'Done' } },
 *   changelog: {
 *     total: 1,
 *     histories: [{
 *       id: '347806', created: '2026-03-02T12:00:00.000+0100',
 *       items: [{ field: 'status', fieldId: 'status', from: '1', fromString: 'Open', to: '5', toString: 'Done' }],
 *     }],
 *   },
 * }, { statuses: { Open: 'active', Done: 'solved' } })
 * events.map(({ type, set }) => [type, set])
 * // => [['created', { status: 'Open', status_id: '1' }], ['solved', { status: 'Done', status_id: '5' }]]
 */
export function eventsFromJiraChangelog(json: unknown, options: JiraLogOptions = {}): ReadJiraLog {
  const read = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const issue = readIssue(readerOf(json));
  const changelog = read.changelog ?? issue.changelog;
  const comments = read.comments ?? issue.comments;
  const changes = changesInOrder(changelog?.items ?? []);
  const warnings: Finding<JiraLogWarning>[] = [];
  for (const list of [changelog, comments]) warnings.push(...incomplete(list));
  const phaseOf = phasesOf(issue, read.statuses, warnings);
  const rows = [
    createdRow(issue, changes, phaseOf),
    ...changes.map((change) => changeRow(change, phaseOf)),
    ...commentsInOrder(comments?.items ?? []).map((comment) =>
      commentRow(comment, issue, read.customers),
    ),
  ];
  return { events: eventsOfRows(rows.sort((a, b) => a.at - b.at)), warnings };
}

const OPTIONS = {
  statuses: optional(byName('statuses', word(TICKET_PHASES)), new Map<string, TicketPhase>()),
  changelog: optional(readChangelog),
  comments: optional(readComments),
  customers: optional(listOf('customers', id), []),
} satisfies FieldsOf<JiraLogOptions>;

/** A status whose meaning is only assumed is told once. */
function phasesOf(
  { doneStatuses }: Issue,
  statuses: ReadonlyMap<string, TicketPhase>,
  warnings: Finding<JiraLogWarning>[],
): PhaseOf {
  const told = new Set<string>();
  return (status, change) => {
    const name = String(status.text);
    const known = statuses.get(name) ?? statuses.get(String(status.id));
    if (known !== undefined) return known;
    if (doneStatuses.includes(name)) return 'solved';
    if (!told.has(name)) warnings.push(unknownStatus(name, change));
    told.add(name);
    return 'active';
  };
}

function unknownStatus(name: string, change: Change | undefined): Finding<JiraLogWarning> {
  return lossOf({
    code: 'unknown-status',
    path: change === undefined ? ['fields', 'status'] : change.path,
    expected: 'a status whose meaning is known',
    received: shown(name),
    hint: 'work is taken to go on in it: say what it means in statuses',
  });
}

function incomplete(list: Listed<unknown> | undefined): readonly Finding<JiraLogWarning>[] {
  if (list === undefined || list.items.length >= list.total) return [];
  return [
    lossOf({
      code: 'incomplete',
      path: pathOf(list.place),
      expected: `all ${list.total} entries`,
      received: `${list.items.length} of them`,
      hint: 'what the others say is missing: pass all pages as one list',
    }),
  ];
}
