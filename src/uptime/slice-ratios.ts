import { fail, type Path, shown } from '../core/error.js';
import { add, divide, type Ratio, ratio, ZERO } from '../core/ratio.js';
import { type FigureOptions, figuresOf, readChoice } from './figures.js';
import { readCount, verdictOf } from './slices.js';
import { readOptionalTarget, type TargetInput } from './target.js';

/** A slice by its events: good ones and all. */
export interface SliceEvents {
  readonly good: number;
  readonly total: number;
}

/** Slices whose own ratios are averaged, whatever their traffic. */
export interface SliceRatiosInput extends TargetInput, FigureOptions {
  readonly slices: readonly SliceEvents[];
  /** What a slice without events counts as. @defaultValue `'good'`, as cloud contracts have it */
  readonly empty?: 'skip' | 'good' | 'bad';
}

/** A mean of slice ratios. */
export interface SliceRatioSli {
  readonly status: 'met' | 'missed' | 'measured' | 'no-data';
  /** How many slices count. */
  readonly total: number;
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
}

/**
 * Measures the mean of slice ratios: 100 % minus the average of the error rates of equal slices, as
 * storage and function services promise it. A quiet slice weighs as much as a busy one.
 *
 * @param input - Events per slice, and the target.
 * @returns The mean, exact until it is written.
 * @throws {@link SlaError} `invalid-option`, `invalid-target`.
 * @example
 * import { measureSliceRatios } from 'slakit'
 * measureSliceRatios({ slices: [{ good: 1, total: 2 }, { good: 100, total: 100 }] }).sliPercent // => '75'
 */
export function measureSliceRatios(input: SliceRatiosInput): SliceRatioSli {
  const emptyAs = readChoice(input.empty ?? 'good', ['skip', 'good', 'bad'], ['empty']);
  // Slices of equal totals share a denominator: few distinct totals keep the integers short.
  const goodByTotal = new Map<number, number>();
  let counted = 0;
  input.slices.forEach((slice, index) => {
    const { good, total } = checkEvents(slice, ['slices', index]);
    if (total === 0 && emptyAs === 'skip') return;
    counted++;
    const [top, bottom] = total === 0 ? [emptyAs === 'good' ? 1 : 0, 1] : [good, total];
    goodByTotal.set(bottom, (goodByTotal.get(bottom) ?? 0) + top);
  });
  const target = readOptionalTarget(input);
  if (counted === 0) return { status: 'no-data', total: 0, sliRatio: null, sliPercent: null };
  const parts = [...goodByTotal].map(([total, good]) => ratio(good, total));
  const mean = divide(sumPairwise(parts), ratio(counted));
  const figures = figuresOf(input, 'floor');
  return {
    status: verdictOf(mean, target),
    total: counted,
    sliRatio: figures.ratio(mean),
    sliPercent: figures.percent(mean),
  };
}

function checkEvents(slice: SliceEvents, path: Path): SliceEvents {
  const good = readCount(slice.good, [...path, 'good']);
  const total = readCount(slice.total, [...path, 'total']);
  if (good <= total) return slice;
  fail({
    code: 'invalid-option',
    path: [...path, 'good'],
    expected: 'no more than the total',
    received: shown(good),
  });
}

/** Adds in pairs, so that denominators grow evenly: adding one by one is quadratic. */
function sumPairwise(parts: readonly Ratio[]): Ratio {
  if (parts.length === 0) return ZERO;
  let level = [...parts];
  while (level.length > 1) {
    const next: Ratio[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const a = level[i] as Ratio;
      const b = level[i + 1];
      next.push(b === undefined ? a : add(a, b));
    }
    level = next;
  }
  return level[0] as Ratio;
}
