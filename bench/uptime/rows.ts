import type { Row } from '../types.js';

/** The work, in the order of the report. */
export const UPTIME_ROWS: readonly Row[] = [
  { id: 'uptime-sorted', title: 'availability of a year with 1,000,000 outages, sorted by start' },
  { id: 'uptime-unsorted', title: 'availability of a year with 1,000,000 outages, unsorted' },
  { id: 'uptime-checks', title: 'outages and unknown time of 2,592,000 checks, one a second' },
  { id: 'uptime-requests', title: 'share of good events of 43,200 minutes, twelve decimals each' },
  {
    id: 'uptime-rolling',
    title: 'availability of the last 30 days, at each hour of a year: 8,040 points, 5,000 outages',
  },
];
