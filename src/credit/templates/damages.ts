import { type CreditTemplates, templates, upFor } from './template.js';

/** The names of damages templates. */
export type DamagesTemplateId =
  | 'necDelayDamages'
  | 'ofcom2019'
  | 'ofcomLater'
  | 'transportEscapes'
  | 'accordLateDelivery'
  | 'accordServiceLevel';

/** Damages for delay and for single breaches, and clauses that are programs. */
export const DAMAGES_TEMPLATES: CreditTemplates<DamagesTemplateId> = /* @__PURE__ */ templates({
  necDelayDamages: {
    title: 'NEC X7 entry, by the week',
    provider: 'a contractor',
    source: {
      title: 'Entry in contract data for X7.1, thread 7425 of reachback.builtintelligence.com',
      date: null,
    },
    remedy: {
      metric: 'longestDelay',
      unit: 'days',
      target: { lte: 0 },
      steps: [{ from: 0, toward: 'above', size: 7, partial: 'started', each: { percent: '0.2' } }],
      caps: [{ limit: { percent: 10 } }],
    },
    note: 'The entry can be read in three ways; here a part of a week is a week, and ten percent is a limit. The base is the total of the prices.',
  },
  ofcom2019: {
    title: 'Ofcom automatic compensation, amounts of 2019',
    provider: 'the signatories of the scheme',
    source: {
      title: 'Automatic compensation scheme, amounts as reported on its first day',
      url: 'https://www.techradar.com/uk/news/issues-with-your-broadband-you-may-now-be-able-to-get-money-back-for-poor-service',
      date: '2019-04-01',
    },
    remedy: {
      rules: {
        repair: /* @__PURE__ */ perDay('8.00'),
        start: /* @__PURE__ */ perDay('5.00'),
        appointment: /* @__PURE__ */ perCase('25.00'),
      },
      stacking: 'sum',
      paidAs: 'cash',
    },
    note: 'A repair is late two full working days after the fault, so its delay begins then; that of a start begins with the promised date, which counts. Whole days of delay are counted.',
  },
  ofcomLater: {
    title: 'Ofcom automatic compensation, later amounts',
    provider: 'the signatories of the scheme',
    source: {
      title: 'Missed appointments and automatic compensation',
      url: 'https://www.linkspeed.co.uk/switching-rights/missed-engineer-appointment-compensation.php',
      date: null,
    },
    remedy: {
      rules: {
        repair: /* @__PURE__ */ perDay('10.34'),
        start: /* @__PURE__ */ perDay('6.46'),
        appointment: /* @__PURE__ */ perCase('32.31'),
      },
      stacking: 'sum',
      paidAs: 'cash',
    },
    note: 'As ofcom2019, at the rates of a later year.',
  },
  transportEscapes: {
    title: 'Transport of prisoners, more for each escape',
    provider: 'a contractor of a commonwealth',
    source: { title: 'Parole violator transport services, liquidated damages', date: null },
    remedy: {
      unit: 'count',
      target: { lte: 0 },
      steps: [
        { from: 0, to: 1, .../* @__PURE__ */ eachCase('5000.00') },
        { from: 1, to: 2, .../* @__PURE__ */ eachCase('17500.00') },
        { from: 2, .../* @__PURE__ */ eachCase('50000.00') },
      ],
    },
    note: 'The level is the number of escapes; each has its own sum, and they add up.',
  },
  accordLateDelivery: {
    title: 'Late delivery and penalty, by the text',
    provider: 'a seller',
    source: {
      title: 'Accord Project, latedeliveryandpenalty',
      url: 'https://github.com/accordproject/cicero-template-library',
      date: null,
    },
    remedy: {
      metric: 'longestDelay',
      unit: 'days',
      target: { lte: 0 },
      roundLevel: { scale: 0, mode: 'ceiling' },
      steps: [{ from: 0, toward: 'above', size: 2, partial: 'exact', each: { percent: '10.5' } }],
      caps: [{ limit: { percent: 55 } }],
    },
    note: 'Figures are those of its sample. A part of a day is a day; the program that comes with the text counts whole days. After more than 15 days the buyer may terminate, which is no credit.',
  },
  accordServiceLevel: {
    title: 'Service level agreement with a limit over the year',
    provider: 'a provider',
    source: {
      title: 'Accord Project, servicelevelagreement',
      url: 'https://github.com/accordproject/cicero-template-library',
      date: null,
    },
    objective: /* @__PURE__ */ upFor('99.8'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.8' },
      domain: { gte: 0, lte: 100 },
      rows: [
        { gte: '98', lt: '99.8', remedy: { percent: 2 } },
        { lt: '98', remedy: { percent: 3 } },
      ],
      caps: [{ limit: { percent: 10 } }, { limit: { percent: 10 }, periods: 12 }],
    },
    note: 'Percentages are fields of the text; these are those of its sample. No row comes up to the limit of a month.',
  },
});

/** So many pounds for each whole day of delay. */
function perDay(amount: string) {
  return {
    metric: 'eachDelay',
    unit: 'days',
    target: { lte: 0 },
    steps: [{ from: 0, ...each({ amount, currency: 'GBP' }) }],
  } as const;
}

/** So many pounds for each case. */
function perCase(amount: string) {
  return {
    metric: 'missCount',
    target: { lte: 0 },
    steps: [{ from: 0, ...each({ amount, currency: 'GBP' }) }],
  } as const;
}

/** So many dollars for each case. */
function eachCase(amount: string) {
  return each({ amount, currency: 'USD' });
}

function each(money: { readonly amount: string; readonly currency: string }) {
  return { toward: 'above', size: 1, partial: 'whole', each: { money } } as const;
}
