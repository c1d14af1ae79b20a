/**
 * `slakit/credit`: what a miss owes. A scheme is compiled once and assessed for any number of
 * periods; what comes after a credit (earn-back, application to charges, termination) and money of
 * its own stand beside it.
 */

export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { CheckResult, Finding, Severity } from './core/finding.js';
export type { FractionFormat } from './core/fraction-text.js';
export type { InstantInput } from './core/instant.js';
export type * from './credit/after/application.js';
export {
  type ApplicationRule,
  type CompiledApplication,
  checkApplication,
  compileApplication,
} from './credit/after/application-rule.js';
export {
  type AppliedCredit,
  type ApplyCreditOptions,
  applyCredit,
} from './credit/after/apply-credit.js';
export { applyCredits } from './credit/after/apply-credits.js';
export { type BonusFacts, type BonusPeriod, settleBonuses } from './credit/after/bonus.js';
export {
  type BonusRow,
  type BonusRule,
  type CompiledBonus,
  checkBonus,
  compileBonus,
} from './credit/after/bonus-rule.js';
export {
  type CompiledTermination,
  checkTermination,
  compileTermination,
} from './credit/after/compile-termination.js';
export {
  type EarnBack,
  type EarnBackFacts,
  type EarnBackStageOutcome,
  earnBack,
  type FollowingPeriod,
} from './credit/after/earn-back.js';
export {
  checkEarnBack,
  type EarnBackRule,
  type EarnBackStage,
} from './credit/after/earn-back-rule.js';
export {
  type Goodwill,
  type GoodwillFacts,
  type GoodwillGrant,
  type GoodwillLine,
  grantGoodwill,
} from './credit/after/goodwill.js';
export {
  assessCreditSeries,
  type CreditSeries,
  type CreditTotal,
  type SeriesOptions,
} from './credit/after/series.js';
export { type Termination, terminationRight } from './credit/after/termination.js';
export type { PeriodCondition, TerminationRule } from './credit/after/termination-rule.js';
export { type BreakEven, breakEvenLevel } from './credit/analysis/break-even.js';
export { type CreditSchemeCheck, checkCreditScheme } from './credit/analysis/check-scheme.js';
export {
  type CreditCurve,
  type CurvePoint,
  type CurveValue,
  creditCurve,
} from './credit/analysis/credit-curve.js';
export type { CreditFinding, CreditWarningCode } from './credit/analysis/credit-finding.js';
export {
  type CreditExposure,
  type ExposureLine,
  type ExposureOptions,
  exposureOf,
  type PeriodExposure,
  type TermExposure,
} from './credit/analysis/exposure.js';
export {
  type CreditRise,
  type MarginalCost,
  type MarginalCostOptions,
  marginalCost,
} from './credit/analysis/marginal-cost.js';
export type { AnalysisOptions, RuleOptions } from './credit/analysis/question.js';
export {
  type IncidentModel,
  type RepairTime,
  type SimulationOptions,
  simulateCredits,
} from './credit/analysis/simulate.js';
export type { CreditSimulation } from './credit/analysis/simulation.js';
export { type AssessOptions, assessCredit } from './credit/assess.js';
export type {
  CapOutcome,
  CreditAssessment,
  CreditDiagnostic,
  CreditLine,
  CreditTraceEntry,
  PaidConversion,
} from './credit/assessment.js';
export { assessCreditColumns } from './credit/columns/assess-columns.js';
export type * from './credit/columns/columns.js';
export type {
  Absence,
  CreditConversion,
  CreditFacts,
  CreditReading,
  FactorInput,
  NamedReading,
  PeriodContext,
  PeriodFacts,
  PeriodLength,
} from './credit/facts.js';
export { type CompiledScheme, compileScheme } from './credit/scheme/compile-scheme.js';
export type { CreditPeriod } from './credit/scheme/history.js';
export {
  formatLevel,
  isWithin,
  type LevelInput,
  type SingleLevel,
} from './credit/scheme/level.js';
export type { LevelRange } from './credit/scheme/level-line.js';
export type * from './credit/scheme/scheme.js';
export type { CreditStatus } from './credit/stages/line.js';
export type { StageName } from './credit/stages/stage.js';
export { type AllocateOptions, allocate } from './money/allocate.js';
export { minorDigitsOf } from './money/currency.js';
export { type Money, type RoundMoneyOptions, roundMoney, sumMoney } from './money/money.js';
