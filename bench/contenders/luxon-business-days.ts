import luxonBusinessDays from 'luxon-business-days';
import type { Contender, Run } from '../types.js';
import { HOLIDAYS, STARTS } from '../work.js';
import { NO_COLUMNS } from './reasons.js';

const { DateTime } = luxonBusinessDays;
type BusinessDateTime = ReturnType<typeof DateTime.fromMillis>;

export function luxonBusinessDay(): Contender {
  return {
    name: 'luxon-business-days',
    packages: ['luxon-business-days', 'luxon'],
    otherwise: 'knows days only',
    attempts: { 'add-10-days': addDays, ...NO_COLUMNS },
  };
}

function addDays(): Run {
  const off = new Set(HOLIDAYS);
  DateTime.prototype.setupBusiness({ holidayMatchers: [(at) => off.has(at.toISODate())] });
  const starts = Array.from(STARTS, (at) => DateTime.fromMillis(at, { zone: 'utc' }));
  return (i) => (starts[i] as BusinessDateTime).plusBusiness({ days: 10 }).toMillis();
}
