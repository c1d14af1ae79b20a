import { isSlaError, UNREADABLE } from '../../src/core/error.js';
import { faultIn } from './audit.js';
import type { Mutant } from './mutant.js';
import type { Target } from './targets.js';

/** How a call ended. Only `answered` and `refused` are good ends. */
export interface Verdict {
  readonly kind: 'answered' | 'refused' | 'raw' | 'fault' | 'changed';
  /** What failed, the same for all mutants that fail in the same way. */
  readonly what: string;
}

/** A verdict, and how long the call took, in time of the clock and of the processor. */
export interface TimedVerdict extends Verdict {
  readonly tookMs: number;
}

const ANSWERED: Verdict = { kind: 'answered', what: '' };
const REFUSED: Verdict = { kind: 'refused', what: '' };

/** Calls a function with the arguments of a mutant, and judges how that ended; judging takes no time of the call. */
export function verdictOf(target: Target, mutant: Mutant): TimedVerdict {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const outcome = outcomeOf(target, mutant);
  const { user, system } = process.cpuUsage(cpu);
  const tookMs = Math.min(performance.now() - start, (user + system) / 1000);
  return { ...verdictOnOutcome(target, outcome), tookMs };
}

type Outcome = { readonly result: unknown } | { readonly error: unknown };

function outcomeOf({ name, call }: Target, { args }: Mutant): Outcome {
  try {
    const result = call(...args);
    return { result: !OPAQUE.test(name) && isGenerator(result) ? firstOf(result) : result };
  } catch (error) {
    return { error };
  }
}

function verdictOnOutcome({ name, columns }: Target, outcome: Outcome): Verdict {
  if ('error' in outcome) return verdictOnError(name, outcome.error);
  if (columns.some(({ column, copy }) => copy.some((value, i) => !Object.is(column[i], value))))
    return { kind: 'changed', what: 'a column of the input is not as it was' };
  return verdictOnResult(name, outcome.result);
}

function verdictOnError(name: string, error: unknown): Verdict {
  if (!isSlaError(error)) return { kind: 'raw', what: rawText(error) };
  if (name.startsWith('check')) return { kind: 'raw', what: `a check throws ${error.code}` };
  const { code, path, expected, received, message, cause } = error;
  if (received === UNREADABLE.received && cause instanceof Error && !BITES.test(cause.message))
    return { kind: 'raw', what: `masked: ${rawText(cause)}` };
  const isWhole = [code, expected, received, message].every(isText) && isPath(path);
  return isWhole ? REFUSED : { kind: 'fault', what: `an SlaError that lacks a part: ${code}` };
}

/** What a host may be blamed for; any other cause is a mistake of the library that was covered up. */
const BITES =
  /the host threw|proxy|revoked|Iterator result|primitive|Symbol|BigInt|Class constructor/;

/** The message without what varies, and the place in the sources that threw. */
function rawText(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${typeof error}`;
  const frames = (error.stack ?? '').split('\n').slice(1, 12);
  const frame = frames.find((line) => line.includes('/src/'));
  const place = /at (\S+).*\/src\/(.+?):(\d+):\d+/.exec(frame ?? '');
  const where = place === null ? '' : ` in ${place[2]} ${place[1]}:${place[3]}`;
  return `${error.name}: ${error.message.slice(0, 90)}${where}`;
}

function verdictOnResult(name: string, result: unknown): Verdict {
  if (OPAQUE.test(name)) return ANSWERED;
  const audited = name.startsWith('check') ? findingsOf(result) : result;
  if (audited === undefined) return ANSWERED;
  let fault: string | undefined;
  try {
    fault = faultIn(audited, MAY_LACK[name] ?? NOTHING);
  } catch (error) {
    fault = `a result that throws when it is read: ${rawText(error)}`;
  }
  return fault === undefined ? ANSWERED : { kind: 'fault', what: fault };
}

/**
 * What a compiler made is no plain data; `parseAgreement` and `toIso` give back what they were given;
 * a log was made here, and is handed on; timers are functions.
 */
const OPAQUE = /^(compile|clockOf|createTimers|readLog|parseAgreement|toIso|agreementJsonSchema)/;

const NOTHING: ReadonlySet<string> = new Set();

/** Fields that may be there without a value by the type of a result: an alert is scaled as it was given. */
const MAY_LACK: Readonly<Record<string, ReadonlySet<string>>> = {
  scaleAlerts: new Set([
    'id',
    'severity',
    'budgetPercent',
    'burnRate',
    'longWindow',
    'shortWindow',
    'hold',
  ]),
};

/** The value of a check is what was given; its findings are results. */
function findingsOf(result: unknown): unknown {
  const { issues = [], warnings } = result as Readonly<Record<string, unknown>>;
  return [issues, warnings];
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isPath(path: unknown): boolean {
  return Array.isArray(path) && path.every((step) => ['string', 'number'].includes(typeof step));
}

function isGenerator(value: unknown): value is Iterator<unknown> {
  return Object.prototype.toString.call(value) === '[object Generator]';
}

/** A generator may go on for ten thousand years. */
function firstOf(generator: Iterator<unknown>): readonly unknown[] {
  const values: unknown[] = [];
  for (let i = 0; i < 20; i++) {
    const { done, value } = generator.next();
    if (done === true) break;
    values.push(value);
  }
  return values;
}
