import { childOf, type Read, type Reader } from '../../core/read.js';
import { flag, instant, text } from '../../core/read-values.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { type Change, type Listed, listed, readChangelog, type Value } from './change.js';

/** An issue as read. */
export interface Issue {
  readonly id: string;
  readonly createdAt: number;
  /** What its fields hold now, of those that name something. */
  readonly current: ReadonlyMap<string, Value>;
  /** Names of statuses that Jira itself counts as done. */
  readonly doneStatuses: readonly string[];
  readonly reporterId: string | undefined;
  readonly changelog: Listed<readonly Change[]> | undefined;
  readonly comments: Listed<Comment> | undefined;
}

/** A comment on an issue. */
export interface Comment {
  readonly id: string;
  readonly at: number;
  readonly isInternal: boolean;
  readonly authorId: string | undefined;
  /** `atlassian`, `app` or `customer`; servers do not tell it. */
  readonly accountType: string | undefined;
}

/** The fields that name one thing, whose first value the issue itself may tell. */
const NAMING: readonly string[] = [
  'status',
  'priority',
  'resolution',
  'issuetype',
  'assignee',
  'reporter',
];

/** Reads an issue. */
export function readIssue(reader: Reader): Issue {
  const { id, fields, changelog } = pickFields(reader, 'an issue', {
    id: foreignId,
    fields: readIssueFields,
    changelog: orNone(readChangelog),
  });
  return { id, ...fields, changelog };
}

function readIssueFields(reader: Reader): Omit<Issue, 'id' | 'changelog'> {
  const { created, comment, reporter } = pickFields(reader, '{ created, status, … }', {
    created: instant,
    comment: orNone(readComments),
    reporter: orNone(readUser),
  });
  const named = NAMING.map((name) => [name, childOf(reader, name)] as const);
  const known = named.filter(([, place]) => !isNone(place));
  return {
    createdAt: created,
    current: new Map(known.map(([name, place]) => [name, readNamed(place)])),
    doneStatuses: doneStatusesOf(childOf(reader, 'status')),
    reporterId: reporter?.id,
    comments: comment,
  };
}

/** A user has a name to show and an account, anything else a name and an id. */
function readNamed(reader: Reader): Value {
  const { id, name, displayName } = pickFields(reader, '{ id, name }', {
    id: orNone(foreignId),
    name: orNone(text),
    displayName: orNone(text),
  });
  const own = displayName === undefined ? id : readUser(reader).id;
  return { text: displayName ?? name ?? null, id: own ?? null };
}

/** The category of a status that is done has the key `done`, whatever the status is called. */
function doneStatusesOf(status: Reader): readonly string[] {
  if (isNone(status)) return [];
  const { name, statusCategory } = pickFields(status, '{ name, statusCategory }', {
    name: orNone(text),
    statusCategory: orNone((at) => pickFields(at, '{ key }', { key: orNone(text) })),
  });
  return statusCategory?.key === 'done' && name !== undefined ? [name] : [];
}

/** Reads comments: `{ comments, total }`, or the list alone. */
export const readComments: Read<Listed<Comment>> = /* @__PURE__ */ listed(
  ['comments', 'values'],
  'comments',
  readComment,
);

function readComment(reader: Reader): Comment {
  const { id, created, author, jsdPublic, visibility } = pickFields(reader, 'a comment', {
    id: foreignId,
    created: instant,
    author: orNone(readUser),
    jsdPublic: orNone(flag),
    visibility: orNone(() => true),
  });
  return {
    id,
    at: created,
    isInternal: jsdPublic === false || visibility === true,
    authorId: author?.id,
    accountType: author?.accountType,
  };
}

interface User {
  readonly id: string | undefined;
  readonly accountType: string | undefined;
}

/** The cloud knows users by `accountId`, a server by `key` or `name`. */
function readUser(reader: Reader): User {
  const { accountId, key, name, accountType } = pickFields(reader, 'a user', {
    accountId: orNone(text),
    key: orNone(text),
    name: orNone(text),
    accountType: orNone(text),
  });
  return { id: accountId ?? key ?? name, accountType };
}
