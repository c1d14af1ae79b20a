import { fail } from '../../core/error.js';
import { add, compare, multiply, type Ratio, ratio, sum, ZERO } from '../../core/ratio.js';
import { writtenValue } from '../../money/money.js';
import { writeAssessment } from '../assessment.js';
import type { ExactPeriod } from '../scheme/history.js';
import { isEach } from '../scheme/metric.js';
import { REMEDIES_IN_KIND, type RemedyInKind, type RemedyPlan } from '../scheme/remedy.js';
import type { ExactCredit } from '../stages/measure.js';
import { quantityOf } from '../stages/total.js';
import { kindsOf } from './cap-defects.js';
import { chartOf } from './chart.js';
import { greatestOwed } from './greatest.js';
import { periodOf, type Question } from './question.js';
import { settled, worthLeft } from './settled.js';

/** The most that one rule owes of one kind. */
export interface Worst {
  readonly rule: string | null;
  readonly remedy: RemedyPlan;
  readonly level: Ratio | null;
  readonly isReached: boolean;
  /** Whether it grows without an end; then the remedy is only a large one. */
  readonly isEndless: boolean;
}

/** More cases than a group has whose rules owe one kind each: that is a single one. */
const MOST_CASES = 64;

/** A remedy that grows without an end is taken at this, and at twice as much. */
const ENDLESS: Ratio = /* @__PURE__ */ ratio(10n ** 40n);

/** All rules at their worst; where one owes several kinds, each of them is a case of its own. */
export function worstCases(question: Question): readonly (readonly Worst[])[] {
  let cases: (readonly Worst[])[] = [[]];
  for (const rule of question.rules) {
    const worsts = worstsOf(question, rule);
    if (worsts.length > 0) cases = cases.flatMap((one) => worsts.map((worst) => [...one, worst]));
    if (cases.length > MOST_CASES) refuseMany(cases.length);
  }
  return cases;
}

function worstsOf(question: Question, rule: Question['rules'][number]): readonly Worst[] {
  const chart = chartOf(rule);
  return kindsOf(rule).flatMap((kind): readonly Worst[] => {
    const greatest = greatestOwed(chart, kind, periodOf(question, rule));
    if (greatest === null) return [];
    const { level, isReached } = greatest;
    // Nobody knows how often what is read one by one happens.
    const isRepeated = isEach(rule.metric) && greatest.owed?.numerator !== 0n;
    const owed = isRepeated ? null : greatest.owed;
    const remedy = { kind, quantity: owed ?? ENDLESS };
    return [{ rule: rule.name, remedy, level, isReached, isEndless: owed === null }];
  });
}

function refuseMany(received: number): never {
  fail({
    code: 'result-out-of-range',
    path: ['scheme'],
    expected: `at most ${MOST_CASES} ways in which rules owe remedies of several kinds`,
    received: String(received),
  });
}

/** What a case comes to over periods, exactly. */
export interface Figures {
  readonly worst: readonly Worst[];
  /** Whether caps end what grows without an end. */
  readonly isLimited: boolean;
  /** Of the last period, as an assessment tells it. */
  readonly creditPercent: string | null;
  /** Before rounding and minimum. */
  readonly worth: Ratio;
  /** What is paid. */
  readonly paid: Ratio;
  readonly quantities: Readonly<Record<RemedyInKind, Ratio>>;
}

/** Lets a case happen in so many periods, one after the other. */
export function termOf(question: Question, worst: readonly Worst[], periods: number): Figures {
  const figures = happening(question, worst, periods);
  if (!worst.some(({ isEndless }) => isEndless)) return figures;
  const twice = happening(question, worst.map(doubled), periods);
  return { ...figures, isLimited: isSame(figures, twice) };
}

function doubled(worst: Worst): Worst {
  const { kind, quantity } = worst.remedy;
  return worst.isEndless
    ? { ...worst, remedy: { kind, quantity: multiply(quantity, ratio(2n)) } }
    : worst;
}

function isSame(a: Figures, b: Figures): boolean {
  return (
    a.creditPercent === b.creditPercent &&
    compare(a.worth, b.worth) === 0 &&
    REMEDIES_IN_KIND.every((kind) => compare(a.quantities[kind], b.quantities[kind]) === 0)
  );
}

/** Caps over years are looked at as over so many periods: those of agreements are mostly months. */
const PERIODS_OF_YEAR = 12;

function happening(question: Question, worst: readonly Worst[], periods: number): Figures {
  const { plan } = question;
  const owed = new Map(worst.map(({ rule, remedy }) => [rule, remedy]));
  const history: ExactPeriod[] = [];
  let [worth, paid] = [ZERO, ZERO];
  let creditPercent: string | null = null;
  for (let period = 0; period < periods; period++) {
    // The term that is looked at begins a year; longer ones begin another.
    const inYear = period % PERIODS_OF_YEAR;
    const periodsBefore = { calendarYear: inYear, contractYear: inYear, term: period };
    const facts = { ...question.facts, history, periodsBefore };
    const credit = settled(plan, facts, owed);
    worth = add(worth, worthLeft(plan, facts, credit) ?? ZERO);
    if (credit.payment !== null) paid = add(paid, writtenValue(credit.payment));
    creditPercent = writeAssessment({ plan, facts, credit }, null).creditPercent;
    history.push(rememberedPeriod(question, credit));
  }
  const total = (kind: RemedyInKind): Ratio => sum(history.map((one) => one.quantities[kind]));
  const quantities = Object.fromEntries(REMEDIES_IN_KIND.map((kind) => [kind, total(kind)]));
  return {
    worst,
    isLimited: true,
    creditPercent,
    worth,
    paid,
    quantities: quantities as Figures['quantities'],
  };
}

/** What later periods remember of one in which everything was missed. */
export function rememberedPeriod(
  { facts }: Question,
  { total, payment }: ExactCredit,
): ExactPeriod {
  const { base, currency } = facts;
  const money = (value: Ratio | null) =>
    value === null || currency === null ? null : { value, currency };
  const quantities = REMEDIES_IN_KIND.map((kind) => [kind, quantityOf(total, kind)]);
  return {
    missed: true,
    level: null,
    creditPercent: null,
    credit: money(payment === null ? null : writtenValue(payment)),
    charge: money(base),
    capReached: null,
    quantities: Object.fromEntries(quantities),
  };
}
