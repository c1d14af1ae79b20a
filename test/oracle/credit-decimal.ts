import { Decimal as SharedDecimal } from 'decimal.js';
import type {
  CreditFacts,
  CreditGroup,
  CreditRule,
  CreditScheme,
  Remedy,
} from '../../src/credit.js';

/**
 * A second opinion on credits: the terms read line by line as a clerk would, in decimals of 200
 * digits, every option looked up where it is needed. It shares no code with the library. Quotients
 * are cut after 200 digits and read at 80, so that a third taken three times is one again.
 */
const D = SharedDecimal.clone({ precision: 200, toExpNeg: -300, toExpPos: 300, defaults: true });
type D = SharedDecimal;

/** What the oracle says. */
export interface Opinion {
  readonly status: string;
  readonly missed: boolean | null;
  readonly percent: string | null;
  readonly amount: string | null;
  readonly quantities: readonly string[];
  readonly reached: readonly boolean[];
}

type Kind = 'percent' | 'money' | 'serviceHours' | 'serviceDays' | 'freeMonths' | 'points';
const IN_KIND = ['serviceHours', 'serviceDays', 'freeMonths', 'points'] as const;

interface Line {
  readonly status: string;
  readonly missed: boolean | null;
  readonly owed: { readonly kind: Kind; readonly quantity: D } | null;
}

// biome-ignore lint/suspicious/noExplicitAny: the oracle reads plain data, without the types of the library
type Loose = any;

const figure = (value: Loose): D => new D(String(value));
/** What 200 digits mean. */
const clean = (value: D): D => value.toDecimalPlaces(80, D.ROUND_HALF_EVEN);

/** Assesses a period in decimals. */
export function opinionOn(scheme: CreditScheme | CreditGroup, facts: CreditFacts): Opinion {
  const plain: Loose = facts;
  const rules: Record<string, CreditRule> = 'rules' in scheme ? scheme.rules : { only: scheme };
  const several: Loose[] = plain.readings ?? [plain];
  const readings = several.map((reading) => ({ rule: 'only', ...reading }));
  const unit = (kind: Kind): D | null => unitOf(scheme, kind, plain);
  const lines = readings.map((reading) =>
    capLine(scheme, unit, lineOf(rules[reading.rule] as CreditRule, reading, plain)),
  );
  const own = lines.map((line, at) => ({
    ...line,
    rule: readings[at].rule,
    reading: readings[at],
  }));
  const counted = stack(scheme, plain, unit, onePer(scheme, unit, own));
  const total = capTotal(scheme, plain, unit, counted, () => true);
  const period = capTotal(
    scheme,
    plain,
    unit,
    counted,
    ({ periods = 1, window }) => periods === 1 && window === undefined,
  );
  const first = (names: readonly string[]) =>
    lines.length === 0 && !('rules' in scheme)
      ? 'met'
      : (names.find((name) => lines.some(({ status }) => status === name)) ?? 'unknown');
  const kinds = Object.values(rules).flatMap(kindsOf);
  const isPriced = kinds.some((kind) => unit(kind) !== null);
  return {
    status: first([
      'out-of-domain',
      'overlap',
      'uncovered',
      'credited',
      'not-reported',
      'unknown',
      'missed',
      'excused',
      'nothing-promised',
      'met',
    ]),
    missed:
      lines.length === 0 && !('rules' in scheme)
        ? false
        : lines.some(({ missed }) => missed === true)
          ? true
          : lines.some(({ missed }) => missed === false)
            ? false
            : null,
    percent: isPriced ? text(worthOfAll(period.owed, unit).times(100).div(baseOf(plain))) : null,
    amount:
      isPriced && plain.base !== undefined
        ? pay(scheme, plain, worthOfAll(total.owed, unit))
        : null,
    quantities: IN_KIND.map((kind) => text(quantityIn(total.owed, kind))),
    reached: total.reached,
  };
}

/** As many digits as there are; twelve where there is no end to them. */
function text(value: D): string {
  const exact = clean(value);
  return (
    exact.decimalPlaces() < 60 ? exact : exact.toDecimalPlaces(12, D.ROUND_HALF_UP)
  ).toFixed();
}

const baseOf = ({ base }: Loose): D => (base === undefined ? new D(100) : figure(base.amount));

function kindOf(remedy: Remedy): Kind {
  return Object.keys(remedy)[0] as Kind;
}

function kindsOf(rule: CreditRule): Kind[] {
  return [
    ...(rule.rows ?? []).flatMap(({ remedy }) => (remedy === undefined ? [] : [kindOf(remedy)])),
    ...(rule.steps ?? []).map(({ each }) => kindOf(each)),
    ...(rule.formula === undefined ? [] : [kindOf(rule.formula as Loose)]),
    ...[rule.whenUnknown, rule.whenNotReported].flatMap((remedy) =>
      remedy === undefined ? [] : [kindOf(remedy)],
    ),
  ];
}

function quantityOf(remedy: Loose): D {
  const kind = kindOf(remedy);
  return figure(kind === 'money' ? remedy.money.amount : remedy[kind]);
}

/** What one unit of a kind is worth in money. */
function unitOf(scheme: Loose, kind: Kind, facts: Loose): D | null {
  if (kind === 'money') return new D(1);
  if (kind === 'percent') return baseOf(facts).div(100);
  const price = scheme.prices?.[kind];
  if (price === undefined) return null;
  if (price.money !== undefined) return figure(price.money.amount);
  if (price.percent !== undefined) return baseOf(facts).times(figure(price.percent)).div(100);
  return baseOf(facts).div(figure(price.baseDividedBy));
}

function levelOf(level: Loose): D | null {
  if (level === null) return null;
  if (typeof level !== 'object') return figure(level);
  if (level.mean !== undefined) {
    const parts: D[] = level.mean.map(levelOf);
    return parts.reduce((sum, part) => sum.plus(part), new D(0)).div(parts.length);
  }
  if (level.good !== undefined)
    return figure(level.total).isZero()
      ? null
      : figure(level.good).times(100).div(figure(level.total));
  return figure(level.amount).div(figure(level.per));
}

/** A level of a rule: as it stands, or so much of the period. */
function valueIn(value: Loose, facts: Loose): D {
  return typeof value === 'object'
    ? periodOf(facts).times(figure(value.percentOfPeriod)).div(100)
    : figure(value);
}

function periodOf({ period }: Loose): D {
  return figure(period.length).minus(figure(period.excluded ?? 0));
}

function holds(level: D, bounds: Loose, facts: Loose): boolean {
  const at = clean(level);
  const border = (value: Loose): D => clean(valueIn(value, facts));
  if (bounds.gt !== undefined && !at.gt(border(bounds.gt))) return false;
  if (bounds.gte !== undefined && !at.gte(border(bounds.gte))) return false;
  if (bounds.lt !== undefined && !at.lt(border(bounds.lt))) return false;
  return !(bounds.lte !== undefined && !at.lte(border(bounds.lte)));
}

function fitsLabels(row: Loose, { labels = {} }: Loose): boolean {
  return Object.entries(row.when ?? {}).every(([name, wanted]) =>
    ([wanted].flat() as Loose[]).includes(labels[name]),
  );
}

function lineOf(rule: CreditRule, reading: Loose, facts: Loose): Line {
  const judged = judge(rule, reading, facts);
  if (judged.owed === null) return judged;
  let quantity = judged.owed.quantity;
  if (rule.allocationPercent !== undefined)
    quantity = quantity.times(figure(rule.allocationPercent)).div(100);
  for (const factor of rule.factors ?? [])
    quantity = quantity.times(multiple(factor, reading, facts));
  return { ...judged, owed: { kind: judged.owed.kind, quantity } };
}

function judge(rule: CreditRule, reading: Loose, facts: Loose): Line {
  const nothing = (status: string, missed: boolean | null): Line => ({
    status,
    missed,
    owed: null,
  });
  if (reading.excused === true) return nothing('excused', null);
  const raw = levelOf(reading.level);
  if (raw === null) {
    if (reading.absence === 'nothingPromised') return nothing('nothing-promised', null);
    const isSilent = reading.absence === 'notReported';
    const remedy = (isSilent ? rule.whenNotReported : undefined) ?? rule.whenUnknown;
    if (remedy === undefined) return nothing(isSilent ? 'not-reported' : 'unknown', null);
    const quantity = quantityOf(remedy);
    const status = quantity.isZero() ? 'missed' : 'credited';
    return { status, missed: true, owed: { kind: kindOf(remedy), quantity } };
  }
  if (rule.domain !== undefined && !holds(raw, rule.domain, facts))
    return nothing('out-of-domain', null);
  const level =
    rule.roundLevel === undefined
      ? raw
      : rounded(clean(raw), rule.roundLevel.scale, rule.roundLevel.mode);
  const met = rule.target === undefined ? null : holds(level, rule.target, facts);
  if (met === true && rule.decidedBy !== 'rows') return nothing('met', false);
  const rows = (rule.rows ?? []).filter(
    (row) => fitsLabels(row, reading) && holds(level, row, facts),
  );
  if (rows.length > 1 && rule.overlap !== 'mostSevere')
    return nothing('overlap', met === null ? null : !met);
  const steps = (rule.steps ?? []).filter((step) => hasBegun(level, step, facts));
  let owed: Line['owed'] = null;
  if (rows.length > 0) {
    const [most] = [...rows].sort((a, b) => quantityOf(b.remedy).cmp(quantityOf(a.remedy)));
    owed = { kind: kindOf((most as Loose).remedy), quantity: quantityOf((most as Loose).remedy) };
  } else if (steps.length > 0) {
    const quantity = steps.reduce((sum, step) => sum.plus(stepOwes(level, step, facts)), new D(0));
    owed = { kind: kindOf((steps[0] as Loose).each), quantity };
  } else if (rule.formula !== undefined) {
    const kind = kindOf(rule.formula as Loose);
    const quantity = termOf((rule.formula as Loose)[kind], { level, rule, reading, facts });
    owed = { kind, quantity: quantity.lt(0) ? new D(0) : quantity };
  }
  if (owed === null) {
    if (met === true) return nothing('met', false);
    if ((rule.steps ?? []).length > 0)
      return met === null ? nothing('met', false) : nothing('missed', true);
    return nothing('uncovered', met === null ? null : !met);
  }
  const owes = owed.quantity.gt(0);
  const missed = met === null ? owes || (steps.length > 0 && rows.length === 0) : !met;
  return { status: owes ? 'credited' : missed ? 'missed' : 'met', missed, owed };
}

function away(level: D, step: Loose, facts: Loose): D {
  const from = valueIn(step.from, facts);
  return step.toward === 'above' ? level.minus(from) : from.minus(level);
}

/** Whether the band holds anything, and the level has come to it. */
function hasBegun(level: D, step: Loose, facts: Loose): boolean {
  if (step.to !== undefined && !clean(away(valueIn(step.to, facts), step, facts)).gt(0))
    return false;
  const passed = clean(away(level, step, facts));
  return step.begins === 'at' ? passed.gte(0) : passed.gt(0);
}

function stepOwes(level: D, step: Loose, facts: Loose): D {
  const longest = step.to === undefined ? null : away(valueIn(step.to, facts), step, facts);
  const passed = away(level, step, facts);
  const distance = longest !== null && passed.gt(longest) ? longest : passed;
  const size = step.size === 'period' ? periodOf(facts) : valueIn(step.size, facts);
  const steps = clean(distance.div(size));
  const started = step.begins === 'at' ? steps.floor().plus(1) : steps.ceil();
  const count =
    step.partial === 'started'
      ? started
      : step.partial === 'whole'
        ? steps.floor()
        : distance.div(size);
  const initial = step.initial === undefined ? new D(0) : quantityOf(step.initial);
  return quantityOf(step.each).times(count).plus(initial);
}

/** A figure of a formula; quotients of the cases are by numbers alone. */
function termOf(term: Loose, known: Loose): D {
  const { level, rule, reading, facts } = known;
  const of = (inner: Loose): D => termOf(inner, known);
  if (term === 'level') return level;
  if (term === 'base') return baseOf(facts);
  if (term === 'period') return periodOf(facts);
  if (term === 'shortfall') {
    const passed = figure(rule.target.gte).minus(level);
    return passed.lt(0) ? new D(0) : passed;
  }
  if (term === 'readings')
    return new D(
      (facts.readings ?? [facts]).filter(
        (one: Loose) =>
          one.rule === reading.rule || facts.readings === undefined || reading.rule === 'only',
      ).length,
    );
  if (term === 'misses') {
    const history: Loose[] = facts.history ?? [];
    let misses = 0;
    while (history[history.length - 1 - misses]?.missed === true) misses++;
    return new D(misses);
  }
  if (typeof term !== 'object') return figure(term);
  if (term.input !== undefined) {
    const given = reading.factors[term.input];
    return typeof given === 'object' ? figure(given.amount).div(figure(given.per)) : figure(given);
  }
  if (term.sum !== undefined) return term.sum.map(of).reduce((a: D, b: D) => a.plus(b));
  if (term.product !== undefined) return term.product.map(of).reduce((a: D, b: D) => a.times(b));
  if (term.min !== undefined) return D.min(...term.min.map(of));
  if (term.max !== undefined) return D.max(...term.max.map(of));
  if (term.difference !== undefined) return of(term.difference[0]).minus(of(term.difference[1]));
  if (term.quotient !== undefined) return of(term.quotient[0]).div(of(term.quotient[1]));
  return term.floor === undefined ? clean(of(term.ceiling)).ceil() : clean(of(term.floor)).floor();
}

function multiple(factor: Loose, reading: Loose, facts: Loose): D {
  if (factor.times !== undefined) return figure(factor.times);
  if (factor.timesPercent !== undefined) return figure(factor.timesPercent).div(100);
  if (factor.input !== undefined) {
    const given = reading.factors[factor.input];
    return typeof given === 'object' ? figure(given.amount).div(figure(given.per)) : figure(given);
  }
  const history: Loose[] = facts.history ?? [];
  let misses = 0;
  if (factor.within === undefined) {
    for (let at = history.length - 1; at >= 0 && history[at].missed === true; at--) misses++;
  } else {
    for (let back = 1; back < factor.within; back++)
      if (history[history.length - back]?.missed === true) misses++;
  }
  return figure(factor.repeat[Math.min(misses, factor.repeat.length - 1)]);
}

type UnitOf = (kind: Kind) => D | null;

function capLine(scheme: Loose, unit: UnitOf, line: Line): Line {
  if (line.owed === null) return line;
  const { kind } = line.owed;
  let { quantity } = line.owed;
  for (const cap of scheme.caps ?? []) {
    if (cap.scope !== 'line') continue;
    const limitKind = kindOf(cap.limit);
    const [one, limitOne] = [unit(kind), unit(limitKind)];
    const most =
      kind === limitKind
        ? quantityOf(cap.limit)
        : one === null || limitOne === null || one.isZero()
          ? null
          : quantityOf(cap.limit).times(limitOne).div(one);
    if (most !== null && quantity.gt(most)) quantity = most;
  }
  return { ...line, owed: { kind, quantity } };
}

interface RuleLine extends Line {
  readonly rule: string;
  readonly reading: Loose;
}

/** Of lines of one incident, or within hours of the first, the one that is worth most. */
function onePer(scheme: Loose, unit: UnitOf, lines: readonly RuleLine[]): readonly RuleLine[] {
  if (scheme.onePer === undefined) return lines;
  const owing = lines.filter(({ owed }) => owed?.quantity.gt(0));
  const sorted = [...owing].sort((a, b) => (a.reading.at ?? 0) - (b.reading.at ?? 0));
  const groups: RuleLine[][] = [];
  for (const line of scheme.onePer === 'incident' ? owing : sorted) {
    const group = groups.find(([first]) =>
      scheme.onePer === 'incident'
        ? first?.reading.incident !== undefined && first.reading.incident === line.reading.incident
        : line.reading.at - first?.reading.at < scheme.onePer.hours * 3_600_000,
    );
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  const best = groups.map((group) => {
    const [owed] = bestOf(
      group.map((one) => [one.owed as Owing]),
      unit,
    );
    return group.find((one) => one.owed === owed) as RuleLine;
  });
  return lines.filter((line) => best.includes(line) || !owing.includes(line));
}

/** What a tree leaves: of a rule all, of a node the sum or the best of its members, within its limits. */
function inTree(node: Loose, facts: Loose, unit: UnitOf, lines: readonly RuleLine[]): Owing[] {
  if (typeof node === 'string')
    return lines.flatMap(({ rule, owed }) => (rule === node && owed !== null ? [owed] : []));
  const parts: Owing[][] = (node.sum ?? node.best)
    .map((member: Loose) => inTree(member, facts, unit, lines))
    .filter((part: Owing[]) => part.length > 0);
  const limits = (node.limits ?? []).map((limit: Loose) => ({ limit }));
  const left = node.sum === undefined ? bestOf(parts, unit) : parts.flat();
  return [...capTotal({ caps: limits }, facts, unit, left, () => true).owed];
}

function bestOf(parts: readonly Owing[][], unit: UnitOf): Owing[] {
  const [first = [], ...others] = parts;
  let best = first;
  for (const one of others) {
    const kinds = new Set([...one, ...best].map(({ kind }) => kind));
    const figure = (owing: readonly Owing[]) =>
      clean(
        kinds.size === 1
          ? owing.reduce((sum, { quantity }) => sum.plus(quantity), new D(0))
          : worthOfAll(owing, unit),
      );
    if (figure(one).gt(figure(best))) best = one;
  }
  return best;
}

function stack(
  scheme: Loose,
  facts: Loose,
  unit: UnitOf,
  lines: readonly RuleLine[],
): NonNullable<Line['owed']>[] {
  if (typeof scheme.stacking === 'object') return inTree(scheme.stacking, facts, unit, lines);
  const owing = lines.flatMap(({ owed }) => (owed === null ? [] : [owed]));
  if (scheme.stacking !== 'best' || owing.length < 2) return owing;
  const worth = (owed: NonNullable<Line['owed']>): D =>
    clean(owed.quantity.times(unit(owed.kind) ?? 0));
  let best = owing[0] as NonNullable<Line['owed']>;
  // Of one kind more is better, whatever a unit of it is worth; of two kinds their worth tells.
  for (const one of owing) {
    const isBetter =
      one.kind === best.kind
        ? clean(one.quantity).gt(clean(best.quantity))
        : worth(one).gt(worth(best));
    if (isBetter) best = one;
  }
  return [best];
}

interface Owing {
  readonly kind: Kind;
  readonly quantity: D;
}

/** What all lines are owed after the caps that they share, and whether each cap was reached. */
interface Totals {
  readonly owed: readonly Owing[];
  readonly reached: readonly boolean[];
}

/** A cap over money leaves the same part of everything that has a price, one in kind of its kind. */
function capTotal(
  scheme: Loose,
  facts: Loose,
  unit: UnitOf,
  owed: readonly Owing[],
  isCounted: (cap: Loose) => boolean,
): Totals {
  let lines = owed;
  const reached: boolean[] = [];
  for (const cap of scheme.caps ?? []) {
    if (cap.scope === 'line' || !isCounted(cap)) continue;
    const kind = kindOf(cap.limit);
    const isMoney = kind === 'percent' || kind === 'money';
    const isMeant = (one: Owing) => (isMoney ? unit(one.kind) !== null : one.kind === kind);
    const figureOf = (one: Owing) =>
      isMoney ? one.quantity.times(unit(one.kind) ?? 0) : one.quantity;
    const all = lines.filter(isMeant).reduce((sum, one) => sum.plus(figureOf(one)), new D(0));
    const left = leftUnder(cap, facts);
    reached.push(clean(all).gt(0) && clean(all).gte(clean(left)));
    if (!all.gt(left)) continue;
    const part = left.div(all);
    lines = lines.map((one) =>
      isMeant(one) ? { ...one, quantity: one.quantity.times(part) } : one,
    );
  }
  return { owed: lines, reached };
}

function leftUnder(cap: Loose, facts: Loose): D {
  const periods: number =
    cap.window === undefined ? (cap.periods ?? 1) : facts.periodsBefore[cap.window] + 1;
  const window: Loose[] = periods < 2 ? [] : (facts.history ?? []).slice(-(periods - 1));
  const sum = (of: (one: Loose) => Loose): D =>
    window.reduce((all, one) => all.plus(figure(of(one) ?? 0)), new D(0));
  const kind = kindOf(cap.limit);
  const left =
    kind === 'percent'
      ? baseOf(facts)
          .plus(sum((one) => one.charge?.amount))
          .times(quantityOf(cap.limit))
          .div(100)
          .minus(sum((one) => one.credit?.amount))
      : kind === 'money'
        ? quantityOf(cap.limit).minus(sum((one) => one.credit?.amount))
        : quantityOf(cap.limit).minus(sum((one) => one.quantities?.[kind]));
  return left.lt(0) ? new D(0) : left;
}

const worthOfAll = (owed: readonly Owing[], unit: UnitOf): D =>
  owed.reduce((sum, { kind, quantity }) => sum.plus(quantity.times(unit(kind) ?? 0)), new D(0));

const quantityIn = (owed: readonly Owing[], kind: Kind): D =>
  owed.reduce((sum, one) => (one.kind === kind ? sum.plus(one.quantity) : sum), new D(0));

const MINOR: Readonly<Record<string, number>> = { USD: 2, EUR: 2, JPY: 0, KWD: 3 };

function pay(scheme: Loose, facts: Loose, value: D): string {
  const currency = facts.conversion?.currency ?? facts.base.currency;
  const scale = MINOR[currency] as number;
  const exact = clean(
    facts.conversion === undefined ? value : value.times(figure(facts.conversion.rate)),
  );
  const mode = scheme.rounding ?? 'halfAwayFromZero';
  const inSteps = (value: D): D => {
    if (scheme.increment === undefined) return rounded(value, scale, mode);
    const step = figure(scheme.increment);
    return rounded(value.div(step), 0, mode).times(step);
  };
  const paid = inSteps(exact);
  const { minimum } = scheme;
  if (minimum === undefined || !exact.gt(0)) return paid.toFixed(scale);
  const tested = minimum.test === 'beforeRounding' ? exact : paid;
  const least = figure(minimum.amount);
  const isKept = minimum.rule === 'suppressUnlessAbove' ? tested.gt(least) : tested.gte(least);
  if (isKept) return paid.toFixed(scale);
  return (minimum.rule === 'raiseTo' ? inSteps(least) : new D(0)).toFixed(scale);
}

const MODES: Readonly<Record<string, SharedDecimal.Rounding>> = {
  halfAwayFromZero: D.ROUND_HALF_UP,
  halfEven: D.ROUND_HALF_EVEN,
  halfTowardPositive: D.ROUND_HALF_CEIL,
  halfTowardNegative: D.ROUND_HALF_FLOOR,
  halfTowardZero: D.ROUND_HALF_DOWN,
  ceiling: D.ROUND_CEIL,
  floor: D.ROUND_FLOOR,
  awayFromZero: D.ROUND_UP,
  towardZero: D.ROUND_DOWN,
};

function rounded(value: D, scale: number, mode: string): D {
  return value.toDecimalPlaces(scale, MODES[mode] as SharedDecimal.Rounding);
}
