import type { PlainPlan } from '../../calendar/plan.js';
import type { Lost } from './lost.js';

/** A plan without what returns every year, which a list of dates cannot say for good. */
export function withoutRepeatingDates(plan: PlainPlan): {
  readonly plan: PlainPlan;
  readonly lost: readonly Lost[];
} {
  const holidays = plan.holidays.filter(({ when }) => 'dayIn' in when);
  const seasons = plan.layers.filter(({ when }) => 'season' in when);
  const parities = plan.layers.filter(({ week }) => week.kind === 'parity');
  const lost = [
    ...holidays.map(({ effect }) => lostOf('recurring-holiday', effect.name)),
    ...seasons.map(({ name }) => lostOf('season', name)),
    ...parities.map(({ name }) => lostOf('iso-week-parity', name)),
  ];
  return {
    lost,
    plan: {
      ...plan,
      holidays: plan.holidays.filter((holiday) => !holidays.includes(holiday)),
      layers: plan.layers.filter((layer) => !seasons.includes(layer) && !parities.includes(layer)),
    },
  };
}

function lostOf(code: string, subject: string): Lost {
  return { code, subject, message: `${subject} returns every year: give from and through` };
}
