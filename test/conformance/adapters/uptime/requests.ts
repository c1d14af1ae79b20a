import {
  burnRate,
  measureRequests,
  measureSlices,
  type SliceState,
} from '../../../../src/uptime.js';
import {
  type Answers,
  countsIn,
  DIGITS,
  displays,
  figure,
  fractionOf,
  type Loose,
  NO_DATA,
  plain,
  sameFraction,
  targetIn,
} from './answers.js';
import { msOf } from './compare.js';

export function requestAnswers(input: Loose, expected: Loose): Answers {
  const { rules } = input;
  const sli = input.checks === undefined ? () => eventSli(input) : () => checkSli(input);
  const percent = (): string => sli().sliPercent as string;
  return {
    sli: () => figure(sli().sliRatio),
    sliPercent: () => figure(sli().sliPercent),
    sliFraction: () => plain(sameFraction(expected.sliFraction, sli()) ?? fractionOf(sli())),
    valid: () => plain(!['no-data', 'too-few-events'].includes(sli().status)),
    status: () => plain(sli().status),
    alert: () =>
      plain(
        burnRate({
          ...targetIn(input),
          ...countsIn(input),
          missing: missingIn(rules),
          threshold: input.alertBurnRate,
          comparison: 'gt',
        }).fires,
      ),
    ...displays(percent),
  };
}

function missingIn(rules: Loose): 'zero' | 'no-data' {
  return rules.missingCount === 'zero' ? 'zero' : 'no-data';
}

function eventSli(input: Loose): ReturnType<typeof measureRequests> {
  const { rules, buckets } = input;
  return measureRequests({
    ...(buckets === undefined
      ? countsIn(input)
      : { buckets: buckets.flatMap((bucket: Loose) => partsOfBucket(bucket, rules)) }),
    ...targetIn(input),
    ...(rules.minEvents === undefined ? {} : { minEvents: rules.minEvents }),
    missing: missingIn(rules),
    noData: NO_DATA[rules.noData] ?? 'none',
    excess: 'clamp',
    digits: DIGITS,
  });
}

const GOOD_CLASSES = ['ok', 'up', 'success'];

/** A bucket by classes of events becomes one bucket per class, good or bad as the rules say. */
function partsOfBucket(bucket: Loose, rules: Loose): Loose[] {
  if (bucket.good !== undefined || bucket.total !== undefined) return [bucket];
  return Object.entries(bucket).map(([name, count]) => {
    const isGood =
      rules[name] === undefined
        ? GOOD_CLASSES.includes(name)
        : ['good', 'up', 'ok'].includes(rules[name]);
    return isGood ? { good: count, bad: 0 } : { good: 0, bad: count };
  });
}

const CHECK_STATES: Readonly<Record<string, SliceState>> = {
  up: 'good',
  good: 'good',
  down: 'bad',
  bad: 'bad',
  ignored: 'empty',
};

function checkSli(input: Loose): ReturnType<typeof measureSlices> & { readonly status: string } {
  const { rules, checks, symbols = { U: 'up', D: 'down' }, lookback, intervalSeconds } = input;
  const text: string =
    typeof checks === 'string'
      ? checks
      : checks.pattern.repeat(checks.count).slice(0, checks.count);
  const inView =
    lookback === undefined || intervalSeconds === undefined
      ? text
      : text.slice(-Math.ceil(msOf(lookback) / (intervalSeconds * 1000)));
  const slices = [...inView].map((symbol) => {
    const status = symbols[symbol] as string;
    return CHECK_STATES[rules[status] ?? status] ?? 'empty';
  });
  return measureSlices({
    slices,
    ...targetIn(input),
    noData: NO_DATA[rules.noData] ?? 'none',
    digits: DIGITS,
  });
}
