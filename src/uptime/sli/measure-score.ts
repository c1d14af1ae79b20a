import type { InstantInput } from '../../core/instant.js';
import type { Interval, IntervalInput } from '../../core/interval.js';
import { compare, greaterOf, type Ratio, ratio, smallerOf } from '../../core/ratio.js';
import { type FieldsOf, type Reader, type ReadersOf, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { instant, whole } from '../../core/read-values.js';
import {
  FIGURE_FIELDS,
  type FigureFormat,
  type FigureOptions,
  figuresOf,
  toSafeInteger,
} from '../terms/figures.js';
import { readPeriod } from '../terms/period.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';
import { type CompiledScore, requireScore } from './compile-score.js';
import { type Confidence, ofNet, wilson } from './score-interval.js';
import { RANGE, type ScorePlan } from './score-rule.js';

/** Answers to a survey. */
export interface Answer {
  /** When it was given. */
  readonly at: InstantInput;
  /** In whole points of the scale. */
  readonly score: number;
  /**
   * How many gave this answer at this instant.
   *
   * @defaultValue 1
   */
  readonly count?: number | undefined;
}

/** The facts of a survey in a period. */
export interface ScoreFacts {
  /** The period to judge: start included, end excluded. */
  readonly period: IntervalInput;
  /** Answers in any order; those outside of the period do not count. */
  readonly answers?: readonly Answer[] | undefined;
}

/** Options of `measureScore`. */
export interface ScoreOptions extends FigureOptions {
  /** The instant of judgement: later answers do not count. */
  readonly at: InstantInput;
  /**
   * How sure the interval is, in percent.
   *
   * @defaultValue 95
   */
  readonly confidencePercent?: 90 | 95 | 99 | undefined;
}

/** A score of a period. */
export interface Score {
  readonly status: Verdict;
  /** The instant of judgement. */
  readonly evaluatedAt: number;
  readonly period: Interval;
  readonly measure: 'csat' | 'nps';
  /** Whether the answers so far keep the target; `null` without target or answers. */
  readonly onTarget: boolean | null;
  /** Percent from 0 to 100, or points from -100 to 100, rounded down; `null` without answers. */
  readonly score: string | null;
  /** The exact score as a fraction good / total of 100, as integers; of a net score it may be negative. */
  readonly exact: { readonly good: string; readonly total: string } | null;
  /** How many answers count. */
  readonly answers: number;
  /** Good answers; promoters of a net promoter score. */
  readonly good: number;
  /** Passives of a net promoter score; else none. */
  readonly neutral: number;
  /** All other answers; detractors of a net promoter score. */
  readonly bad: number;
  /**
   * Where the score of all customers lies, judging by those who answered as if they were chosen by lot:
   * Wilson's interval of a share; of a net score that of a mean of 1, 0 and -1, which few answers make too
   * narrow. In the unit of `score`, rounded outward, cut to what a score can be. No verdict looks at it.
   */
  readonly interval: { readonly least: string; readonly most: string } | null;
  /** Answers that do not count: outside of the period, and after the instant of judgement. */
  readonly leftOut: { readonly outsidePeriod: number; readonly ahead: number };
}

const OPTION_FIELDS: ReadersOf<FigureFormat & { at: number; confidencePercent: Confidence }> =
  /* @__PURE__ */ (() =>
    ({
      at: instant,
      confidencePercent: optional(confidence, 95 as const),
      ...FIGURE_FIELDS,
    }) satisfies FieldsOf<ScoreOptions>)();

function confidence(reader: Reader): Confidence {
  const { value } = reader;
  if (value === 90 || value === 95 || value === 99) return value;
  refuse(reader, { code: 'invalid-option', expected: 'one of 90, 95, 99' });
}

/**
 * Measures a score of answers over a period: customer satisfaction or net promoter score.
 *
 * @param compiled - The rule.
 * @param facts - The period and the answers.
 * @param options - The instant of judgement, and how figures are written.
 * @returns The score, exactly and as text, the verdict, and how sure it is.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-instant`,
 * `invalid-interval`, `invalid-option`; `result-out-of-range` for more than 2^53 answers.
 * @example
 * import { compileScore, measureScore } from 'slakit/uptime'
 * const rule = compileScore({ measure: 'nps', targetScore: 40 })
 * const answers = [{ at: 1, score: 10, count: 60 }, { at: 2, score: 8, count: 25 }, { at: 3, score: 2, count: 15 }]
 * const survey = measureScore(rule, { period: [0, 10], answers }, { at: 10, digits: 1 })
 * survey.score // => '45'
 * survey.status // => 'met'
 * survey.interval // => { least: '30.4', most: '59.6' }
 */
export function measureScore(
  compiled: CompiledScore,
  facts: ScoreFacts,
  options: ScoreOptions,
): Score {
  const rule = requireScore(compiled);
  const { at, confidencePercent, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const { period, answers } = readFields(readerOf(facts), 'facts about a survey', {
    period: readPeriod,
    answers: optional(listOf('answers', answerOn(rule)), []),
  } satisfies FieldsOf<ScoreFacts>);
  const { startAt, endAt } = period;
  const tally = tallyOf(rule, answers, { startAt, endAt, at });
  const { good, bad, neutral } = tally;
  const count = good + bad + neutral;
  const net = rule.measure === 'nps' ? good - bad : good;
  const level = count === 0 ? null : ratio(net, count);
  return {
    status: judge(rule, level, count, endAt > at),
    evaluatedAt: at,
    period: { startAt, endAt },
    measure: rule.measure,
    onTarget:
      level === null || rule.target === null ? null : verdictOn(level, rule.target) === 'met',
    score: level === null ? null : figuresOf(format, 'floor').percent(level),
    exact: level === null ? null : { good: String(net), total: String(count) },
    answers: count,
    good,
    neutral,
    bad,
    interval: count === 0 ? null : intervalOf(rule, tally, confidencePercent, format),
    leftOut: { outsidePeriod: tally.outsidePeriod, ahead: tally.ahead },
  };
}

interface AnswerPlan {
  readonly at: number;
  readonly score: number;
  readonly count: number;
}

function answerOn({ scale }: ScorePlan): (reader: Reader) => AnswerPlan {
  const fields = {
    at: instant,
    score: whole('points', scale),
    count: optional(whole('answers'), 1),
  } satisfies FieldsOf<Answer>;
  return (reader) => readFields(reader, 'an answer', fields);
}

type Tally = Readonly<Record<'good' | 'neutral' | 'bad' | 'outsidePeriod' | 'ahead', number>>;

function tallyOf(
  { goodFrom, badTo }: ScorePlan,
  answers: readonly AnswerPlan[],
  { startAt, endAt, at }: Interval & { readonly at: number },
): Tally {
  const tally = { good: 0, neutral: 0, bad: 0, outsidePeriod: 0, ahead: 0 };
  let all = 0n;
  for (const answer of answers) {
    all += BigInt(answer.count);
    if (answer.at < startAt || answer.at >= endAt) tally.outsidePeriod += answer.count;
    else if (answer.at > at) tally.ahead += answer.count;
    else if (answer.score >= goodFrom) tally.good += answer.count;
    else if (answer.score <= badTo) tally.bad += answer.count;
    else tally.neutral += answer.count;
  }
  // While all of them together are a safe number, so is each part.
  toSafeInteger(all);
  return tally;
}

/** While answers may still come, only a score that may not fall short of the highest is ever lost. */
function judge(rule: ScorePlan, level: Ratio | null, count: number, isOpen: boolean): Verdict {
  const { target, acceptable, minAnswers, measure } = rule;
  const isProven = count >= minAnswers;
  if (isOpen && (target !== null || level === null)) {
    const last = acceptable ?? target;
    const { most } = RANGE[measure];
    const isLost =
      level !== null && last !== null && isProven && isEqual(last, most) && !isEqual(level, most);
    return isLost ? 'missed' : 'not-yet-due';
  }
  if (level === null) return 'no-data';
  return isProven ? verdictOn(level, target, acceptable) : 'insufficient-data';
}

function isEqual(a: Ratio, b: Ratio): boolean {
  return compare(a, b) === 0;
}

function intervalOf(
  { measure }: ScorePlan,
  tally: Tally,
  sure: Confidence,
  format: FigureFormat,
): Score['interval'] {
  const count = tally.good + tally.neutral + tally.bad;
  const found = measure === 'nps' ? ofNet(tally, count, sure) : wilson(tally.good, count, sure);
  const range = RANGE[measure];
  const { digits, fixed } = format;
  const write = (level: Ratio, rounding: 'floor' | 'ceiling'): string =>
    figuresOf({ digits, fixed, rounding }, rounding).percent(level);
  return {
    least: write(greaterOf(found.least, range.least), 'floor'),
    most: write(smallerOf(found.most, range.most), 'ceiling'),
  };
}
