import type { PlainPlan } from '../../calendar/plan/plan.js';
import type { Finding } from '../../core/finding.js';
import { lossOf } from './loss.js';

/** A code of what a list of dates cannot say for good, because it returns every year. */
export type RepeatingLoss = 'recurring-holiday' | 'season' | 'iso-week-parity';

/** A plan without what returns every year, which a list of dates cannot say for good. */
export function withoutRepeatingDates(plan: PlainPlan): {
  readonly plan: PlainPlan;
  readonly warnings: readonly Finding<RepeatingLoss>[];
} {
  const holidays = plan.holidays.filter(({ when }) => 'dayIn' in when);
  const seasons = plan.layers.filter(({ when }) => 'season' in when);
  const parities = plan.layers.filter(({ week }) => week.kind === 'parity');
  const warnings = [
    ...holidays.map(({ effect }) => repeating('recurring-holiday', 'holidays', effect.name)),
    ...seasons.map(({ name }) => repeating('season', 'layers', name)),
    ...parities.map(({ name }) => repeating('iso-week-parity', 'layers', name)),
  ];
  return {
    warnings,
    plan: {
      ...plan,
      holidays: plan.holidays.filter((holiday) => !holidays.includes(holiday)),
      layers: plan.layers.filter((layer) => !seasons.includes(layer) && !parities.includes(layer)),
    },
  };
}

function repeating(code: RepeatingLoss, field: string, name: string): Finding<RepeatingLoss> {
  return lossOf({
    code,
    path: [field],
    expected: 'dates, when it is written for ever',
    received: `${name}, which returns every year`,
    hint: 'it is left out: give from and through to write it date by date',
  });
}
