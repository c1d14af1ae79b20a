import { type CreditTemplates, templates, upFor } from './template.js';

/** The names of outsourcing templates. */
export type OutsourcingTemplateId =
  | 'ukServicePoints'
  | 'ukServicePointsFine'
  | 'serviceFailurePoints'
  | 'texasDir'
  | 'provinceWeights'
  | 'onDemand'
  | 'crownCommercial'
  | 'crossrefPersistent'
  | 'alibabaPayments';

/** Points, pools and shares of an amount at risk, as outsourcing and the public sector have them. */
export const OUTSOURCING_TEMPLATES: CreditTemplates<OutsourcingTemplateId> =
  /* @__PURE__ */ templates({
    ukServicePoints: {
      title: 'UK Model Services Contract, service points with repeats',
      provider: 'a supplier of the United Kingdom',
      source: {
        title: 'Model Services Agreement, Service Points, worked example',
        url: 'https://www.markettransfer.info/clause/service-points/_8',
        date: null,
      },
      objective: /* @__PURE__ */ upFor('99'),
      remedy: {
        metric: 'availability',
        target: { gte: '99' },
        rows: [
          { gte: '98', lte: '98.9', remedy: { points: 1 } },
          { gte: '97', lte: '97.9', remedy: { points: 2 } },
          { gte: '96', lte: '96.9', remedy: { points: 3 } },
          { lt: '96', remedy: { points: 4 } },
        ],
        factors: [{ repeat: [1, 2] }],
      },
      note: 'As published: bands of one decimal, without a rule of rounding, leave 98.95 in none. What a point is worth stands in each contract: add prices and a cap.',
    },
    ukServicePointsFine: {
      title: 'UK services contract, service points in hundredths',
      provider: 'a supplier of the United Kingdom',
      source: {
        title: 'KPI Service Threshold, worked example',
        url: 'https://www.markettransfer.info/dictionary/kpi-service-threshold',
        date: null,
      },
      objective: /* @__PURE__ */ upFor('99.9'),
      remedy: {
        metric: 'availability',
        target: { gte: '99.9' },
        rows: [
          { gte: '99.8', lte: '99.89', remedy: { points: 1 } },
          { gte: '99.7', lte: '99.79', remedy: { points: 2 } },
          { gte: '99.6', lte: '99.69', remedy: { points: 3 } },
          { lt: '99.6', remedy: { points: 5 } },
        ],
        factors: [{ repeat: [1, 2] }],
      },
      note: 'As published: what lies between two hundredths is in no band.',
    },
    serviceFailurePoints: {
      title: 'Service failure points, a pound each',
      provider: 'not named in the excerpt',
      source: { title: 'Service Failure Point, in a collection of clauses', date: null },
      objective: /* @__PURE__ */ upFor('99'),
      remedy: {
        metric: 'availability',
        target: { gte: '99' },
        steps: [
          { from: '99', toward: 'below', size: '0.1', partial: 'whole', each: { points: 1 } },
        ],
        prices: { points: { money: { amount: '1.00', currency: 'GBP' } } },
      },
      note: 'For each whole tenth below 99. The pound is that of a clause beside it.',
    },
    texasDir: {
      title: 'Texas DIR data centre services, a share of a pool',
      provider: 'a service provider of the Texas Department of Information Resources',
      source: {
        title: 'Service Level Credits, in a collection of clauses',
        url: 'https://lawinsider.com/clause/service-level-credits/_2',
        date: null,
      },
      remedy: {
        rules: {
          criticalServiceLevel: {
            unit: 'count',
            target: { lte: 0 },
            rows: [{ gt: 0, remedy: { percent: 10 } }],
            factors: [{ timesPercent: 50 }, { timesPercent: 40 }],
          },
        },
        stacking: 'sum',
        caps: [{ limit: { percent: 10 } }],
      },
      note: 'The figures of the published example: ten percent at risk, half of the pool for the category, two fifths of that for the level. Each critical level is a rule of its own, and a level is its number of misses. All together at most what is at risk.',
    },
    provinceWeights: {
      title: 'A province, weight times amount at risk',
      provider: 'not named in the excerpt',
      source: {
        title: 'Calculation of Service Level Credits, in a collection of clauses',
        date: null,
      },
      remedy: {
        unit: 'count',
        target: { lte: 0 },
        rows: [{ gt: 0, remedy: { percent: 12 } }],
        factors: [{ timesPercent: 25 }],
      },
      note: 'The text gives the product alone; 12 percent at risk and a weight of 25 are figures to be replaced.',
    },
    onDemand: {
      title: 'On Demand services, three percent for each default',
      provider: 'not named in the excerpt',
      source: { title: 'Credits and Rewards, in a collection of clauses', date: null },
      remedy: {
        unit: 'count',
        target: { lte: 0 },
        steps: [{ from: 0, toward: 'above', size: 1, partial: 'whole', each: { percent: 3 } }],
        caps: [{ limit: { percent: 6 } }],
      },
      note: 'At most six percent of the charges.',
    },
    crownCommercial: {
      title: 'Crown Commercial Service call-off, the difference itself',
      provider: 'a supplier of the United Kingdom',
      source: { title: 'Call-Off Schedule 6, Service Level Performance Measure', date: null },
      objective: /* @__PURE__ */ upFor('98'),
      remedy: {
        target: { gte: '98' },
        domain: { gte: 0, lte: 100 },
        steps: [{ from: '98', toward: 'below', size: 1, partial: 'exact', each: { percent: 1 } }],
      },
      note: 'The published example: 98 less 75 are 23 percent of the charges. No metric is named: any performance in percent.',
    },
    crossrefPersistent: {
      title: 'Crossref, for each ten failures within twelve months',
      provider: 'CSI',
      source: { title: 'Persistent Service Level Failure, in a collection of clauses', date: null },
      remedy: {
        unit: 'count',
        steps: [{ from: 0, toward: 'above', size: 10, partial: 'whole', each: { percent: 5 } }],
      },
      note: 'The level is the number of failures in twelve months, the base the annual fee. No limit was read.',
    },
    alibabaPayments: {
      title: 'Alipay for Alibaba, graduated bands and a cliff',
      provider: 'Alipay',
      source: {
        title: 'Commercial Agreement with Alibaba Group, Schedule 4.1, Availability Credits',
        url: 'https://www.markettransfer.info/clause/availability-credits/_4',
        date: '2011-07-29',
      },
      objective: /* @__PURE__ */ upFor('99.8'),
      remedy: {
        metric: 'availability',
        target: { gte: '99.8' },
        rows: [{ lt: 50, remedy: { percent: 100 } }],
        steps: [
          /* @__PURE__ */ band({ from: '99.8', to: 99, size: '0.1', percent: '0.2' }),
          /* @__PURE__ */ band({ from: 99, to: 90, size: '0.5', percent: '0.15' }),
          /* @__PURE__ */ band({ from: 90, to: 50, size: 1, percent: '0.1' }),
        ],
      },
      note: 'The example of the text divides exactly, and so do the steps here.',
    },
  });

interface Band {
  readonly from: string | number;
  readonly to: number;
  readonly size: string | number;
  readonly percent: string;
}

/** So much for each step, from one level down to another. */
function band({ percent, ...ends }: Band) {
  return { ...ends, toward: 'below', partial: 'exact', each: { percent } } as const;
}
