import type { WarningAfter } from '../../clock/rule/rule.js';
import { formatDuration } from '../../core/duration.js';
import { childOf, pathOf, type Read, type Reader } from '../../core/read.js';
import { isNone, orNone } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { pickOrTell } from '../shared/unread.js';
import { readSeconds } from './targets.js';
import type { TellPolicy } from './warning.js';

/** When people are told of a missed target, by the target. */
export interface Escalation {
  readonly reader: Reader;
  readonly response: readonly WarningAfter[];
  readonly resolution: readonly WarningAfter[];
}

/** How many lists of agents an escalation names. */
interface Recipients {
  lists: number;
}

const LEVELS = ['level_1', 'level_2', 'level_3', 'level_4'] as const;

/** Reads the escalations of a policy; whom they tell is for the host. */
export function readEscalation(reader: Reader, tell: TellPolicy): Escalation {
  if (isNone(reader)) return { reader, response: [], resolution: [] };
  const recipients: Recipients = { lists: 0 };
  const level = (id: string): Read<WarningAfter | undefined> =>
    orNone((at) => readLevel(at, id, recipients, tell));
  const { response, resolution } = pickOrTell(
    reader,
    '{ response, resolution }',
    {
      response: level('response'),
      resolution: orNone((at) =>
        pickOrTell(
          at,
          'escalations by level',
          Object.fromEntries(LEVELS.map((id) => [id, level(id)])),
          { immaterial: [], tell },
        ),
      ),
    },
    { immaterial: [], tell },
  );
  if (recipients.lists > 0) tell(withoutRecipients(reader, recipients.lists));
  return {
    reader,
    response: response === undefined ? [] : [response],
    resolution: LEVELS.flatMap((id) => resolution?.[id] ?? []),
  };
}

function readLevel(
  reader: Reader,
  id: string,
  recipients: Recipients,
  tell: TellPolicy,
): WarningAfter | undefined {
  const { escalation_time: afterMs } = pickOrTell(
    reader,
    '{ escalation_time, agent_ids }',
    { escalation_time: orNone(readSeconds) },
    { immaterial: ['agent_ids'], tell },
  );
  if (!isNone(childOf(reader, 'agent_ids'))) recipients.lists++;
  return afterMs === undefined ? undefined : { id, after: formatDuration(afterMs) };
}

function withoutRecipients(reader: Reader, lists: number): Parameters<TellPolicy>[0] {
  return lossOf({
    code: 'recipients',
    path: pathOf(reader),
    expected: 'times alone',
    received: `${lists} ${lists === 1 ? 'list' : 'lists'} of agents`,
    hint: 'a clock says when; whom to tell is left out',
  });
}
