import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import {
  compare,
  ONE,
  type Ratio,
  ratioOf,
  ratioOfPercent,
  subtract,
  ZERO,
} from '../core/ratio.js';

/** A promise, given in exactly one of three ways that cannot be mistaken for each other. */
export interface TargetInput {
  /** The promised share in percent: `'99.9'`. */
  readonly targetPercent?: DecimalInput;
  /** The promised share as a ratio: `'0.999'`. */
  readonly targetRatio?: DecimalInput;
  /** What may be lost, as a ratio: `'0.001'`. */
  readonly budgetRatio?: DecimalInput;
}

/** How each field is read as the share that must be good. */
const READ: Record<keyof TargetInput, (input: DecimalInput, path: Path) => Ratio> = {
  targetPercent: ratioOfPercent,
  targetRatio: ratioOf,
  budgetRatio: (input, path) => subtract(ONE, ratioOf(input, path)),
};

const FIELDS = Object.keys(READ) as (keyof TargetInput)[];

/** The promised share, from 0 to 1. */
export function readTarget(input: TargetInput, path: Path = []): Ratio {
  const target = readOptionalTarget(input, path);
  if (target !== undefined) return target;
  fail({
    code: 'missing-field',
    path: [...path, 'targetPercent'],
    expected: 'a target such as "99.9"',
    received: 'undefined',
  });
}

/** The promised share, or `undefined` when none is given. */
export function readOptionalTarget(input: TargetInput, path: Path = []): Ratio | undefined {
  const given = FIELDS.filter((field) => input[field] !== undefined);
  const [field] = given;
  if (field === undefined) return undefined;
  if (given.length > 1) {
    fail({
      code: 'invalid-target',
      path,
      expected: `only one of ${FIELDS.join(', ')}`,
      received: given.join(' and '),
    });
  }
  const value = input[field] as DecimalInput;
  const target = READ[field](value, [...path, field]);
  if (compare(target, ZERO) >= 0 && compare(target, ONE) <= 0) return target;
  fail({
    code: 'invalid-target',
    path: [...path, field],
    expected: field === 'targetPercent' ? '0 to 100' : '0 to 1',
    received: shown(value),
    ...(field === 'targetRatio' ? { hint: 'a percentage goes into targetPercent' } : {}),
  });
}

/** The fields of the target alone, to hand on. */
export function targetOf({ targetPercent, targetRatio, budgetRatio }: TargetInput): TargetInput {
  return {
    ...(targetPercent === undefined ? {} : { targetPercent }),
    ...(targetRatio === undefined ? {} : { targetRatio }),
    ...(budgetRatio === undefined ? {} : { budgetRatio }),
  };
}
