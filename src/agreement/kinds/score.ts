import { formatExact } from '../../core/fraction-text.js';
import { percentOfShare } from '../../core/ratio.js';
import {
  attempt,
  childOf,
  note,
  REFUSED,
  type Reader,
  readerOf,
  reading,
  refuse,
} from '../../core/read.js';
import { optional, takeFields } from '../../core/read-parts.js';
import { id, text, word } from '../../core/read-values.js';
import { type CompiledScore, compiledScore } from '../../uptime/sli/compile-score.js';
import { measureScore, type ScoreFacts } from '../../uptime/sli/measure-score.js';
import { readScoreRule, type ScoreRule } from '../../uptime/sli/score-rule.js';
import type { ScoreObjective } from '../document/document.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonFields, commonPlan, requireUnit } from './common.js';
import { type KindFacts, type Measured, shortPercent } from './measured.js';

/** A score objective as read. */
export interface ScoreObjectivePlan extends CommonPlan {
  readonly kind: 'score';
  readonly score: CompiledScore;
}

/** The record of a survey in a period: its answers. */
export type ScoreRecord = Omit<ScoreFacts, 'period'>;

/** Reads a score objective: what the agreement adds here, the rest by the reader of uptime. */
export function readScoreObjective(reader: Reader, shelf: Shelf): ScoreObjectivePlan {
  const { values, rest } = takeFields(reader, 'a score objective', {
    id,
    name: optional(text),
    ...commonFields(shelf),
    kind: word(['score']),
  });
  const score = attempt(rest, (at) => compiledScore(at.value as ScoreRule, readScoreRule(at)));
  if (values === undefined || score === undefined) throw REFUSED;
  const { plan } = score.value;
  const isNet = plan.measure === 'nps';
  if (plan.target === null) {
    note(childOf(reader, isNet ? 'targetScore' : 'targetPercent'), {
      code: 'missing-field',
      expected: isNet ? 'a target in points such as 40' : 'a target such as "90"',
    });
  }
  if (isNet && values.remedy !== undefined) {
    refuse(childOf(reader, 'remedy'), {
      code: 'invalid-option',
      expected: 'no remedy: a net promoter score is no level in percent',
    });
  }
  requireUnit(reader, values.remedy, ['percent']);
  const objective = reader.value as ScoreObjective;
  return { kind: 'score', ...commonPlan(objective, values, 'total'), score: score.value };
}

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
      targetPercent: isShare && target !== null ? formatExact(percentOfShare(target)) : null,
      levelPercent: isShare ? shortPercent(score.score) : null,
      availability: null,
      attainment: null,
      requests: null,
      score,
    },
    level: isShare && score.status !== 'insufficient-data' ? score.exact : null,
    downtimeMs: null,
    // Too few answers prove nothing, and owe nothing.
    isExcused: score.status === 'insufficient-data',
  };
}
