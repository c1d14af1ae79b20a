export type { DecimalInput } from './core/decimal-text.js';
export { isSlaError, SlaError, type SlaErrorCode } from './core/error.js';
export type { RoundingMode } from './core/rounding.js';
export { allocate } from './credit/allocate.js';
export { type AppliedCredit, type ApplyCreditOptions, applyCredit } from './credit/apply-credit.js';
export {
  assessCredit,
  assessCredits,
  type CreditContext,
  type CreditGroupInput,
  type CreditInput,
  type NamedReading,
} from './credit/assess.js';
export type { CreditReading } from './credit/assess-objective.js';
export type {
  CapOutcome,
  CreditAssessment,
  CreditDiagnostic,
  CreditLine,
  CreditStatus,
  CreditTraceEntry,
} from './credit/assessment.js';
export { type Bounds, isWithin } from './credit/bounds.js';
export { type CreditFinding, checkCreditScheme } from './credit/check-scheme.js';
export {
  type EarnBack,
  type EarnBackInput,
  type EarnBackRule,
  type EarnBackStage,
  earnBack,
} from './credit/earn-back.js';
export type { CreditPeriod } from './credit/history.js';
export { type LevelInput, levelText } from './credit/level.js';
export type { LevelRange } from './credit/level-samples.js';
export type { CreditConversion } from './credit/payable.js';
export type { Remedy, RemedyKind, Worth, Worths } from './credit/remedy.js';
export { roundMoney, roundTo } from './credit/rounding.js';
export type {
  CreditCap,
  CreditFactor,
  CreditGroup,
  CreditMinimum,
  CreditRow,
  CreditScheme,
  CreditStep,
  ObjectiveRule,
  SettlementRule,
} from './credit/scheme.js';
export {
  assessCreditSeries,
  assessCreditsSeries,
  type CreditSeries,
  type CreditTotal,
} from './credit/series.js';
export {
  checkTermination,
  type PeriodCondition,
  type Termination,
  type TerminationRule,
} from './credit/termination.js';
export { type Money, type MoneyInput, minorDigitsOf } from './money/money.js';
