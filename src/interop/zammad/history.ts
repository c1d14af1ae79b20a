import type { ClockEvent } from '../../clock/log/event.js';
import type { Scalar } from '../../clock/rule/condition.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { setOwn } from '../../core/own-field.js';
import { childOf, type FieldsOf, isList, type Reader, readerOf } from '../../core/read.js';
import { readFields, requireObject } from '../../core/read-parts.js';
import { lossOf } from '../shared/loss.js';
import { eventsOfRows, type LogRow } from '../shared/ticket-log.js';
import { type ArticleTypes, readArticleAssets, readArticles } from './article.js';
import { type Creation, readCreation } from './creation.js';
import { type HistoryRow, readRows, type Value } from './history-row.js';
import { readStates, type TicketState } from './states.js';

/** Options of `eventsFromZammadHistory`: what a history does not say by itself. */
export interface ZammadHistoryOptions {
  /**
   * The answer of `GET /api/v1/ticket_states`: which states hold and which end a ticket.
   *
   * @defaultValue the states that Zammad ships
   */
  readonly states?: unknown;
  /**
   * The answer of `GET /api/v1/ticket_articles/by_ticket/{id}`: who wrote an article, and whether it
   * is internal.
   *
   * @defaultValue the articles among the `assets` of the history
   */
  readonly articles?: unknown;
}

/** The log of a ticket, and what of its history is not understood. */
export interface ReadZammadHistory {
  /** In the order of their instants, then of the ids of the rows. */
  readonly events: readonly ClockEvent[];
  readonly warnings: readonly Finding<ZammadHistoryWarning>[];
}

/**
 * A code of what of a history rests on an assumption: `unknown-state` (taken for one in which work
 * goes on), `unknown-article` (an article of which only the id is known is the event `article`),
 * `no-creation` (the log has no event `created`).
 */
export type ZammadHistoryWarning = 'unknown-state' | 'unknown-article' | 'no-creation';

/**
 * Reads the history of a ticket of Zammad (`GET /api/v1/ticket_history/{id}`) as events for the presets
 * of `ZAMMAD` and for `clocksFromZammadSlas`.
 *
 * | row of the history                          | event                                                    |
 * | ------------------------------------------- | -------------------------------------------------------- |
 * | the ticket was created                      | `created`, with its first values                         |
 * | `state`                                     | `paused`, `resumed`, `closed`, `merged`, `reopened`, else `status` |
 * | `priority`; `group`, `owner`                | `priority`; `assigned`                                   |
 * | an article was created                      | `public_reply`, `customer_reply`, `internal_note`, `public_note`, `system_message` |
 * | a tag was added or removed                  | `added`, `removed`, which set `tag:…`                    |
 * | any other                                   | the type of the row, such as `updated`                   |
 *
 * Attributes have Zammad's names, except that `state` is `status` and `owner` is `assignee`; a
 * reference sets its id as well (`state_id`, `group_id`). States whose `ignore_escalation` is set
 * pause, as in Zammad, and so do none else; of the states of one instant the last counts. A reply is
 * what Zammad counts as one: not internal, of an agent or customer, and no note.
 *
 * Rows that are listed twice count once; the order of the list does not matter, since ids grow.
 *
 * Source: zammad/zammad, app/models/history.rb, app/models/concerns/has_history.rb,
 * lib/escalation/ticket_biz_break.rb; Zammad documentation, "API: Articles", "API: States".
 *
 * @param json - The parsed JSON: `{ history, assets }`, or the list of rows alone.
 * @param options - The states of the system and the articles of the ticket.
 * @returns The log, and what rests on an assumption, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`,
 * `instant-out-of-range`, `unknown-field` for an option that does not exist.
 * @example
 * import { eventsFromZammadHistory } from 'slakit/interop/zammad'
 * const row = { object: 'Ticket', o_id: 7, created_by_id: 3 }
 * const { events } = eventsFromZammadHistory([
 *   { ...row, id: 1, type: 'created', created_at: '2026-03-02T09:00:00.000Z' },
 *   { ...row, id: 2, type: 'updated', attribute: 'state', value_from: 'new', value_to: 'pending reminder',
 *     id_from: 1, id_to: 3, created_at: '2026-03-02T10:00:00.000Z' },
 * ])
 * events.map(({ type, set }) => [type, set])
 * // => [['created', { status: 'new', state_id: 1 }], ['paused', { status: 'pending reminder', state_id: 3 }]]
 */
export function eventsFromZammadHistory(
  json: unknown,
  options: ZammadHistoryOptions = {},
): ReadZammadHistory {
  const { states, articles } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const root = readerOf(json);
  const rows = readRows(isList(root) ? root : childOf(historyOf(root), 'history'));
  const assets = isList(root) ? undefined : childOf(root, 'assets');
  const known = new Map([...(assets === undefined ? [] : readArticleAssets(assets)), ...articles]);
  const warnings: Finding<ZammadHistoryWarning>[] = [];
  const creation = readCreation(rows, assets, states);
  if (!rows.some(isCreation)) warnings.push(lossOf(NO_CREATION));
  const tell = (row: HistoryRow, code: ZammadHistoryWarning): void => {
    warnings.push(doubt(row, code));
  };
  const read = { states, articles: known, creation, tell };
  return { events: eventsOfRows(rows.map((row) => logRowOf(row, read))), warnings };
}

const OPTIONS = {
  states: readStates,
  articles: readArticles,
} satisfies FieldsOf<ZammadHistoryOptions>;

/** What is known beside the rows. */
interface Known {
  readonly states: readonly TicketState[];
  readonly articles: ArticleTypes;
  readonly creation: Creation;
  readonly tell: (row: HistoryRow, code: ZammadHistoryWarning) => void;
}

function historyOf(root: Reader): Reader {
  requireObject(root, '{ history, assets }, or the list of rows');
  return root;
}

function isCreation({ object, type }: HistoryRow): boolean {
  return object === 'Ticket' && type === 'created';
}

const TYPES: Readonly<Record<string, string>> = {
  state: 'status',
  priority: 'priority',
  group: 'assigned',
  owner: 'assigned',
};

function logRowOf(row: HistoryRow, known: Known): LogRow {
  if (isCreation(row)) return createdRow(row, known);
  const { at, id, object, type, attribute } = row;
  if (object === 'Ticket::Article' && type === 'created') return articleRow(row, known);
  if (object !== 'Ticket' || attribute === undefined) return { at, id, type };
  if (attribute === 'tag')
    return { at, id, type, set: { [`tag:${row.to.text}`]: type === 'added' } };
  return type === 'updated' ? changeRow(row, attribute, known) : { at, id, type };
}

function articleRow(row: HistoryRow, { articles, tell }: Known): LogRow {
  const written = articles.get(row.objectId);
  if (written === undefined) tell(row, 'unknown-article');
  return { at: row.at, id: row.id, type: written ?? 'article' };
}

function changeRow(row: HistoryRow, attribute: string, { states, tell }: Known): LogRow {
  const { at, id, type, to } = row;
  const set = attributesOf(attribute, to);
  const word = Object.hasOwn(TYPES, attribute) ? (TYPES[attribute] as string) : type;
  if (attribute !== 'state') return { at, id, type: word, set };
  const state = stateOf(to, states);
  if (state === undefined) tell(row, 'unknown-state');
  return { at, id, type: word, set, phase: state?.phase ?? 'active' };
}

function createdRow(row: HistoryRow, { creation, states, tell }: Known): LogRow {
  const { at, id } = row;
  const set: Record<string, Scalar> = {};
  for (const [attribute, value] of creation) {
    for (const [name, own] of Object.entries(attributesOf(attribute, value)))
      setOwn(set, name, own);
  }
  const first = creation.get('state');
  const state = first === undefined ? undefined : stateOf(first, states);
  if (state === undefined) tell(row, 'unknown-state');
  return { at, id, type: 'created', set, phase: state?.phase ?? 'active' };
}

function stateOf({ text, id }: Value, states: readonly TicketState[]): TicketState | undefined {
  const byId = states.find((state) => state.id === String(id));
  return byId ?? states.find(({ name }) => name === text);
}

const NAMES: Readonly<Record<string, string>> = { state: 'status', owner: 'assignee' };

/** A value as attributes: in words under the name of the vocabulary, and its id under Zammad's. */
function attributesOf(attribute: string, { text, id }: Value): Readonly<Record<string, Scalar>> {
  const name = Object.hasOwn(NAMES, attribute) ? (NAMES[attribute] as string) : attribute;
  const words = text === null && id !== undefined && id !== null ? {} : { [name]: text };
  return id === undefined ? words : { ...words, [`${attribute}_id`]: id };
}

const NO_CREATION = {
  code: 'no-creation',
  path: ['history'],
  expected: 'a row that says when the ticket was created',
  received: 'none',
  hint: 'the log begins with its first row: pass the whole history',
} as const;

const DOUBTS: Readonly<
  Record<ZammadHistoryWarning, { readonly expected: string; readonly hint: string }>
> = {
  'unknown-state': {
    expected: 'a state that is known',
    hint: 'work is taken to go on in it: pass the answer on ticket_states as states',
  },
  'unknown-article': {
    expected: 'an article that is known',
    hint: 'it answers nobody: pass the answer on ticket_articles as articles',
  },
  'no-creation': { expected: 'a creation', hint: 'there is none' },
};

function doubt(row: HistoryRow, code: ZammadHistoryWarning): Finding<ZammadHistoryWarning> {
  const { path, object, objectId, to } = row;
  const received = code === 'unknown-article' ? `${object} ${objectId}` : shown(to.text);
  return lossOf({ code, path, received, ...DOUBTS[code] });
}
