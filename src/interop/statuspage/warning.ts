import type { Tell } from '../shared/ledger.js';

/**
 * A code of what of a status page is left out or doubtful: `no-transitions` (an incident whose updates
 * name no component: it takes no time), `unrecorded-change` (a component had changed without an update),
 * `unknown-status` (a status that `STATUSPAGE_STATUSES` does not have), `ambiguous-order` (two statuses
 * of one component at one instant), `backdated` (an update that was written later than it says),
 * `backfilled` (an incident that was written afterwards), `no-component` (a maintenance of no component),
 * `no-window` (a maintenance without its end), `overrun` (a maintenance that was completed later than
 * announced).
 */
export type StatuspageWarning =
  | 'no-transitions'
  | 'unrecorded-change'
  | 'unknown-status'
  | 'ambiguous-order'
  | 'backdated'
  | 'backfilled'
  | 'no-component'
  | 'no-window'
  | 'overrun';

/** Takes what is lost of a page. */
export type TellPage = Tell<StatuspageWarning>;
