import type { Scalar } from '../../clock/rule/condition.js';
import type { LogRow, TicketPhase } from '../shared/ticket-log.js';
import type { Author, TimelineEvent } from './timeline-event.js';

/** An event that says when it was. */
export type DatedEvent = TimelineEvent & { readonly at: number };

/** What the events so far have left. */
interface State {
  readonly isClosed: boolean;
  readonly holds: ReadonlySet<string>;
  readonly assignees: readonly string[];
}

/** What is known of an issue beside its timeline. */
export interface IssueFacts {
  /** Who asked. */
  readonly login: string | undefined;
  /** Labels that mean waiting for somebody else. */
  readonly hold: readonly string[];
  /** Who answers; `undefined` for those whom the repository trusts. */
  readonly agents: readonly string[] | undefined;
}

/** Events in their order as rows of a log: an issue waits while one of its labels says so. */
export function rowsOf(events: readonly DatedEvent[], facts: IssueFacts): readonly LogRow[] {
  let state: State = { isClosed: false, holds: new Set(), assignees: [] };
  return events.map((event) => {
    const before = phaseOf(state);
    state = stateAfter(state, event, facts);
    const row = { at: event.at, id: event.id, ...written(event, state, facts) };
    const phase = phaseOf(state);
    return phase === before ? row : { ...row, phase };
  });
}

function phaseOf({ isClosed, holds }: State): TicketPhase {
  if (isClosed) return 'closed';
  return holds.size > 0 ? 'hold' : 'active';
}

function stateAfter(state: State, event: DatedEvent, { hold }: IssueFacts): State {
  const { name, label, assignee } = event;
  if (name === 'closed' || name === 'reopened') return { ...state, isClosed: name === 'closed' };
  if (label !== undefined && hold.includes(label)) {
    const others = [...state.holds].filter((one) => one !== label);
    return { ...state, holds: new Set(name === 'labeled' ? [...others, label] : others) };
  }
  if (assignee === undefined) return state;
  const others = state.assignees.filter((one) => one !== assignee);
  return { ...state, assignees: name === 'assigned' ? [...others, assignee] : others };
}

type Written = Pick<LogRow, 'type' | 'set'>;
type Write = (event: DatedEvent, state: State) => Written;

const label: Write = ({ name, label: own }) => ({
  type: name,
  set: { [`label:${own}`]: name === 'labeled' },
});
const assign: Write = (_, { assignees }) => ({
  type: 'assigned',
  set: { assignee: assignees[assignees.length - 1] ?? null },
});
const status =
  (value: Scalar): Write =>
  ({ reason }) => ({
    type: 'status',
    set: { status: value, state_reason: reason ?? null },
  });

/** What events are called, and which attributes they set; others keep their name and set nothing. */
const WRITTEN: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['closed', status('closed')],
  ['reopened', status('open')],
  ['labeled', label],
  ['unlabeled', label],
  ['assigned', assign],
  ['unassigned', assign],
  [
    'milestoned',
    ({ milestone }) => ({ type: 'milestoned', set: { milestone: milestone ?? null } }),
  ],
  ['demilestoned', () => ({ type: 'demilestoned', set: { milestone: null } })],
  ['renamed', ({ renamed }) => ({ type: 'renamed', set: { title: renamed?.to ?? null } })],
  ['locked', () => ({ type: 'locked', set: { locked: true } })],
  ['unlocked', () => ({ type: 'unlocked', set: { locked: false } })],
  // Of a ticket `merged` would say that it went on as another.
  ['merged', () => ({ type: 'pull_request_merged' })],
]);

function written(event: DatedEvent, state: State, facts: IssueFacts): Written {
  if (event.name === 'commented') return { type: commentType(event.author, facts) };
  return WRITTEN.get(event.name)?.(event, state) ?? { type: event.name };
}

const TRUSTED: readonly (string | undefined)[] = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/** Whoever opened the issue asks, also when it is one of those who answer. */
function commentType({ login, type, association }: Author, facts: IssueFacts): string {
  if (type === 'Bot') return 'bot_comment';
  const { agents } = facts;
  if (agents !== undefined) {
    return login !== undefined && agents.includes(login) ? 'public_reply' : 'customer_reply';
  }
  const isOwn = login !== undefined && login === facts.login;
  return !isOwn && TRUSTED.includes(association) ? 'public_reply' : 'customer_reply';
}
