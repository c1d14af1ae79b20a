import type { CompiledCalendar } from '../calendar/compiled.js';
import { parseDecimal } from '../core/decimal-text.js';
import { toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import type { Level } from './rule.js';

/** A warning or escalation level as read. */
export interface CompiledLevel {
  readonly id: string;
  readonly kind: 'percent' | 'before' | 'after';
  /** Milliseconds; for `percent`, percent times {@link PERCENT_SCALE}. */
  readonly amount: number;
  readonly onWall: boolean;
  readonly notifyWithin: CompiledCalendar | undefined;
}

/** Percent is scaled by 10^4, so that 33.3333 % stays an integer. */
export const PERCENT_SCALE: number = 10_000;

const KINDS = ['percent', 'before', 'after'] as const;

/** Reads a level. */
export function compileLevel(
  level: Level,
  notifyWithin: CompiledCalendar | undefined,
  path: Path,
): CompiledLevel {
  const isObject = typeof level === 'object' && level !== null;
  const kinds = isObject ? KINDS.filter((key) => Object.hasOwn(level, key)) : [];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    fail({
      code: 'invalid-target',
      path,
      expected: 'one of { percent }, { before } and { after }',
      received: shown(level),
    });
  }
  const amount = readAmount(level, [...path, kind]);
  const id =
    level.id ??
    (kind === 'percent' ? `${amount / PERCENT_SCALE}%` : `${kind} ${amount / 60_000} min`);
  return { id, kind, amount, onWall: isOnWall(level.measuredOn, path), notifyWithin };
}

function readAmount(level: Level, path: Path): number {
  if ('before' in level) return toPositiveDurationMs(level.before, path);
  if ('after' in level) return toPositiveDurationMs(level.after, path);
  const { units, scale } = parseDecimal(level.percent, path);
  const amount = (Number(units) * PERCENT_SCALE) / 10 ** scale;
  if (Number.isInteger(amount) && amount >= 0) return amount;
  fail({
    code: 'invalid-target',
    path,
    expected: 'a percentage from 0 with at most 4 decimals',
    received: shown(level.percent),
  });
}

/** Whether a length is time of the wall; time of the clock is the default. */
export function isOnWall(measuredOn: 'clock' | 'wall' | undefined, path: Path): boolean {
  if (measuredOn === undefined || measuredOn === 'clock') return false;
  if (measuredOn === 'wall') return true;
  fail({
    code: 'invalid-option',
    path: [...path, 'measuredOn'],
    expected: 'clock or wall',
    received: shown(measuredOn),
  });
}
