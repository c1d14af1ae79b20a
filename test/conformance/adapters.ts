import { adapt as businessTime } from './adapters/business-time.js';
import { adapt as credits } from './adapters/credits.js';
import { adapt as helpdeskSla } from './adapters/helpdesk-sla.js';
import { adapt as uptime } from './adapters/uptime.js';
import type { Adapter, Vector } from './types.js';

interface Format {
  /** Found in the names of its files. */
  readonly name: string;
  /** The questions that only this format asks. */
  readonly ops: readonly string[];
  readonly adapt: Adapter;
}

const FORMATS: readonly Format[] = [
  {
    name: 'business-time',
    ops: [
      'add',
      'addBusinessDays',
      'between',
      'betweenBusinessDays',
      'isOpen',
      'nextClose',
      'nextOpen',
      'subtract',
    ],
    adapt: businessTime,
  },
  // Its vectors ask everything at once, so they name no operation: see `isTicket`.
  { name: 'helpdesk-sla', ops: [], adapt: helpdeskSla },
  {
    name: 'uptime',
    ops: [
      'alertThreshold',
      'allowedDowntime',
      'budgetPolicy',
      'burnRate',
      'compositeAvailability',
      'errorBudget',
      'exhaustion',
      'requestSli',
      'timeslice',
      'uptime',
    ],
    adapt: uptime,
  },
  {
    name: 'credits',
    ops: [
      'allocation',
      'atRisk',
      'earnback',
      'linearPenalty',
      'liquidatedDamages',
      'rounding',
      'serviceDays',
      'servicePoints',
      'termination',
      'tieredCredit',
    ],
    adapt: credits,
  },
];

/**
 * Finds the adapter of a vector: by the name of its file, and by its shape where the name says
 * nothing.
 */
export function adapterOf(file: string, vector: Vector): Adapter {
  const named = FORMATS.find(({ name }) => file.includes(name));
  const format = named ?? FORMATS.find((candidate) => hasShapeOf(candidate, vector));
  return format?.adapt ?? unknownFormat;
}

function hasShapeOf({ name, ops }: Format, vector: Vector): boolean {
  return typeof vector.op === 'string' ? ops.includes(vector.op) : isTicket(name, vector);
}

function isTicket(name: string, vector: Vector): boolean {
  return name === 'helpdesk-sla' && Array.isArray(vector.events) && Array.isArray(vector.targets);
}

const unknownFormat: Adapter = ({ op }) => ({
  status: 'unsupported',
  reason: `no format asks for ${JSON.stringify(op)}`,
});
