import moment from 'moment-business-time';
import type { Contender, Run } from '../types.js';
import { HOLIDAYS, MANY_HOLIDAYS, STARTS, WEEK_ENDS, YEAR_ENDS } from '../work.js';
import { NO_COLUMNS, NO_ZONES } from './reasons.js';

type WorkingMoment = ReturnType<typeof moment>;

const OFFICE = ['09:00:00', '17:00:00'];
const WEEK = { 0: null, 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE, 6: null };

export function momentBusinessTime(): Contender {
  return {
    name: 'moment-business-time',
    packages: ['moment-business-time', 'moment'],
    otherwise: 'has no outages',
    differsBecause: 'counts the instant of closing as open',
    attempts: {
      ...NO_COLUMNS,
      ...NO_ZONES,
      'add-4h': () => add(4, 'hours'),
      'add-40h': () => add(40, 'hours'),
      'add-1000h': () => add(1000, 'hours'),
      'between-week': () => between(WEEK_ENDS),
      'between-year': () => between(YEAR_ENDS),
      'is-open': isOpen,
      'first-answer': firstAnswer,
      'add-10-days': () => add(10, 'days'),
    },
  };
}

function add(amount: number, unit: 'hours' | 'days'): Run {
  configure(HOLIDAYS);
  const starts = asMoments(STARTS);
  // It changes its receiver, so the copy is part of the work.
  return (i) => (starts[i] as WorkingMoment).clone().addWorkingTime(amount, unit).valueOf();
}

function between(ends: Float64Array): Run {
  configure(HOLIDAYS);
  const starts = asMoments(STARTS);
  const until = asMoments(ends);
  return (i) => (until[i] as WorkingMoment).workingDiff(starts[i] as WorkingMoment, 'milliseconds');
}

function isOpen(): Run {
  configure(HOLIDAYS);
  const starts = asMoments(STARTS);
  return (i) => ((starts[i] as WorkingMoment).isWorkingTime() ? 1 : 0);
}

function firstAnswer(): Run {
  return (i) => {
    configure(MANY_HOLIDAYS);
    // A moment keeps the locale, and so the holidays, that it was made with.
    return moment(STARTS[i] as number).isWorkingTime() ? 1 : 0;
  };
}

function configure(holidays: readonly string[]): void {
  moment.updateLocale('en', { workinghours: WEEK, holidays });
}

function asMoments(instants: Float64Array): readonly WorkingMoment[] {
  return Array.from(instants, (at) => moment(at));
}
