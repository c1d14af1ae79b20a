import { multiply, type Ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { flag, id, whole } from '../../core/read-values.js';
import { currency } from '../../money/currency.js';
import { moneyIn, readAmountOwed, writeExactMoney, writtenValue } from '../../money/money.js';
import { MOST_PERIODS } from '../scheme/history.js';
import type {
  Application,
  ApplicationFacts,
  CreditAfterInvoices,
  CreditableInvoice,
  CreditParts,
  GrantedCredit,
  InvoiceAfterCredits,
} from './application.js';
import {
  type ApplicationPlan,
  type CompiledApplication,
  readCompiledApplication,
} from './application-rule.js';
import { type Balance, type Balances, takeOldest } from './balance.js';

/**
 * Sets credits against invoices, period by period: the oldest credit first, in whole minor units.
 *
 * What an invoice does not take is carried to the next, until the credit lapses or the contract ends. What
 * was applied, carried, paid out and lapsed adds up to each credit exactly.
 *
 * @param terms - Compiled terms of application.
 * @param facts - The credits, and all invoices up to a period.
 * @returns Each invoice and each credit after that, and the sums.
 * @throws {@link SlaError} `invalid-type` for terms that were not compiled, `invalid-money` for a credit
 * below 0, `invalid-option` for what lies after the last period and for an id that stands twice,
 * `currency-mismatch`, `invalid-decimal`, `missing-field`, `unknown-field`.
 * @example
 * import { applyCredits, compileApplication } from 'slakit'
 * const usd = (amount: string) => ({ amount, currency: 'USD' })
 * const terms = compileApplication({ limitPercent: 50, lapseAfter: 2 })
 * const { invoices, credits } = applyCredits(terms, {
 *   currency: 'USD',
 *   credits: [{ id: 'march', amount: usd('80'), period: 3 }],
 *   invoices: [
 *     { id: 'A', amount: usd('100'), period: 3 },
 *     { id: 'B', amount: usd('100'), period: 4 },
 *     { id: 'C', amount: usd('20'), period: 5 },
 *   ],
 *   through: 5,
 * })
 * invoices.map(({ payable }) => payable.amount) // => ['100.00', '50.00', '10.00']
 * credits[0]?.lapsed // => { amount: '20.00', currency: 'USD' }
 */
export function applyCredits(terms: CompiledApplication, facts: ApplicationFacts): Application {
  const plan = readCompiledApplication(readerOf(terms, null, 'terms'));
  const read = readFacts(readerOf(facts, null, 'facts'));
  const known = read.credits.map((credit) => balanceOf(credit, plan));
  const balances: Balances = { all: inOrder(known, ({ first }) => first), oldest: 0 };
  const done = new Map<ReadInvoice, InvoiceAfterCredits>();
  for (const invoice of inOrder(read.invoices, ({ period }) => period))
    done.set(invoice, reduced(invoice, balances, { plan, currency: read.currency }));
  const credits = read.credits.map((credit, i) => {
    const { left, last } = known[i] as Balance;
    const parts = partsOf({ amount: credit.amount, left }, restOf(last, read, plan), read.currency);
    const amount = writeExactMoney(credit.amount, read.currency);
    return { id: credit.id, amount, ...parts, lastPeriod: Number.isFinite(last) ? last : null };
  });
  return {
    invoices: read.invoices.map((invoice) => done.get(invoice) as InvoiceAfterCredits),
    credits,
    total: totalOf(credits, read.currency),
  };
}

function inOrder<T>(things: readonly T[], periodOf: (thing: T) => number): T[] {
  return [...things].sort((a, b) => periodOf(a) - periodOf(b));
}

function balanceOf({ id, amount, period }: ReadCredit, plan: ApplicationPlan): Balance {
  const first = plan.from === 'nextPeriod' ? period + 1 : period;
  return { id, first, last: period + plan.lapseAfter, left: amount };
}

interface Terms {
  readonly plan: ApplicationPlan;
  readonly currency: string;
}

function reduced(
  { id, amount, period, eligible }: ReadInvoice,
  balances: Balances,
  { plan, currency }: Terms,
): InvoiceAfterCredits {
  const most = eligible && amount.numerator > 0n ? multiply(amount, plan.limitPercent) : ZERO;
  const taken = most.numerator > 0n ? takeOldest(balances, { period, currency, most }) : [];
  const applied = sum(taken.map((part) => writtenValue(part.amount)));
  return {
    id,
    amount: writeExactMoney(amount, currency),
    applied: writeExactMoney(applied, currency),
    payable: writeExactMoney(subtract(amount, applied), currency),
    by: taken.map((part) => ({ creditId: part.id, amount: part.amount })),
  };
}

type Rest = 'carried' | 'paidOut' | 'lapsed';

/** A credit that lapses with the period in which the contract ends lapses. */
function restOf(last: number, { through, ended }: ReadFacts, { atEnd }: ApplicationPlan): Rest {
  if (last <= through) return 'lapsed';
  return ended ? AT_END[atEnd] : 'carried';
}

const AT_END: Readonly<Record<ApplicationPlan['atEnd'], Rest>> = {
  carry: 'carried',
  payOut: 'paidOut',
  lapse: 'lapsed',
};

function partsOf(
  { amount, left }: { readonly amount: Ratio; readonly left: Ratio },
  rest: Rest,
  currency: string,
): CreditParts {
  const none = writeExactMoney(ZERO, currency);
  const parts = { carried: none, paidOut: none, lapsed: none };
  const applied = writeExactMoney(subtract(amount, left), currency);
  return { applied, ...parts, [rest]: writeExactMoney(left, currency) };
}

function totalOf(credits: readonly CreditAfterInvoices[], currency: string): CreditParts {
  const totalOfAll = (part: keyof CreditParts) =>
    writeExactMoney(sum(credits.map((credit) => writtenValue(credit[part]))), currency);
  return {
    applied: totalOfAll('applied'),
    carried: totalOfAll('carried'),
    paidOut: totalOfAll('paidOut'),
    lapsed: totalOfAll('lapsed'),
  };
}

interface ReadCredit {
  readonly id: string;
  readonly amount: Ratio;
  readonly period: number;
}

interface ReadInvoice extends ReadCredit {
  readonly eligible: boolean;
}

interface ReadFacts {
  readonly currency: string;
  readonly credits: readonly ReadCredit[];
  readonly invoices: readonly ReadInvoice[];
  readonly through: number;
  readonly ended: boolean;
}

/** More than any numbering of periods reaches, and small enough to be added to. */
const period = /* @__PURE__ */ whole('periods', { most: 1_000_000 });

function readFacts(reader: Reader): ReadFacts {
  const code = currency(childOf(reader, 'currency'));
  const bounds = { most: MOST_PERIODS };
  const credit = {
    id,
    amount: moneyIn(code, readAmountOwed),
    period,
  } satisfies FieldsOf<GrantedCredit>;
  const invoice = {
    id,
    amount: moneyIn(code),
    period,
    eligible: optional(flag, true),
  } satisfies FieldsOf<CreditableInvoice>;
  const facts = readFields(reader, 'facts', {
    currency,
    credits: listOf('credits', (at) => readFields(at, 'a credit', credit), bounds),
    invoices: listOf('invoices', (at) => readFields(at, 'an invoice', invoice), bounds),
    through: period,
    ended: optional(flag, false),
  } satisfies FieldsOf<ApplicationFacts>);
  for (const name of ['credits', 'invoices'] as const)
    requireOrdered(childOf(reader, name), facts[name], facts.through);
  return facts;
}

/** An id stands for one thing, and nothing lies after the last period. */
function requireOrdered(place: Reader, things: readonly ReadCredit[], through: number): void {
  const seen = new Set<string>();
  things.forEach((thing, i) => {
    const at = childOf(place, i);
    if (seen.has(thing.id))
      refuse(childOf(at, 'id'), { code: 'invalid-option', expected: 'an id that stands once' });
    seen.add(thing.id);
    if (thing.period > through) {
      refuse(childOf(at, 'period'), {
        code: 'invalid-option',
        expected: `a period up to ${through}, the last that is over`,
      });
    }
  });
}
