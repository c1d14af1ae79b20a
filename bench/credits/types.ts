import type { Worker, WorkTiming } from '../turns.js';

/** The rows of credits: as those of uptime, in a process of their own. */
export type CreditRowId = 'credits-columns' | 'credits-objects' | 'credits-settle';

export type CreditContender = Worker<CreditRowId>;

/** What the child process tells its parent. */
export interface CreditFigures {
  readonly rows: Readonly<Record<CreditRowId, readonly WorkTiming[]>>;
}
