import {
  add,
  divide,
  multiply,
  ONE,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
} from '../../core/ratio.js';

/** How sure an interval is, in percent. */
export type Confidence = 90 | 95 | 99;

/** So many standard deviations on both sides hold that share of a normal distribution. */
const DEVIATIONS: Readonly<Record<Confidence, Ratio>> = /* @__PURE__ */ (() => ({
  90: ratioOf('1.644854'),
  95: ratioOf('1.959964'),
  99: ratioOf('2.575829'),
}))();

/** Bounds of what a survey of all would give, judging by those who answered. */
export interface LevelInterval {
  readonly least: Ratio;
  readonly most: Ratio;
}

/**
 * Wilson's interval of a share (E. B. Wilson, JASA 22, 1927): with z deviations and n answers,
 * (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). It stays within 0 and 1.
 */
export function wilson(good: number, answers: number, confidence: Confidence): LevelInterval {
  const z = DEVIATIONS[confidence];
  const n = ratio(answers);
  const share = ratio(good, answers);
  const spread = divide(multiply(z, z), n);
  const whole = add(ONE, spread);
  const variance = add(
    divide(multiply(share, subtract(ONE, share)), n),
    divide(spread, multiply(ratio(4), n)),
  );
  const middle = add(share, divide(spread, ratio(2)));
  const half = multiply(z, rootAbove(variance));
  return {
    least: divide(subtract(middle, half), whole),
    most: divide(add(middle, half), whole),
  };
}

/**
 * The interval of a net promoter score: an answer is worth 1, 0 or -1, so that the variance of the mean
 * of n is (p + d - (p - d)²) / n with the shares p of promoters and d of detractors; ± z deviations.
 */
export function ofNet(
  { good, bad }: { readonly good: number; readonly bad: number },
  answers: number,
  confidence: Confidence,
): LevelInterval {
  const net = ratio(good - bad, answers);
  const variance = divide(subtract(ratio(good + bad, answers), multiply(net, net)), ratio(answers));
  const half = multiply(DEVIATIONS[confidence], rootAbove(variance));
  return { least: subtract(net, half), most: add(net, half) };
}

const PLACES = 10n ** 18n;

/** A square root, rounded up at the eighteenth place: an interval is never shown narrower than it is. */
function rootAbove({ numerator, denominator }: Ratio): Ratio {
  const square = (numerator * PLACES * PLACES) / denominator;
  const root = integerRoot(square);
  const isExact = root * root * denominator === numerator * PLACES * PLACES;
  return ratio(isExact ? root : root + 1n, PLACES);
}

/** The largest integer whose square is not greater, by Newton's method from above. */
function integerRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
