import type { Row } from '../types.js';

/** The work, in the order of the report. */
export const CREDIT_ROWS: readonly Row[] = [
  {
    id: 'credits-columns',
    title: 'credits of 1,000,000 periods under a scheme of three rows and a cap',
  },
  {
    id: 'credits-objects',
    title: 'credits of 100,000 periods under the same scheme, an object each',
  },
  {
    id: 'credits-settle',
    title: 'statements of 10,000 subscriptions: one service, one outage each',
  },
];
