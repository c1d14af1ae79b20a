import { type CreditTemplates, templates, upFor } from './template.js';

/** The names of cloud templates. */
export type CloudTemplateId =
  | 'awsComputeRegion'
  | 'awsComputeInstance'
  | 'awsComputeHour'
  | 'awsComputeOptimizer'
  | 'microsoftOnline2013'
  | 'googleWorkspace'
  | 'gmailForIsps'
  | 'tidbCloud'
  | 'veloDbCloud'
  | 'safespring';

/** Credits of clouds and of databases: tables of rows by availability. */
export const CLOUD_TEMPLATES: CreditTemplates<CloudTemplateId> = /* @__PURE__ */ templates({
  awsComputeRegion: {
    title: 'Amazon EC2 in two or more zones of a region',
    provider: 'Amazon Web Services',
    source: {
      title: 'Amazon Compute Service Level Agreement, Region-Level SLA',
      url: 'https://aws.amazon.com/compute/sla/',
      date: '2022-05-05',
    },
    objective: /* @__PURE__ */ upFor('99.99'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.99' },
      rows: [
        { gte: '99', lt: '99.99', remedy: { percent: 10 } },
        { gte: '95', lt: '99', remedy: { percent: 30 } },
        { lt: '95', remedy: { percent: 100 } },
      ],
    },
    note: 'The base is the month of the affected region, without one-time fees.',
  },
  awsComputeInstance: {
    title: 'A single Amazon EC2 instance',
    provider: 'Amazon Web Services',
    source: {
      title: 'Amazon Compute Service Level Agreement, Instance-Level SLA',
      url: 'https://aws.amazon.com/compute/sla/',
      date: '2022-05-25',
    },
    objective: /* @__PURE__ */ upFor('99.5'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.5' },
      rows: [
        { gte: '99', lt: '99.5', remedy: { percent: 10 } },
        { gte: '95', lt: '99', remedy: { percent: 30 } },
        { lt: '95', remedy: { percent: 100 } },
      ],
    },
    note: 'Beside it stands the free hour, see awsComputeHour.',
  },
  awsComputeHour: {
    title: 'An hour of an Amazon EC2 instance that was down for more than six minutes',
    provider: 'Amazon Web Services',
    source: {
      title: 'Amazon Compute Service Level Agreement, note to the Instance-Level SLA',
      url: 'https://aws.amazon.com/compute/sla/',
      date: '2022-05-25',
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: 6 },
      rows: [{ gt: 6, remedy: { percent: 100 } }],
    },
    note: 'The period is one clock hour and the base its charge; it needs no claim.',
  },
  awsComputeOptimizer: {
    title: 'AWS Compute Optimizer',
    provider: 'Amazon Web Services',
    source: { title: 'AWS Compute Optimizer Service Level Agreement', date: null },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 10 } },
        { gte: '95', lt: '99', remedy: { percent: 25 } },
        { lt: '95', remedy: { percent: 100 } },
      ],
      minimum: { amount: 1, rule: 'suppressUnlessAbove', test: 'afterRounding' },
    },
    note: 'Only a credit of more than one US dollar is given. Whether that is tested before or after rounding is not said; here after.',
  },
  microsoftOnline2013: {
    title: 'Microsoft Online Services, 2013',
    provider: 'Microsoft',
    source: {
      title: 'Service Level Agreement for Microsoft Online Services, copy in a TechNet blog',
      date: '2013',
    },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      rows: [
        { lt: '99.9', remedy: { percent: 25 } },
        { lt: '99', remedy: { percent: 50 } },
        { lt: '95', remedy: { percent: 100 } },
      ],
      overlap: 'mostSevere',
    },
    note: 'The rows are nested, and the hardest counts.',
  },
  googleWorkspace: {
    title: 'Google Workspace and Cloud Identity',
    provider: 'Google',
    source: {
      title: 'Google Workspace Service Level Agreement, Service Credit',
      url: 'https://workspace.google.com/terms/sla.html',
      date: null,
    },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { serviceDays: 3 } },
        { gte: '95', lt: '99', remedy: { serviceDays: 7 } },
        { lt: '95', remedy: { serviceDays: 15 } },
      ],
      caps: [{ limit: { serviceDays: 15 } }],
    },
    note: 'Days are added to the term. Who pays monthly gets their worth; by what a month is divided is not said, so no price is given. No metric is named: a month is divided by minutes or by requests.',
  },
  gmailForIsps: {
    title: 'Gmail for internet providers',
    provider: 'Google',
    source: {
      title: 'Google Mail Service Level Agreement for Google Apps for ISPs, Service Credit',
      url: 'https://workspace.google.com/terms/partner_sla.html',
      date: null,
    },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lte: '99.9', remedy: { percent: 10 } },
        { gte: '95', lte: '99', remedy: { percent: 25 } },
      ],
    },
    note: 'As published: 99 lies between the bounds of both rows. What stands below 95 was not read.',
  },
  tidbCloud: {
    title: 'TiDB Cloud',
    provider: 'PingCAP',
    source: { title: 'TiDB Cloud Service Level Agreement, service credits', date: null },
    objective: /* @__PURE__ */ upFor('99.99'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.99' },
      rows: [
        { gte: '99', lt: '99.99', remedy: { percent: 10 } },
        { gte: '95', lt: '99', remedy: { percent: 25 } },
        { lt: '95', remedy: { percent: 100 } },
      ],
    },
    note: 'The rest of a month in which the service began or ended counts as up.',
  },
  veloDbCloud: {
    title: 'VeloDB Cloud',
    provider: 'VeloDB',
    source: { title: 'VeloDB Cloud Service Level Agreement, vouchers', date: null },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 10 } },
        { gte: '95', lt: '99', remedy: { percent: 25 } },
        { lt: '95', remedy: { percent: 50 } },
      ],
      caps: [{ limit: { percent: 50 } }],
      paidAs: 'voucher',
    },
    note: 'What was itself paid by voucher is no part of the base.',
  },
  safespring: {
    title: 'Safespring',
    provider: 'Safespring',
    source: { title: 'Safespring Service Level Agreement, financial credits', date: null },
    objective: /* @__PURE__ */ upFor('99.9'),
    remedy: {
      metric: 'availability',
      target: { gte: '99.9' },
      domain: { gte: 0, lte: 100 },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 10 } },
        { gte: '95', lt: '99', remedy: { percent: 20 } },
        { gte: 0, lt: '95', remedy: { percent: 50 } },
      ],
      caps: [{ limit: { percent: 50 } }],
    },
    note: 'At most half of a month.',
  },
});
