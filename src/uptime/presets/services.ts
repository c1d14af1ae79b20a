import { frozen } from '../../core/frozen.js';
import type { CalendarPeriodRule } from '../../zone/period.js';
import type { AvailabilityRule } from '../availability/rule.js';
import { STATUSPAGE_WEIGHTS } from '../outages/state-weights.js';
import type { RequestsRule } from '../sli/requests-rule.js';
import { WHOLE_MINUTES } from './whole-minutes.js';

/** Atlassian's minutes: those without requests are up. */
const MINUTES_OF_REQUESTS = {
  method: 'timeSlices',
  slice: { length: { minutes: 1 }, errorPercent: '5', operator: 'gt', emptyAs: 'up' },
  excludedAs: 'up',
} as const satisfies RequestsRule;

/**
 * Atlassian's cloud apps: a minute is down when more than five percent of the customer's requests to covered
 * experiences fail, out of all minutes of a calendar month in UTC, for each app by itself. A minute
 * in which requests could not even arrive is down: tell it as one of which all failed.
 *
 * Source: Atlassian Service Level Agreement, effective 7 October 2024, "Calculation" and "Definitions",
 * atlassian.com/legal/sla; see docs/reference/availability-presets.md.
 *
 * @example
 * import { ATLASSIAN_CLOUD, compileRequests, measureRequests } from 'slakit/uptime'
 * const minute = 60_000
 * const starts = Array.from({ length: 43_200 }, (_, i) => i * minute)
 * const good = starts.map((_, i) => (i < 60 ? 94 : 95))
 * const buckets = { starts, length: 'PT1M', good, total: starts.map(() => 100) }
 * const facts = { period: [0, 43_200 * minute] as const, buckets }
 * const rule = compileRequests(ATLASSIAN_CLOUD.premium)
 * const month = measureRequests(rule, facts, { at: 43_200 * minute, digits: 2 })
 * month.sliPercent // => '99.86'
 * month.status // => 'missed'
 */
export const ATLASSIAN_CLOUD: {
  /** The months: for `periodAt`. */
  readonly period: CalendarPeriodRule;
  readonly premium: RequestsRule;
  readonly enterprise: RequestsRule;
} = /* @__PURE__ */ frozen({
  period: { unit: 'month', timeZone: 'UTC' },
  premium: { targetPercent: '99.9', ...MINUTES_OF_REQUESTS },
  enterprise: { targetPercent: '99.95', ...MINUTES_OF_REQUESTS },
});

/**
 * Cloudflare's Business plan: all of the time. An outage weighs the ratio of the customer's visitors whom it
 * met (`weight`), and downtime that the customer planned leaves the denominator. What two outages lose
 * together is not said: facts that need to know are refused until `overlap` is added.
 *
 * Source: Cloudflare Business Service Level Agreement, sections 1 and 6, cloudflare.com/business-sla, and
 * the definitions of the Enterprise agreement, policy of 8 July 2025; see
 * docs/reference/availability-presets.md. The former was read in quotations only.
 */
export const CLOUDFLARE_BUSINESS: AvailabilityRule = /* @__PURE__ */ frozen({
  targetPercent: '100',
  excludedAs: 'leftOut',
});

/**
 * The uptime that Statuspage shows for a component, which promises nothing: a major outage counts whole,
 * a partial one three tenths, degraded service and maintenance nothing.
 *
 * Source: Statuspage help, "Display historical uptime of components"; see
 * docs/reference/availability-presets.md. The share of three tenths was read in the words of others.
 */
export const STATUSPAGE_UPTIME: AvailabilityRule = /* @__PURE__ */ frozen({
  weights: STATUSPAGE_WEIGHTS,
});

/**
 * Twilio's APIs: the minutes of a calendar month less those without service, plus those that are excluded,
 * out of all. `edition` holds in months with the Administration or Enterprise edition.
 *
 * Source: Twilio Service Level Agreement, versions of 15 February 2021 and 14 February 2023, section 1,
 * twilio.com/legal/service-level-agreement; see docs/reference/availability-presets.md. Not verified: what
 * the later version excludes, and how a part of a minute counts: here it counts exactly.
 */
export const TWILIO: {
  readonly standard: AvailabilityRule;
  readonly edition: AvailabilityRule;
} = /* @__PURE__ */ frozen({
  standard: { targetPercent: '99.95', excludedAs: 'up' },
  edition: { targetPercent: '99.99', excludedAs: 'up' },
});

/**
 * A cluster of MongoDB Atlas, M10 or larger: whole minutes in which no attempt to connect succeeded, out of
 * all minutes of a calendar month; parts of minutes and scheduled maintenance do not count, and time in which
 * the cluster was not deployed is up.
 *
 * Source: MongoDB Atlas Service Level Agreement, version of 23 June 2021, "Definitions",
 * mongodb.com/legal/sla/cloud/atlas-database; see docs/reference/availability-presets.md.
 */
export const MONGODB_ATLAS: AvailabilityRule = /* @__PURE__ */ frozen({
  targetPercent: '99.995',
  excludedAs: 'up',
  slices: WHOLE_MINUTES,
});
