import { type Read, readerOf, refuse } from '../../core/read.js';
import { reference } from '../../core/read-values.js';
import { type CompiledScheme, readCompiledScheme } from '../scheme/compile-scheme.js';
import type { RulePlan } from '../scheme/plan.js';
import { type Asked, type OwnFields, type RuleQuestion, readQuestion } from './question.js';

/** Reads the options of a question about one rule. */
export function readRuleQuestion<Own extends OwnFields>(
  scheme: CompiledScheme,
  options: unknown,
  own: Own,
): Asked<RuleQuestion, Own> {
  const { question, values } = readQuestion(scheme, options, {
    ...own,
    rule: ruleOption(scheme),
  });
  const rule = question.rules[0] as RulePlan;
  return { question: { ...question, rule }, values: values as Asked<RuleQuestion, Own>['values'] };
}

/** The reader of the rule that a question is about. */
function ruleOption(scheme: CompiledScheme): Read<RulePlan> {
  return (reader) => {
    const { rules, isGroup } = readCompiledScheme(readerOf(scheme, null, 'scheme'));
    if (isGroup) return reference(rules as ReadonlyMap<string, RulePlan>, 'rules')(reader);
    const only = rules.get(null) as RulePlan;
    if (reader.value === undefined) return only;
    refuse(reader, { code: 'invalid-option', expected: 'no rule: the scheme has one alone' });
  };
}
