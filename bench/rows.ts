import type { Row } from './types.js';

/** The work, in the order of the report. */
export const ROWS: readonly Row[] = [
  { id: 'add-4h', title: 'add 4 business hours, 200 holidays, warm' },
  { id: 'add-40h', title: 'add 40 business hours, 200 holidays, warm' },
  { id: 'add-1000h', title: 'add 1,000 business hours, 200 holidays, warm' },
  { id: 'add-40h-paris', title: 'add 40 business hours, 200 holidays, warm, Europe/Paris' },
  { id: 'between-week', title: 'business time between, over one week, 200 holidays' },
  { id: 'between-year', title: 'business time between, over one year, 200 holidays' },
  {
    id: 'between-year-paris',
    title: 'business time between, over one year, 200 holidays, Europe/Paris',
  },
  { id: 'is-open', title: 'is open, 200 holidays' },
  {
    id: 'first-answer',
    title: 'compile with 300 holidays and answer the first question of a year, zone warm',
  },
  {
    id: 'first-answer-paris',
    title: 'compile with 300 holidays and answer the first question of a year, Europe/Paris warm',
  },
  { id: 'add-10-days', title: 'add 10 business days, 200 holidays' },
  {
    id: 'add-10-days-column',
    title: 'add 10 business days to a column of 4,096 dates, 200 holidays',
  },
  {
    id: 'union-sorted',
    title: 'union of 1,000,000 outages, starts and ends in order',
    isLarge: true,
  },
  {
    id: 'union-by-start',
    title: 'union of 1,000,000 outages, sorted by start, some inside others',
    isLarge: true,
  },
  { id: 'union-unsorted', title: 'union of 1,000,000 outages, unsorted', isLarge: true },
  {
    id: 'availability-columns',
    title: 'availability of a year with 100,000 outages, unsorted, as columns',
    isLarge: true,
  },
  {
    id: 'availability-objects',
    title: 'availability of a year with 100,000 outages, unsorted, as objects',
    isLarge: true,
  },
];
