import { type Reader, readerOf, reading } from '../../core/read.js';
import type { LevelInput } from '../../credit/scheme/level.js';
import { type CompiledScore, compiledScore } from '../../uptime/sli/compile-score.js';
import { measureScore, type Score, type ScoreFacts } from '../../uptime/sli/measure-score.js';
import { readScoreRule, type ScoreRule } from '../../uptime/sli/score-rule.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonPlan } from './common.js';
import {
  type KindFacts,
  type Measured,
  OTHER_KINDS,
  percentOfTarget,
  shortPercent,
} from './measured.js';
import { noteMissingTarget, ownFields, readRuled } from './ruled.js';

/** A score objective as read. */
export interface ScoreObjectivePlan extends CommonPlan {
  readonly kind: 'score';
  readonly score: CompiledScore;
}

/** The record of a survey in a period: its answers. */
export type ScoreRecord = Omit<ScoreFacts, 'period'>;

/** Reads a score objective: what the agreement adds here, the rest by the reader of uptime. */
export function readScoreObjective(reader: Reader, shelf: Shelf): ScoreObjectivePlan {
  const { values, rule } = readRuled(reader, 'a score objective', ownFields(shelf, 'score'), (at) =>
    compiledScore(at.value as ScoreRule, readScoreRule(at)),
  );
  const isNet = rule.plan.measure === 'nps';
  noteMissingTarget(reader, rule.plan.target, isNet ? IN_POINTS : OF_ANSWERS);
  const measured = isNet ? NET : SATISFIED;
  return { kind: 'score', ...commonPlan(reader, values, measured), score: rule };
}

/** What remedies may look at. */
const SATISFIED = {
  charge: 'total',
  metrics: ['satisfaction'],
  usual: { percent: 'satisfaction' },
} as const;
const NET = {
  charge: 'total',
  metrics: ['netPromoterScore'],
  usual: { points: 'netPromoterScore' },
} as const;

const IN_POINTS = { field: 'targetScore', example: 'in points such as 40' };
const OF_ANSWERS = { field: 'targetPercent', example: 'such as "90"' };

/** Measures the score of a survey over a period. */
export function measureScoreObjective(
  { id: name, score: rule }: ScoreObjectivePlan,
  { scores, period, at }: KindFacts,
): Measured {
  const record = scores.get(name) ?? readerOf({});
  const score = reading((given: ScoreRecord) => measureScore(rule, { ...given, period }, { at }))(
    record,
  );
  const { target, measure } = rule.plan;
  const isShare = measure === 'csat';
  const isKnown = score.status !== 'insufficient-data';
  return {
    line: {
      service: null,
      status: score.status,
      targetPercent: isShare ? percentOfTarget(target) : null,
      levelPercent: isShare ? shortPercent(score.score) : null,
      ...OTHER_KINDS,
      score,
    },
    figures: isShare
      ? { satisfaction: () => (isKnown ? score.exact : null) }
      : { netPromoterScore: () => (isKnown ? pointsOf(score) : null) },
    // Too few answers prove nothing, and owe nothing.
    isExcused: score.status === 'insufficient-data',
  };
}

/** A net promoter score is counted in points of a hundred. */
function pointsOf({ exact }: Score): LevelInput | null {
  return exact === null ? null : { amount: String(BigInt(exact.good) * 100n), per: exact.total };
}
