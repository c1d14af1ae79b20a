import type { ClockPreset } from '../../clock/presets/preset.js';
import { ZENDESK } from '../../clock/presets/zendesk.js';

/** The metrics of SLA policies, in the order in which a ticket meets them. */
export const POLICY_METRICS: ReadonlyMap<
  string,
  { readonly name: string; readonly preset: ClockPreset }
> = new Map([
  ['first_reply_time', { name: 'First reply time', preset: ZENDESK.firstReplyTime }],
  ['next_reply_time', { name: 'Next reply time', preset: ZENDESK.nextReplyTime }],
  ['periodic_update_time', { name: 'Periodic update', preset: ZENDESK.periodicUpdateTime }],
  ['pausable_update_time', { name: 'Pausable update', preset: ZENDESK.pausableUpdateTime }],
  ['requester_wait_time', { name: 'Requester wait time', preset: ZENDESK.requesterWaitTime }],
  ['agent_work_time', { name: 'Agent work time', preset: ZENDESK.agentWorkTime }],
  ['total_resolution_time', { name: 'Total resolution time', preset: ZENDESK.totalResolutionTime }],
]);

export const PRIORITIES: readonly string[] = ['urgent', 'high', 'normal', 'low'];
