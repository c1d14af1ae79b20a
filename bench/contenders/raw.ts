import type { Contender } from '../types.js';
import { outagesByStart, outagesInOrder, outagesShuffled, WEEK_ENDS, YEAR_ENDS } from '../work.js';
import {
  add,
  addDays,
  addDaysColumn,
  between,
  firstAnswer,
  isOpen,
  paris,
  utc,
} from './raw-calendar.js';
import { downtime, unionByStart, unionInOrder, unionUnsorted } from './raw-outages.js';

/**
 * No library: typed arrays made for this one calendar, binary search, nothing checked. The floor
 * that the ratios are measured from, and the answers that the others are compared with.
 */
export function raw(): Contender {
  return {
    name: 'raw',
    packages: [],
    otherwise: '',
    attempts: {
      'add-4h': () => add(utc, 4),
      'add-40h': () => add(utc, 40),
      'add-1000h': () => add(utc, 1000),
      'add-40h-paris': () => add(paris, 40),
      'between-week': () => between(utc, WEEK_ENDS),
      'between-year': () => between(utc, YEAR_ENDS),
      'between-year-paris': () => between(paris, YEAR_ENDS),
      'is-open': isOpen,
      'first-answer': () => firstAnswer(utc),
      'first-answer-paris': () => firstAnswer(paris),
      'add-10-days': () => addDays(10),
      'add-10-days-column': () => addDaysColumn(10),
      'union-sorted': () => unionInOrder(outagesInOrder(1_000_000)),
      'union-by-start': () => unionByStart(outagesByStart(1_000_000)),
      'union-unsorted': () => unionUnsorted(outagesShuffled(1_000_000)),
      'availability-columns': () => downtime(outagesShuffled(100_000)),
      'availability-objects': () => downtime(outagesShuffled(100_000)),
    },
  };
}
