import WorkingTimeCalculator from 'working-time-calculator';
import type { Contender, Run } from '../types.js';
import { DAY_MS, HOLIDAYS, STARTS, WEEK_ENDS, YEAR_ENDS } from '../work.js';

export function workingTimeCalculator(): Contender {
  return {
    name: 'working-time-calculator',
    packages: ['working-time-calculator'],
    otherwise: 'only measures between two instants',
    differsBecause:
      'takes the weekday in the zone of the process and the hours in the zone of the calendar',
    attempts: {
      'between-week': () => between('UTC', WEEK_ENDS),
      'between-year': () => between('UTC', YEAR_ENDS),
      'between-year-paris': () => between('Europe/Paris', YEAR_ENDS),
    },
  };
}

function between(timeZone: string, ends: Float64Array): Run {
  const office = new WorkingTimeCalculator();
  office.addWorkingHours(WorkingTimeCalculator.WEEKDAYS, '09:00', '17:00', timeZone);
  for (const date of HOLIDAYS) {
    const start = Date.parse(date);
    // The UTC day covers the office hours of Paris as well.
    office.excludeBetween(new Date(start).toISOString(), new Date(start + DAY_MS).toISOString());
  }
  const starts = Array.from(STARTS, (at) => new Date(at));
  const until = Array.from(ends, (at) => new Date(at));
  return (i) => office.calcMillisecondsBetween(starts[i] as Date, until[i] as Date);
}
