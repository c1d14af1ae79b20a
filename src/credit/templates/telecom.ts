import { type CreditTemplates, templates, upFor } from './template.js';

/** The names of telecom templates. */
export type TelecomTemplateId =
  | 'twTelecomOutage'
  | 'telusWavelengthUnprotected'
  | 'telusWavelengthProtected'
  | 'telusNaas'
  | 'bluIp'
  | 'wavelengthPerTenth'
  | 'intelletrace'
  | 'verizonBetterOf'
  | 'elementCriticalPower'
  | 'level3Power'
  | 'rgeOutage';

/** Credits of networks, data centres and supply. */
export const TELECOM_TEMPLATES: CreditTemplates<TelecomTemplateId> = /* @__PURE__ */ templates({
  twTelecomOutage: {
    title: 'tw telecom internet services, by the length of an outage',
    provider: 'tw telecom',
    source: {
      title: 'Service Level Agreement, Internet Services, version 3.1, Network Availability',
      date: '2009-01-09',
    },
    remedy: {
      metric: 'eachOutage',
      unit: 'minutes',
      target: { lt: 5 },
      rows: [
        { gte: 5, lt: 240, remedy: { percent: 5 } },
        { gte: 240, lt: 480, remedy: { percent: 10 } },
        { gte: 480, lt: 720, remedy: { percent: 15 } },
        { gte: 720, lt: 960, remedy: { percent: 20 } },
        { gte: 960, lt: 1440, remedy: { percent: 35 } },
        { gte: 1440, remedy: { percent: 50 } },
      ],
    },
    note: 'To which row a bound belongs is said only of the last: 24 hours or more. The others follow it.',
  },
  telusWavelengthUnprotected: {
    title: 'TELUS Wavelength, unprotected',
    provider: 'TELUS',
    source: {
      title: 'TELUS Wavelength Services, service terms, Service Level Credit',
      url: 'https://www.telus.com/business/support/article/telus-wavelength-service',
      date: null,
    },
    objective: /* @__PURE__ */ upFor('99.7'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.7' },
      rows: [
        { gte: '97.9', lte: '99.69', remedy: { percent: 10 } },
        { gte: '95.9', lte: '96.89', remedy: { percent: 20 } },
        { gte: '93.9', lte: '95.89', remedy: { percent: 30 } },
        { lt: '93.9', remedy: { percent: 40 } },
      ],
    },
    note: 'As published: what lies above 96.89 and below 97.9 is in no row, nor what lies between two hundredths. No rounding is stated.',
  },
  telusWavelengthProtected: {
    title: 'TELUS Wavelength, protected core',
    provider: 'TELUS',
    source: {
      title: 'TELUS Wavelength Services, service terms, Service Level Credit',
      url: 'https://www.telus.com/business/support/article/telus-wavelength-service',
      date: null,
    },
    objective: /* @__PURE__ */ upFor('99.99'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.99' },
      rows: [
        { gte: '97.99', lte: '99.98', remedy: { percent: 10 } },
        { gte: '95.99', lte: '97.98', remedy: { percent: 20 } },
        { gte: '93.99', lte: '95.98', remedy: { percent: 30 } },
        { lt: '93.9', remedy: { percent: 40 } },
      ],
    },
    note: 'As published: from 93.9 up to 93.99 no row, nor between two hundredths. No rounding is stated.',
  },
  telusNaas: {
    title: 'TELUS Network as a Service, standard availability',
    provider: 'TELUS',
    source: {
      title: 'TELUS Network as a Service, service terms, Service Availability',
      url: 'https://www.telus.com/en/on/business/support/article/telus-naas-service-terms',
      date: null,
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: 43 },
      rows: [
        { gt: 43, remedy: { percent: 20 } },
        { gt: 906, remedy: { percent: 40 } },
        { gt: 1770, remedy: { percent: 60 } },
        { gt: 2634, remedy: { percent: 80 } },
      ],
      overlap: 'mostSevere',
    },
    note: 'Nested thresholds of the total outage: 0:43, 15:06, 29:30 and 43:54.',
  },
  bluIp: {
    title: 'BluIP, the difference itself',
    provider: 'BluIP',
    source: { title: 'BluIP service level clause, in a collection of clauses', date: null },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      domain: { gte: 0, lte: 100 },
      steps: [{ from: '99.9', toward: 'below', size: 1, partial: 'exact', each: { percent: 1 } }],
    },
    note: 'Fees times the target less what was achieved. The excerpt leaves the target open: 99.9 is to be replaced.',
  },
  wavelengthPerTenth: {
    title: 'A wavelength service, by begun tenths of a percent',
    provider: 'not named in the excerpt',
    source: {
      title: 'Service Availability Credit, in a collection of clauses',
      date: null,
    },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      domain: { gte: 0, lte: 100 },
      steps: [
        { from: '99.9', toward: 'below', size: '0.1', partial: 'started', each: { percent: 1 } },
      ],
    },
    note: 'A portion of a tenth counts as one, and no limit was read: below 90 more than the whole charge is owed. The excerpt leaves the target open: 99.9 is to be replaced.',
  },
  intelletrace: {
    title: 'Intelletrace, two hours and then each hour',
    provider: 'Intelletrace',
    source: { title: 'Availability Guarantee, in a collection of clauses', date: null },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: 44 },
      steps: [
        {
          from: 44,
          to: 164,
          toward: 'above',
          size: 120,
          partial: 'started',
          each: { percent: 10 },
        },
        { from: 164, toward: 'above', size: 60, partial: 'started', each: { percent: 5 } },
      ],
      caps: [{ limit: { percent: 25 } }],
    },
    note: 'Of a month, 44 minutes are allowed.',
  },
  verizonBetterOf: {
    title: 'Verizon, the better of two sets of credits',
    provider: 'Verizon',
    source: { title: 'Verizon Service Level Agreement, credit structure, in notes', date: null },
    remedy: {
      rules: {
        availability: /* @__PURE__ */ missed(20),
        repair: /* @__PURE__ */ missed(4),
        delay: /* @__PURE__ */ missed(10),
      },
      stacking: { best: [{ sum: ['availability', 'repair'] }, 'delay'] },
    },
    note: 'Second-hand. A level is the number of missed standards, 0 or 1: which one is promised depends on the access of each circuit.',
  },
  elementCriticalPower: {
    title: 'Element Critical, power of redundant circuits',
    provider: 'Element Critical',
    source: {
      title: 'Power Availability',
      url: 'https://www.markettransfer.info/clause/power-availability',
      date: null,
    },
    remedy: {
      metric: 'eachOutage',
      unit: 'minutes',
      target: { lte: 0 },
      steps: [
        {
          from: 0,
          toward: 'above',
          size: 60,
          partial: 'whole',
          each: { percent: 3 },
          initial: { percent: 3 },
        },
      ],
      onePer: { hours: 24 },
      caps: [{ limit: { percent: 100 } }],
    },
    note: 'Three percent at once, and three for each hour. Of one day only one event is credited.',
  },
  level3Power: {
    title: 'Level 3 colocation, a day for power',
    provider: 'Level 3',
    source: {
      title: 'Power Service Level, in a collection of clauses',
      url: 'https://lawinsider.com/clause/power-service-level',
      date: null,
    },
    remedy: {
      metric: 'eachOutage',
      unit: 'minutes',
      target: { lte: 0 },
      rows: [{ gt: 0, remedy: { serviceDays: 1 } }],
      onePer: { hours: 24 },
      prices: { serviceDays: { baseDividedBy: 30 } },
    },
    note: 'A day of the monthly charge, once in 24 hours. By what a month is divided is not said; here by 30.',
  },
  rgeOutage: {
    title: 'Rochester Gas and Electric, an extended outage',
    provider: 'RG&E',
    source: { title: 'Extended outage credit', date: null },
    remedy: {
      metric: 'eachOutage',
      unit: 'hours',
      target: { lte: 72 },
      steps: [
        {
          from: 72,
          toward: 'above',
          size: 24,
          partial: 'whole',
          each: { money: { amount: '25.00', currency: 'USD' } },
        },
      ],
    },
    note: 'For each 24 hours after the first 72.',
  },
});

/** A percentage for a standard that was missed. */
function missed(percent: number) {
  return { unit: 'count', target: { lte: 0 }, rows: [{ gt: 0, remedy: { percent } }] } as const;
}
