import type { Scalar } from '../../clock/rule/condition.js';
import { setOwn } from '../../core/own-field.js';
import {
  compareIds,
  type LogRow,
  type TicketPhase,
  withoutRepetitions,
} from '../shared/ticket-log.js';
import type { Change, Value } from './change.js';
import type { Comment, Issue } from './issue.js';

/** What a status means, asked for a change or, without one, for the creation. */
export type PhaseOf = (status: Value, change: Change | undefined) => TicketPhase;

/** All changes, oldest first; items of one history in its order, and each once. */
export function changesInOrder(histories: readonly (readonly Change[])[]): readonly Change[] {
  const rows = histories.flat().map((change) => ({ ...change, id: rowId(change) }));
  return [...withoutRepetitions(rows)].sort(
    (a, b) => a.at - b.at || compareIds(a.historyId, b.historyId) || a.index - b.index,
  );
}

/** All comments, oldest first and each once. */
export function commentsInOrder(comments: readonly Comment[]): readonly Comment[] {
  return [...withoutRepetitions(comments)].sort((a, b) => a.at - b.at || compareIds(a.id, b.id));
}

function rowId({ historyId, index }: Change): string {
  return `${historyId}.${index}`;
}

/** The creation: what each field held before its first change, else what it holds now. */
export function createdRow(issue: Issue, changes: readonly Change[], phaseOf: PhaseOf): LogRow {
  const values = new Map<string, Value>(issue.current);
  for (const { field, from } of [...changes].reverse()) values.set(field, from);
  const set: Record<string, Scalar> = {};
  for (const [field, value] of values) setBoth(set, field, value);
  const row = { at: issue.createdAt, id: `issue-${issue.id}`, type: 'created', set };
  const status = values.get('status');
  if (status === undefined) return row;
  const change = changes.find(({ field }) => field === 'status');
  return { ...row, phase: phaseOf(status, change) };
}

const TYPES: Readonly<Record<string, string>> = {
  status: 'status',
  assignee: 'assigned',
  priority: 'priority',
};

/** A change of a field. */
export function changeRow(change: Change, phaseOf: PhaseOf): LogRow {
  const { at, field, to } = change;
  const type = Object.hasOwn(TYPES, field) ? (TYPES[field] as string) : 'updated';
  const set: Record<string, Scalar> = {};
  setBoth(set, field, to);
  const row = { at, id: rowId(change), type, set };
  return field === 'status' ? { ...row, phase: phaseOf(to, change) } : row;
}

/** What names a thing has its id under a name of its own, and what names none any more loses it. */
function setBoth(set: Record<string, Scalar>, field: string, { text, id }: Value): void {
  setOwn(set, field, text);
  if (id !== null || text === null) setOwn(set, `${field}_id`, id);
}

/** A comment, by who wrote it and who sees it. */
export function commentRow(
  comment: Comment,
  { reporterId }: Issue,
  customers: readonly string[],
): LogRow {
  const { id, at, isInternal, authorId, accountType } = comment;
  const isKnown =
    authorId !== undefined && (authorId === reporterId || customers.includes(authorId));
  const author = isKnown ? 'customer' : accountType;
  return { at, id: `comment-${id}`, type: isInternal ? 'internal_note' : replyOf(author) };
}

/** What an app writes is no answer of an agent. */
function replyOf(author: string | undefined): string {
  if (author === 'customer') return 'customer_reply';
  return author === 'app' ? 'app_comment' : 'public_reply';
}
