import { childOf, type Reader, readerOf, reading, refuse } from '../../core/read.js';
import { type CompiledScore, compiledScore } from '../../uptime/sli/compile-score.js';
import { measureScore, type ScoreFacts } from '../../uptime/sli/measure-score.js';
import { readScoreRule, type ScoreRule } from '../../uptime/sli/score-rule.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonPlan, IN_TOTAL } from './common.js';
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
  if (isNet && values.remedy !== undefined) {
    refuse(childOf(reader, 'remedy'), {
      code: 'invalid-option',
      expected: 'no remedy: a net promoter score is no level in percent',
    });
  }
  return { kind: 'score', ...commonPlan(reader, values, IN_TOTAL), score: rule };
}

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
  return {
    line: {
      service: null,
      status: score.status,
      targetPercent: isShare ? percentOfTarget(target) : null,
      levelPercent: isShare ? shortPercent(score.score) : null,
      ...OTHER_KINDS,
      score,
    },
    level: isShare && score.status !== 'insufficient-data' ? score.exact : null,
    downtimeMs: null,
    // Too few answers prove nothing, and owe nothing.
    isExcused: score.status === 'insufficient-data',
  };
}
