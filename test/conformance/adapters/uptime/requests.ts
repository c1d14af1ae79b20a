import {
  burnRate,
  type CountSli,
  type FigureOptions,
  measureCounts,
} from '../../../../src/uptime.js';
import {
  type Answers,
  countsIn,
  displays,
  EXACT,
  excessIn,
  figure,
  fraction,
  type Loose,
  NO_DATA,
  plain,
  rulesOf,
  targetIn,
} from './answers.js';
import { operatorIn } from './burn.js';
import { msOf } from './compare.js';
import { changesNothing, meaningOf } from './read-all.js';

export function requestAnswers(input: Loose): Answers {
  const sli = (options: FigureOptions = EXACT) =>
    input.checks === undefined ? eventSli(input, options) : checkSli(input, options);
  return {
    sli: () => figure(sli().sliRatio),
    sliPercent: () => figure(sli().sliPercent),
    sliFraction: () => fraction(sli()),
    valid: () => plain(!['no-data', 'insufficient-data'].includes(sli().status)),
    status: () => plain(sli().status),
    alert: () =>
      plain(
        burnRate({
          ...targetIn(input),
          ...countsIn(input),
          ...excessIn(input),
          ...missingIn(rulesOf(input)),
          threshold: input.alertBurnRate,
          ...operatorIn(input),
        }).fires,
      ),
    ...displays((options) => sli(options).sliPercent),
  };
}

function missingIn({ missingCount }: Loose): { readonly missingAs?: 'zero' | 'noData' } {
  if (missingCount === undefined) return {};
  const meanings = { zero: 'zero', noData: 'noData' } as const;
  return { missingAs: meaningOf(meanings, 'rules.missingCount', missingCount) };
}

function noDataIn({ noData }: Loose): { readonly noDataAs?: 'leftOut' | 'up' | 'down' } {
  return noData === undefined ? {} : { noDataAs: meaningOf(NO_DATA, 'rules.noData', noData) };
}

function eventSli(input: Loose, options: FigureOptions): CountSli {
  const { buckets } = input;
  const rules = rulesOf(input);
  return measureCounts(
    {
      ...(buckets === undefined
        ? { ...countsIn(input), ...excessIn(input) }
        : { parts: buckets.flatMap((bucket: Loose) => partsOfBucket(bucket, rules)) }),
      ...targetIn(input),
      ...(rules.minEvents === undefined ? {} : { minEvents: rules.minEvents }),
      ...missingIn(rules),
      ...noDataIn(rules),
    },
    options,
  );
}

const GOOD_CLASSES = ['ok', 'up', 'success'];

/** A bucket by classes of events becomes one bucket per class, good or bad as the rules say. */
function partsOfBucket(bucket: Loose, rules: Loose): Loose[] {
  if (bucket.good !== undefined || bucket.total !== undefined) return [countsIn(bucket)];
  return Object.entries(bucket).map(([name, count]) => {
    const isGood =
      rules[name] === undefined
        ? GOOD_CLASSES.includes(name)
        : ['good', 'up', 'ok'].includes(rules[name]);
    return isGood ? { good: count, bad: 0 } : { good: 0, bad: count };
  });
}

/** A check as an event, or as none. */
const CHECK_STATES: Readonly<Record<string, Loose>> = {
  up: { good: 1, bad: 0 },
  good: { good: 1, bad: 0 },
  down: { good: 0, bad: 1 },
  bad: { good: 0, bad: 1 },
  ignored: { good: 0, bad: 0 },
};

function checkSli(input: Loose, options: FigureOptions): CountSli {
  const { checks, symbols = { U: 'up', D: 'down' } } = input;
  const rules = rulesOf(input);
  const text: string =
    typeof checks === 'string'
      ? checks
      : checks.pattern.repeat(checks.count).slice(0, checks.count);
  // Every symbol is explained, whether or not it occurs.
  const stateOf = Object.fromEntries(
    Object.entries(symbols as Record<string, string>).map(([symbol, status]) => [
      symbol,
      meaningOf(CHECK_STATES, `symbols.${symbol}`, rules[status] ?? status),
    ]),
  );
  const parts = [...inView(text, input)].map((symbol) => meaningOf(stateOf, 'checks', symbol));
  return measureCounts({ parts, ...targetIn(input), ...noDataIn(rules) }, options);
}

/** The last checks of a lookback; without an interval they are counted, however long it is. */
function inView(text: string, { lookback, intervalSeconds }: Loose): string {
  if (lookback === undefined || intervalSeconds === undefined) {
    changesNothing(lookback, intervalSeconds);
    return text;
  }
  return text.slice(-Math.ceil(msOf(lookback) / (intervalSeconds * 1000)));
}
