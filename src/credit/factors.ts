import { fail, type Path, shown } from '../core/error.js';
import { divide, multiply, type Ratio, ratio, ratioOf } from '../core/ratio.js';
import type { CreditReading } from './assess-objective.js';
import type { ExactLine, Trace } from './assessment.js';
import { listOf, objectsOf } from './choice.js';
import { decimalText } from './exact.js';
import { type CreditPeriod, lastPeriods, missesInARow, readPeriodCount } from './history.js';
import { readLevel } from './level.js';
import type { CreditFactor, ObjectiveRule } from './scheme.js';

/** Applies the allocation and the factors of an objective to its line. */
export function applyFactors(
  line: ExactLine,
  rule: ObjectiveRule,
  reading: CreditReading,
  history: readonly CreditPeriod[],
  path: Path,
  trace: Trace,
): ExactLine {
  if (line.owed === null) return line;
  const { objective } = line;
  let quantity = line.owed.quantity;
  const apply = (stage: 'allocation' | 'factor', index: number | null, multiple: Ratio): void => {
    const before = decimalText(quantity);
    quantity = multiply(quantity, multiple);
    trace.push({ stage, objective, index, before, after: decimalText(quantity) });
  };
  if (rule.allocationPercent !== undefined) {
    apply('allocation', null, percentOf(rule.allocationPercent, [...path, 'allocationPercent']));
  }
  for (const [index, factor] of objectsOf(rule.factors, [...path, 'factors']).entries()) {
    apply('factor', index, multipleOf(factor, reading, history, [...path, 'factors', index]));
  }
  return { ...line, owed: { ...line.owed, quantity } };
}

function multipleOf(
  factor: CreditFactor,
  reading: CreditReading,
  history: readonly CreditPeriod[],
  path: Path,
): Ratio {
  if ('times' in factor) return ratioOf(factor.times, [...path, 'times']);
  if ('timesPercent' in factor) return percentOf(factor.timesPercent, [...path, 'timesPercent']);
  if ('input' in factor) return givenFactor(factor.input, reading);
  if ('repeat' in factor) return repeatMultiple(factor, history, path);
  return fail({
    code: 'invalid-type',
    path,
    expected: 'one of times, timesPercent, input, repeat',
    received: shown(factor),
  });
}

function givenFactor(name: string, reading: CreditReading): Ratio {
  const given =
    reading.factors !== undefined && Object.hasOwn(reading.factors, name)
      ? reading.factors[name]
      : undefined;
  if (given === undefined) {
    fail({
      code: 'missing-field',
      path: ['factors', name],
      expected: 'the multiple that the scheme asks for',
      received: 'undefined',
    });
  }
  return readLevel(given, ['factors', name]);
}

function repeatMultiple(
  factor: Extract<CreditFactor, { repeat: unknown }>,
  history: readonly CreditPeriod[],
  path: Path,
): Ratio {
  const misses =
    factor.within === undefined
      ? missesInARow(history)
      : lastPeriods(history, readPeriodCount(factor.within, [...path, 'within']) - 1).filter(
          ({ missed }) => missed === true,
        ).length;
  const multiples = listOf(factor.repeat, [...path, 'repeat']);
  const index = Math.min(misses, multiples.length - 1);
  const multiple = multiples[index];
  if (multiple === undefined) {
    fail({
      code: 'invalid-option',
      path: [...path, 'repeat'],
      expected: 'at least one multiple',
      received: shown(factor.repeat),
    });
  }
  return ratioOf(multiple, [...path, 'repeat', index]);
}

function percentOf(percent: string | number, path: Path): Ratio {
  return divide(ratioOf(percent, path), ratio(100));
}
