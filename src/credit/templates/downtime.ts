import { type CreditTemplates, templates } from './template.js';

/** The names of downtime templates. */
export type DowntimeTemplateId =
  | 'slackPlus'
  | 'slack'
  | 'algolia'
  | 'cloudflareBusiness'
  | 'upCloud'
  | 'digitalOceanDroplet'
  | 'hostingKing'
  | 'arcustechNetwork'
  | 'arcustechHost'
  | 'ovhKeyManagement'
  | 'ipserver'
  | 'gaiastreams';

/** Credits of services and hosts by the length of downtime: multiples, steps and days. */
export const DOWNTIME_TEMPLATES: CreditTemplates<DowntimeTemplateId> = /* @__PURE__ */ templates({
  slackPlus: {
    title: 'Slack Plus, a hundred times what was paid',
    provider: 'Slack',
    source: {
      title: 'Plus plan Service Level Agreement',
      url: 'https://get.slack.help/hc/en-us/articles/204113126-Plus-plan-Service-Level-Agreement-SLA-',
      date: null,
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.01' } },
      formula: { percent: { product: [100, 100, { quotient: ['level', 'period'] }] } },
    },
    note: 'Of a month; each outage weighs the share of customers that it met. A limit was not read.',
  },
  slack: {
    title: 'Slack Business+ and above, ten times what was paid',
    provider: 'Slack',
    source: {
      title: 'Service Level Agreements (archived), Service Credits',
      url: 'https://slack.com/policy-archives/service-level-agreement/2024-06-14',
      date: '2024-06-14',
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.01' } },
      formula: { percent: { product: [10, 100, { quotient: ['level', 'period'] }] } },
    },
    note: 'Of a calendar quarter. A limit was not read.',
  },
  algolia: {
    title: 'Algolia',
    provider: 'Algolia',
    source: { title: 'Algolia Service Level Agreement', date: '2023-05-01' },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.01' } },
      formula: { percent: { product: [100, 100, { quotient: ['level', 'period'] }] } },
      caps: [{ limit: { percent: 25 } }],
    },
    note: 'A hundred times the price of the lost minutes, at most a quarter of it.',
  },
  cloudflareBusiness: {
    title: 'Cloudflare Business',
    provider: 'Cloudflare',
    source: {
      title: 'Business Service Level Agreement, section 6',
      url: 'https://www.cloudflare.com/business-sla/',
      date: null,
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: 0 },
      formula: { percent: { product: [100, { quotient: ['level', 'period'] }] } },
    },
    note: 'Read in quotations. Downtime is weighted: an outage counts by the share of visitors that it met.',
  },
  upCloud: {
    title: 'UpCloud, fifty times the charge of an interruption',
    provider: 'UpCloud',
    source: {
      title: 'UpCloud Service Level Agreement, Amount of Compensation, in a copy',
      date: null,
    },
    remedy: {
      metric: 'eachOutage',
      unit: 'minutes',
      target: { lte: 5 },
      formula: { percent: { product: [50, 100, { quotient: ['level', 'period'] }] } },
      caps: [{ limit: { percent: 100 }, scope: 'line' }],
    },
    note: 'Base and period are the 30 days before the interruption. That the sum of all compensations is limited, too, was read without the figure.',
  },
  digitalOceanDroplet: {
    title: 'DigitalOcean Droplets',
    provider: 'DigitalOcean',
    source: {
      title: 'DigitalOcean CPU Droplet SLA, Service Credits',
      url: 'https://www.digitalocean.com/sla/cpu-droplets',
      date: null,
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.01' } },
      formula: { percent: { product: [100, { quotient: ['level', 'period'] }] } },
    },
    note: 'Below 99.99 percent all lost time is given back at the hourly rate. Time is lost in intervals of five minutes, over the part of the month in which the Droplet existed.',
  },
  hostingKing: {
    title: 'HostingKing, servers under the 1000 percent SLA',
    provider: 'HostingKing',
    source: {
      title: 'Service Level Agreement',
      url: 'https://hostingking.com/company/sla',
      date: null,
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.1' } },
      steps: [
        {
          from: { percentOfPeriod: '0.1' },
          toward: 'above',
          size: 'period',
          partial: 'exact',
          each: { percent: 100 },
        },
      ],
      factors: [{ times: 10 }],
      caps: [{ limit: { percent: 100 } }],
    },
    note: 'Ten times the rental of what goes beyond 99.9 percent; other servers get it once.',
  },
  arcustechNetwork: {
    title: 'Arcustech virtual servers, network or infrastructure',
    provider: 'Arcustech',
    source: {
      title: 'Virtual server SLA, Network Downtime',
      url: 'https://www.arcustech.com/legal/virtual-sla/',
      date: null,
    },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: 0 },
      steps: [{ from: 0, toward: 'above', size: 30, partial: 'started', each: { percent: 5 } }],
      caps: [{ limit: { percent: 100 } }],
    },
    note: 'Whether parts of half hours are counted over the month or for each outage is not said; here over the month.',
  },
  arcustechHost: {
    title: 'Arcustech virtual servers, failure of a host',
    provider: 'Arcustech',
    source: {
      title: 'Virtual server SLA, Virtual Server Host Downtime',
      url: 'https://www.arcustech.com/legal/virtual-sla/',
      date: null,
    },
    remedy: {
      metric: 'eachOutage',
      unit: 'minutes',
      target: { lte: 60 },
      steps: [{ from: 60, toward: 'above', size: 60, partial: 'started', each: { percent: 5 } }],
      caps: [{ limit: { percent: 100 } }],
    },
    note: 'The first hour of a failure is free.',
  },
  ovhKeyManagement: {
    title: 'OVHcloud US Key Management Service',
    provider: 'OVHcloud US',
    source: { title: 'Key Management Service SLA', date: '2024-03-06' },
    remedy: {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.5' } },
      steps: [
        {
          from: { percentOfPeriod: '0.5' },
          toward: 'above',
          size: 60,
          partial: 'whole',
          each: { percent: 5 },
        },
      ],
      caps: [{ limit: { percent: 30 } }],
    },
    note: 'Whole hours beyond 99.5 percent.',
  },
  ipserver: {
    title: 'ipserver.su',
    provider: 'ipserver.su',
    source: { title: 'SLA of ipserver.su', date: null },
    remedy: {
      metric: 'downtime',
      unit: 'hours',
      target: { lte: 0 },
      steps: [{ from: 0, toward: 'above', size: 1, partial: 'whole', each: { percent: 1 } }],
      caps: [{ limit: { percent: 100 } }],
    },
    note: 'What part of an hour counts is not said; here whole ones.',
  },
  gaiastreams: {
    title: 'Gaiastreams, days by the length of an outage',
    provider: 'Gaiastreams',
    source: {
      title: 'Compensations',
      url: 'http://gaiastreams.com/support/34-compensations',
      date: null,
    },
    remedy: {
      metric: 'eachOutage',
      unit: 'hours',
      target: { lte: 1 },
      rows: [
        { gt: 1, lte: 2, remedy: { serviceDays: 1 } },
        { gt: 2, lte: 6, remedy: { serviceDays: 3 } },
        { gt: 6, lte: 12, remedy: { serviceDays: 7 } },
        { gt: 12, remedy: { serviceDays: 14 } },
      ],
    },
    note: 'Upper ends are included.',
  },
});
