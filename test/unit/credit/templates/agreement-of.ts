import type { Agreement, CreditRule, LevelMetric, Objective } from '../../../../src/index.js';
import type { CreditTemplate } from '../../../../src/templates.js';

/** An agreement with the remedy of a template, and for each of its rules an objective that measures it. */
export function agreementOf({ id, remedy, objective }: CreditTemplate): Agreement {
  const rules: readonly (readonly [string, CreditRule])[] =
    'rules' in remedy ? Object.entries(remedy.rules) : [[id, remedy]];
  const target = objective?.targetPercent ?? '99';
  return {
    id: 'agreement',
    timeZone: 'UTC',
    currency: JSON.stringify(remedy).includes('"GBP"') ? 'GBP' : 'USD',
    objectives: rules.map(([name, rule]) => ({
      ...objectiveFor(rule, target),
      id: name,
      remedy: id,
    })),
    remedies: { [id]: remedy },
  };
}

type Bare = Objective extends infer Kind
  ? Kind extends unknown
    ? Omit<Kind, 'id'>
    : never
  : never;

/** Tickets that are to be solved within a day. */
const TICKETS: Bare = {
  kind: 'clock',
  start: { on: 'created' },
  stop: { on: 'solved' },
  targets: [{ elapsed: { hours: 24 } }],
};

const OF_TICKETS: ReadonlySet<LevelMetric> = new Set([
  'attainment',
  'missCount',
  'longestDelay',
  'eachDelay',
]);

function objectiveFor({ metric, unit }: CreditRule, targetPercent: string | number): Bare {
  // Counts of whatever a contract counts: here of tickets.
  if (metric === undefined ? unit === 'count' : OF_TICKETS.has(metric)) return TICKETS;
  if (metric === 'successRate')
    return {
      kind: 'requests',
      targetPercent,
      method: 'timeSlices',
      slice: { length: { minutes: 1 }, errorPercent: '5', operator: 'gt' },
    };
  return { kind: 'availability', service: 'service', targetPercent };
}
