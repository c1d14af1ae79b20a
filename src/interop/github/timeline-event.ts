import type { Path } from '../../core/error.js';
import { pathOf, type Reader } from '../../core/read.js';
import { instant, text } from '../../core/read-values.js';
import { foreignId, orNone, pickFields } from '../shared/foreign.js';

/** An event of a timeline as read. */
export interface TimelineEvent {
  readonly path: Path;
  /** What it is called in the log; events and comments have ids of their own each. */
  readonly id: string;
  readonly name: string;
  /** `undefined` for one that does not say when it was. */
  readonly at: number | undefined;
  readonly label: string | undefined;
  readonly assignee: string | undefined;
  readonly milestone: string | undefined;
  readonly reason: string | undefined;
  readonly renamed: { readonly from: string; readonly to: string } | undefined;
  readonly author: Author;
}

/** Who wrote a comment. */
export interface Author {
  /** `undefined` for an account that is gone. */
  readonly login: string | undefined;
  /** `User`, `Bot`, `Organization`. */
  readonly type: string | undefined;
  /** What the author is to the repository: `OWNER`, `MEMBER`, `NONE`. */
  readonly association: string | undefined;
}

/** Reads one event of a timeline. */
export function readTimelineEvent(reader: Reader): TimelineEvent {
  const event = pickFields(reader, 'a timeline event', {
    event: text,
    id: orNone(foreignId),
    node_id: orNone(text),
    sha: orNone(text),
    created_at: orNone(instant),
    submitted_at: orNone(instant),
    author: orNone(readCommitter),
    label: orNone(readName),
    assignee: orNone(readLogin),
    milestone: orNone(readTitle),
    state_reason: orNone(text),
    rename: orNone(readRename),
    user: orNone(readUser),
    author_association: orNone(text),
  });
  const at = event.created_at ?? event.submitted_at ?? event.author?.date;
  const id = event.id ?? event.sha ?? event.node_id ?? `${at}`;
  return {
    path: pathOf(reader),
    id: `${event.event}-${id}`,
    name: event.event,
    at,
    label: event.label?.name,
    assignee: event.assignee?.login,
    milestone: event.milestone?.title,
    reason: event.state_reason,
    renamed: event.rename,
    author: {
      login: event.user?.login,
      type: event.user?.type,
      association: event.author_association,
    },
  };
}

/** A commit says when it was written, and not when it came. */
function readCommitter(reader: Reader) {
  return pickFields(reader, '{ date }', { date: orNone(instant) });
}

function readName(reader: Reader) {
  return pickFields(reader, '{ name }', { name: text });
}

function readLogin(reader: Reader) {
  return pickFields(reader, '{ login }', { login: text });
}

function readTitle(reader: Reader) {
  return pickFields(reader, '{ title }', { title: text });
}

function readRename(reader: Reader) {
  return pickFields(reader, '{ from, to }', { from: text, to: text });
}

/** Reads the account of a comment or an issue. */
export function readUser(reader: Reader): {
  readonly login: string;
  readonly type: string | undefined;
} {
  return pickFields(reader, '{ login, type }', { login: text, type: orNone(text) });
}
