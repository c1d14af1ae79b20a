import { addBusinessDays } from 'date-fns';
import type { Contender, Run } from '../types.js';
import { STARTS } from '../work.js';
import { NO_COLUMNS } from './reasons.js';

export function dateFns(): Contender {
  return {
    name: 'date-fns',
    packages: ['date-fns'],
    otherwise: 'knows days only',
    differsBecause: 'knows no holidays',
    attempts: { 'add-10-days': addDays, ...NO_COLUMNS },
  };
}

function addDays(): Run {
  const starts = Array.from(STARTS, (at) => new Date(at));
  return (i) => addBusinessDays(starts[i] as Date, 10).getTime();
}
