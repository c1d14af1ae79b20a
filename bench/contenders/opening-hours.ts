import OpeningHours from 'opening_hours';
import type { Contender, Run } from '../types.js';
import { HOLIDAYS, MANY_HOLIDAYS, STARTS, WEEK_ENDS, YEAR_ENDS } from '../work.js';
import { NO_ZONES } from './reasons.js';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function openingHours(): Contender {
  return {
    name: 'opening_hours',
    packages: ['opening_hours'],
    otherwise: 'tells states and lengths: adds nothing, has no outages',
    attempts: {
      ...NO_ZONES,
      'between-week': () => between(WEEK_ENDS),
      'between-year': () => between(YEAR_ENDS),
      'is-open': isOpen,
      'first-answer': firstAnswer,
    },
  };
}

function between(ends: Float64Array): Run {
  const office = new OpeningHours(textOf(HOLIDAYS));
  const starts = asDates(STARTS);
  const until = asDates(ends);
  return (i) => office.getOpenDuration(starts[i] as Date, until[i] as Date)[0];
}

function isOpen(): Run {
  const office = new OpeningHours(textOf(HOLIDAYS));
  const starts = asDates(STARTS);
  return (i) => (office.getState(starts[i] as Date) ? 1 : 0);
}

function firstAnswer(): Run {
  const text = textOf(MANY_HOLIDAYS);
  const starts = asDates(STARTS);
  return (i) => (new OpeningHours(text).getState(starts[i] as Date) ? 1 : 0);
}

/** One rule a holiday: asked, it is twice as fast as one rule with all of them. */
function textOf(holidays: readonly string[]): string {
  const rules = holidays.map((date) => {
    const [year, month, day] = date.split('-') as [string, string, string];
    return `${year} ${MONTHS[Number(month) - 1]} ${day} off`;
  });
  return ['Mo-Fr 09:00-17:00', ...rules].join('; ');
}

function asDates(instants: Float64Array): readonly Date[] {
  return Array.from(instants, (at) => new Date(at));
}
