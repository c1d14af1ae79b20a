import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CreditAssessment,
  type CreditFacts,
  type CreditRule,
  checkCreditScheme,
  formatLevel,
} from '../../../src/credit.js';
import { compileAgreement } from '../../../src/index.js';
import { type CreditTemplate, TEMPLATES } from '../../../src/templates.js';
import { assess } from '../../unit/credit/assess-scheme.js';
import { agreementOf } from '../../unit/credit/templates/agreement-of.js';
import { levels } from './arbitraries.js';

const all = Object.values(TEMPLATES);
const sound = all.filter(({ remedy }) => checkCreditScheme(remedy).warnings.length === 0);

const rulesOf = ({ remedy }: CreditTemplate): readonly (readonly [string | null, CreditRule])[] =>
  'rules' in remedy ? Object.entries(remedy.rules) : [[null, remedy]];

/** Whether a rule states shares in percent, or lengths and counts. */
const isOfShares = ({ unit, metric }: CreditRule): boolean =>
  unit === undefined && metric !== 'missCount';

/** A share from 0 to 100, or a length or a count from 0 to 10,000. */
const levelOf = (rule: CreditRule, thousandths: number): string =>
  formatLevel({ amount: thousandths, per: isOfShares(rule) ? 1000 : 10 }) as string;

/** A reading of each rule of a template, at a place between its best and its worst levels. */
function factsAt(template: CreditTemplate, thousandths: number): CreditFacts {
  const readings = rulesOf(template).map(([rule, terms]) => ({
    ...(rule === null ? {} : { rule }),
    level: levelOf(terms, thousandths),
    at: '2026-06-01T10:00:00Z',
  }));
  const currency = agreementOf(template).currency;
  return {
    readings,
    base: { amount: '1000.00', currency },
    period: { durationMs: 30 * 86_400_000 },
  } as CreditFacts;
}

/** How much was owed in all; each template owes one kind. */
const owedBy = ({ lines }: CreditAssessment): number =>
  lines.reduce((sum, { quantity }) => sum + Number(quantity), 0);

describe('a template', () => {
  test('says the same after it was stored', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), levels, (template, level) => {
        const stored = JSON.parse(JSON.stringify(template.remedy)) as CreditTemplate['remedy'];
        const facts = factsAt(template, level);
        expect(assess(stored, facts)).toEqual(assess(template.remedy, facts));
      }),
    );
  });

  test('compiles inside an agreement of objectives that measure it, stored or not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), (template) => {
        const agreement = agreementOf(template);
        expect(compileAgreement(agreement).agreement).toEqual(agreement);
        const stored = JSON.parse(JSON.stringify(agreement)) as typeof agreement;
        expect(compileAgreement(stored).agreement).toEqual(agreement);
      }),
    );
  });

  test('without a defect owes no less for a worse level', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sound), levels, levels, (template, one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const low = assess(template.remedy, factsAt(template, first));
        const high = assess(template.remedy, factsAt(template, second));
        // Of shares the lower one is worse, of lengths and counts the higher one.
        const isShare = rulesOf(template).every(([, terms]) => isOfShares(terms));
        const [worse, better] = isShare ? [low, high] : [high, low];
        expect(owedBy(worse)).toBeGreaterThanOrEqual(owedBy(better));
      }),
    );
  });
});
