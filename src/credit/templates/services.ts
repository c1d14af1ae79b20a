import { type CreditTemplates, templates, upFor } from './template.js';

/** The names of service templates. */
export type ServiceTemplateId =
  | 'neon'
  | 'supabase'
  | 'mongodbAtlas'
  | 'atlassianPremium'
  | 'github'
  | 'snowflake'
  | 'twilio'
  | 'twilioEdition'
  | 'flagsmith'
  | 'fermalen'
  | 'demyst';

/** Credits of databases and of software as a service. */
export const SERVICE_TEMPLATES: CreditTemplates<ServiceTemplateId> = /* @__PURE__ */ templates({
  neon: {
    title: 'Neon',
    provider: 'Neon',
    source: { title: 'Neon Service Level Agreement, service credits', date: null },
    objective: /* @__PURE__ */ upFor('99.95'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.95' },
      rows: [
        { gte: '99', lt: '99.95', remedy: { percent: 10 } },
        { gte: '98', lt: '99', remedy: { percent: 15 } },
        { gte: '96', lt: '98', remedy: { percent: 20 } },
        { lt: '96', remedy: { percent: 80 } },
      ],
    },
    note: 'From 96 to just below it, the credit goes from 20 to 80 percent.',
  },
  supabase: {
    title: 'Supabase, Enterprise',
    provider: 'Supabase',
    source: {
      title: 'Supabase Service Level Agreement, 2. Service Credits',
      url: 'https://github.com/supabase/supabase/blob/0b67a89ba935e4d8861e40f2896e094191b3380a/apps/www/pages/sla.mdx',
      date: null,
    },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 10 } },
        { gte: '98', lt: '99', remedy: { percent: 15 } },
        { gte: '96', lt: '98', remedy: { percent: 20 } },
        { lt: '96', remedy: { percent: 30 } },
      ],
    },
    note: 'The base is all fees due for the month, whenever they are billed.',
  },
  mongodbAtlas: {
    title: 'MongoDB Atlas',
    provider: 'MongoDB',
    source: {
      title: 'MongoDB Atlas Service Level Agreement',
      url: 'https://www.mongodb.com/legal/sla/cloud/atlas-database',
      date: '2021-06-23',
    },
    objective: /* @__PURE__ */ upFor('99.995'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.995' },
      rows: [
        { gte: '99', lt: '99.995', remedy: { percent: 10 } },
        { lt: '99', remedy: { percent: 25 } },
        { lt: '95', remedy: { percent: 100 } },
      ],
      overlap: 'mostSevere',
    },
    note: 'The last two rows are nested; that the hardest counts is chosen, the text does not say so.',
  },
  atlassianPremium: {
    title: 'Atlassian cloud apps, Premium',
    provider: 'Atlassian',
    source: {
      title: 'Atlassian Service Level Agreement, service credits',
      url: 'https://www.atlassian.com/legal/sla/service-credits',
      date: '2024-10-07',
    },
    objective: { kind: 'requests', targetPercent: '99.9' },
    remedy: {
      metric: 'successRate',
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 10 } },
        { gte: '95', lt: '99', remedy: { percent: 25 } },
        { lt: '95', remedy: { percent: 50 } },
      ],
    },
    note: 'The first row is that of the published example. Its lower bound and the rows below are second-hand: compare them before use. At most what the invoice that takes the credit comes to.',
  },
  github: {
    title: 'GitHub Enterprise Cloud, one service feature',
    provider: 'GitHub',
    source: {
      title: 'GitHub Enterprise Service Level Agreement, Service Credits Calculation',
      url: 'https://docs.github.com/en/site-policy/site-policy-deprecated/github-enterprise-service-level-agreement',
      date: '2020-12-04',
    },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      target: { gte: '99.9' },
      decidedBy: 'rows',
      rows: [
        { gt: '99', lte: '99.9', remedy: { percent: 10 } },
        { lt: '99', remedy: { percent: 25 } },
      ],
    },
    note: 'As published: 99.9 keeps the promise and earns the first row, and 99 is in no row. The period is a calendar quarter, and a claim is by one of the rows. No metric is named: some features are measured by minutes, others by executions.',
  },
  snowflake: {
    title: 'Snowflake, two definitions of one level',
    provider: 'Snowflake',
    source: {
      title: 'Leveling up our SLA commitment; for the month of June 2022 and later',
      url: 'https://www.snowflake.com/blog/leveling-up-sla-commitment/',
      date: '2022-06',
    },
    remedy: {
      rules: {
        onePercent: {
          metric: 'successRate',
          target: { gte: '99.9' },
          rows: [{ lt: '99.9', rights: ['usage credits'] }],
        },
        tenPercent: {
          metric: 'successRate',
          target: { gte: '99.99' },
          rows: [{ lt: '99.99', rights: ['usage credits'] }],
        },
      },
      stacking: 'best',
    },
    note: 'A minute fails the first rule by an error rate of 1 percent, the second by 10; a miss of either gives the credits. How many they are stands in the Support Policy, which was not read: add a remedy to each row.',
  },
  twilio: {
    title: 'Twilio APIs',
    provider: 'Twilio',
    source: {
      title: 'Twilio APIs Service Level Agreement, service commitments',
      url: 'https://www.twilio.com/legal/service-level-agreement',
      date: '2023-02-14',
    },
    objective: /* @__PURE__ */ upFor('99.95'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.95' },
      rows: [{ lt: '99.95', remedy: { percent: 10 } }],
    },
    note: 'One step: after a miss nothing more is lost.',
  },
  twilioEdition: {
    title: 'Twilio APIs with an Administration or Enterprise Edition',
    provider: 'Twilio',
    source: {
      title: 'Twilio APIs Service Level Agreement, service commitments',
      url: 'https://www.twilio.com/legal/service-level-agreement',
      date: '2023-02-14',
    },
    objective: /* @__PURE__ */ upFor('99.99'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.99' },
      rows: [{ lt: '99.99', remedy: { percent: 10 } }],
    },
    note: 'As twilio, in the months in which the edition was bought.',
  },
  flagsmith: {
    title: 'Flagsmith and Aptible',
    provider: 'Flagsmith',
    source: { title: 'Service Level Agreement of Flagsmith, taken over from Aptible', date: null },
    objective: /* @__PURE__ */ upFor('99.95'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.95' },
      rows: [
        { gte: '99', lt: '99.95', remedy: { percent: 10 } },
        { lt: '99', remedy: { percent: 30 } },
      ],
    },
    note: 'The text has an example: 25 minutes of a month earn ten percent.',
  },
  fermalen: {
    title: 'Fermalen',
    provider: 'Fermalen',
    source: {
      title: 'Service Level Agreement, Service Credits',
      url: 'https://fermalen.com/pages/legal/sla',
      date: '2025-07-26',
    },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      rows: [
        { gt: '99', lt: '99.9', remedy: { percent: 10 } },
        { gt: '95', lt: '99', remedy: { percent: 25 } },
        { lt: '95', remedy: { percent: 100 } },
      ],
    },
    note: 'As published: 99 and 95 are in no row.',
  },
  demyst: {
    title: 'Demyst',
    provider: 'Demyst',
    source: { title: 'Demyst documentation, service level credits', date: null },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 2 } },
        { gte: '95', lt: '99', remedy: { percent: 3 } },
        { lt: '95', remedy: { percent: 5 } },
      ],
      minimum: { amount: 1, rule: 'suppressUnlessAbove', test: 'afterRounding' },
    },
    note: 'Only a credit of more than one US dollar is given. Whether that is tested before or after rounding is not said; here after.',
  },
});
