import type { DecimalInput } from '../../core/decimal-text.js';
import { ONE, type Ratio, ratio, shareOfPercent, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, refuse, type ValuesOf } from '../../core/read.js';
import { optional, readFields, requireObject } from '../../core/read-parts.js';
import { decimalWithin, promisedPercent, whole, word } from '../../core/read-values.js';
import { requireSofter } from '../terms/target.js';

/** The fields that both scores have. */
export interface ScoreCommon {
  /**
   * Fewer answers in the period than this prove nothing: `insufficient-data`.
   *
   * @defaultValue 0
   */
  readonly minAnswers?: number | undefined;
}

/** Customer satisfaction: the share of answers that are good. */
export interface CsatRule extends ScoreCommon {
  readonly measure: 'csat';
  /** The scale of the answers, in whole points, both ends included: 1 to 5, say. */
  readonly scale: { readonly least: number; readonly most: number };
  /** The lowest answer that is good; on a scale from 1 to 5 that is mostly 4. */
  readonly goodFrom: number;
  /** The promised share of good answers in percent. */
  readonly targetPercent?: DecimalInput | undefined;
  /** A second, softer promise below it. */
  readonly acceptablePercent?: DecimalInput | undefined;
}

/**
 * Net promoter score: the share of answers of 9 and 10 (promoters) less that of 0 to 6 (detractors), in
 * points from -100 to 100.
 */
export interface NpsRule extends ScoreCommon {
  readonly measure: 'nps';
  /** The promised score in points, -100 to 100. */
  readonly targetScore?: DecimalInput | undefined;
  /** A second, softer promise below it. */
  readonly acceptableScore?: DecimalInput | undefined;
}

/** The rule by which answers to a survey make a score, as plain data. */
export type ScoreRule = CsatRule | NpsRule;

/** A rule as read. Levels are fractions of 100 points. */
export interface ScorePlan {
  readonly measure: 'csat' | 'nps';
  readonly scale: { readonly least: number; readonly most: number };
  /** The lowest answer that is good, and the highest one that is bad. */
  readonly goodFrom: number;
  readonly badTo: number;
  readonly target: Ratio | null;
  readonly acceptable: Ratio | null;
  readonly minAnswers: number;
}

const MOST_POINTS = 1000;
const points = /* @__PURE__ */ whole('points', { most: MOST_POINTS });

const CSAT_FIELDS = /* @__PURE__ */ (() =>
  ({
    measure: word(['csat']),
    scale: (reader: Reader) =>
      readFields(reader, 'a scale with least and most', { least: points, most: points }),
    goodFrom: points,
    targetPercent: optional(promisedPercent, null),
    acceptablePercent: optional(promisedPercent, null),
    minAnswers: optional(whole('answers'), 0),
  }) as const satisfies FieldsOf<CsatRule>)();

const NPS_FIELDS = /* @__PURE__ */ (() =>
  ({
    measure: word(['nps']),
    targetScore: optional(npsPoints, null),
    acceptableScore: optional(npsPoints, null),
    minAnswers: optional(whole('answers'), 0),
  }) as const satisfies FieldsOf<NpsRule>)();

/** Answers from 0 to 10, as the score was defined by F. Reichheld (Harvard Business Review, 12/2003). */
const NPS = { scale: { least: 0, most: 10 }, goodFrom: 9, badTo: 6 } as const;

const readMeasure = /* @__PURE__ */ word(['csat', 'nps']);

/** Reads a rule for scores; what another reader took from the same object is known here. */
export function readScoreRule(reader: Reader): ScorePlan {
  requireObject(reader, 'a rule for scores');
  return readMeasure(childOf(reader, 'measure')) === 'csat' ? csatOf(reader) : npsOf(reader);
}

function csatOf(reader: Reader): ScorePlan {
  const values: ValuesOf<typeof CSAT_FIELDS> = readFields(reader, 'a rule for scores', CSAT_FIELDS);
  const { measure, scale, goodFrom, targetPercent, acceptablePercent, minAnswers } = values;
  if (scale.least >= scale.most) {
    refuse(childOf(childOf(reader, 'scale'), 'most'), {
      code: 'invalid-option',
      expected: 'more than the least',
    });
  }
  if (goodFrom <= scale.least || goodFrom > scale.most) {
    refuse(childOf(reader, 'goodFrom'), {
      code: 'invalid-option',
      expected: `an answer above ${scale.least}, up to ${scale.most}: some are good and some are not`,
    });
  }
  requireSofter(childOf(reader, 'acceptablePercent'), acceptablePercent, targetPercent);
  return {
    measure,
    scale,
    goodFrom,
    badTo: goodFrom - 1,
    target: targetPercent,
    acceptable: acceptablePercent,
    minAnswers,
  };
}

function npsOf(reader: Reader): ScorePlan {
  const values = readFields(reader, 'a rule for scores', NPS_FIELDS);
  const { measure, targetScore: target, acceptableScore: acceptable, minAnswers } = values;
  requireSofter(childOf(reader, 'acceptableScore'), acceptable, target);
  return { measure, ...NPS, target, acceptable, minAnswers };
}

/** Reads points of a net promoter score as a fraction of 100. */
function npsPoints(reader: Reader): Ratio {
  const range = { least: ratio(-100), most: ratio(100) };
  return shareOfPercent(decimalWithin('points from -100 to 100', range)(reader));
}

/** The lowest and the highest level that a score can have. */
export const RANGE: Readonly<
  Record<'csat' | 'nps', { readonly least: Ratio; readonly most: Ratio }>
> = {
  csat: { least: ZERO, most: ONE },
  nps: { least: { numerator: -1n, denominator: 1n }, most: ONE },
};
