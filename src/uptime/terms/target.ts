import type { DecimalInput } from '../../core/decimal-text.js';
import { compare, ONE, type Ratio, subtract, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, type ReadersOf, refuse } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { decimal, promisedPercent } from '../../core/read-values.js';

/** A promise, given in exactly one of three ways that cannot be mistaken for each other. */
export interface TargetInput {
  /** The promised share in percent: `'99.9'`. */
  readonly targetPercent?: DecimalInput | undefined;
  /** The promised share as a ratio: `'0.999'`. */
  readonly targetRatio?: DecimalInput | undefined;
  /** What may be lost, as a ratio: `'0.001'`. */
  readonly budgetRatio?: DecimalInput | undefined;
}

/** The three ways as read: each the share that must be good. */
type TargetValues = Readonly<Record<keyof TargetInput, Ratio | undefined>>;

export const TARGET_FIELDS: ReadersOf<TargetValues> = {
  targetPercent: /* @__PURE__ */ optional(promisedPercent),
  targetRatio: /* @__PURE__ */ optional(promisedRatio),
  budgetRatio: /* @__PURE__ */ optional((reader: Reader) => subtract(ONE, promisedRatio(reader))),
} satisfies FieldsOf<TargetInput>;

/** The promised share, from 0 to 1; `null` when none is given. */
export function targetOf(reader: Reader, values: TargetValues): Ratio | null {
  const { targetPercent, targetRatio, budgetRatio } = values;
  const given = Object.entries({ targetPercent, targetRatio, budgetRatio }).flatMap(
    ([name, target]) => (target === undefined ? [] : [{ name, target }]),
  );
  if (given.length <= 1) return given[0]?.target ?? null;
  refuse(reader, {
    code: 'invalid-target',
    expected: `only one of ${Object.keys(TARGET_FIELDS).join(', ')}`,
    received: given.map(({ name }) => name).join(' and '),
  });
}

/** The promised share, which must be given. */
export function requiredTargetOf(reader: Reader, values: TargetValues): Ratio {
  const target = targetOf(reader, values);
  if (target !== null) return target;
  refuse(childOf(reader, 'targetPercent'), {
    code: 'missing-field',
    expected: 'a target such as "99.9"',
  });
}

/** Refuses a second, softer level that is not below a first one. */
export function requireSofter(
  reader: Reader,
  acceptable: Ratio | null,
  target: Ratio | null,
): void {
  if (acceptable === null || (target !== null && compare(acceptable, target) < 0)) return;
  refuse(reader, {
    code: 'invalid-target',
    expected: target === null ? 'a target beside a softer one' : 'less than the target',
  });
}

function promisedRatio(reader: Reader): Ratio {
  const value = decimal(reader);
  if (compare(value, ZERO) >= 0 && compare(value, ONE) <= 0) return value;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'a share from 0 to 1',
    hint: 'a percentage goes into targetPercent',
  });
}
