import { frozen } from '../../core/frozen.js';
import type { AvailabilityRule } from '../availability/rule.js';
import type { RequestsRule } from '../sli/requests-rule.js';
import { WHOLE_MINUTES } from './whole-minutes.js';

/**
 * Amazon EC2 in two or more availability zones of a region: 99.99 % of the minutes of a billing month, of
 * which those are down in which no running instance could be reached. What is excluded is no downtime and
 * stays in the denominator.
 *
 * Source: Amazon Compute Service Level Agreement, "Region-Level SLA" of 5 May 2022 and "Definitions" of 12
 * February 2018, aws.amazon.com/compute/sla; see docs/reference/availability-presets.md. Not verified: how a
 * part of a minute counts, which the text does not say; here it counts exactly.
 *
 * @example
 * import { AWS_EC2_REGION, compileAvailability, measureAvailability } from 'slakit/uptime'
 * const june = measureAvailability(compileAvailability(AWS_EC2_REGION), {
 *   period: { start: '2026-06-01T00:00:00Z', end: '2026-07-01T00:00:00Z' },
 *   outages: [{ start: '2026-06-10T08:00:00Z', end: '2026-06-10T08:05:00Z' }],
 * }, { at: '2026-07-01T00:00:00Z' })
 * june.status // => 'missed'
 * june.availabilityPercent // => '99.988425'
 */
export const AWS_EC2_REGION: AvailabilityRule = /* @__PURE__ */ frozen({
  targetPercent: '99.99',
  excludedAs: 'up',
});

/**
 * A single Amazon EC2 instance: 99.5 % of the minutes of a billing month. That hours with more than six
 * lost minutes are not charged is a credit, and not part of this.
 *
 * Source: as {@link AWS_EC2_REGION}; "Instance-Level SLA" of 25 May 2022 by the notes of others.
 */
export const AWS_EC2_INSTANCE: AvailabilityRule = /* @__PURE__ */ frozen({
  targetPercent: '99.5',
  excludedAs: 'up',
});

/** The mean over slices of five minutes; one without requests has no errors. */
const MEAN_OF_FIVE_MINUTES = {
  method: 'ratioSlices',
  slice: { length: { minutes: 5 }, emptyAs: 'up' },
  excludedAs: 'up',
} as const satisfies RequestsRule;

/**
 * Amazon S3: 100 % less the mean of the error rates of all five-minute slices of a billing month, each kind
 * of request by itself. `standard` is for requests that are not otherwise named, `infrequentAccess` for
 * Intelligent-Tiering, the two kinds of Infrequent Access, and Glacier Instant Retrieval.
 *
 * Source: Amazon S3 Service Level Agreement, "Service Credits" of 28 November 2023 and "Definitions" of 1
 * October 2007, aws.amazon.com/s3/sla; see docs/reference/availability-presets.md. That a slice without
 * requests counts as free of errors was read in agreements of others only, which took the text over.
 *
 * @example
 * import { AWS_S3, compileRequests, measureRequests } from 'slakit/uptime'
 * const fiveMinutes = 300_000
 * const buckets = { starts: [0, fiveMinutes], length: 'PT5M', good: [998, 0], total: [1000, 0] }
 * const facts = { period: [0, 2 * fiveMinutes] as const, buckets }
 * measureRequests(compileRequests(AWS_S3.standard), facts, { at: 2 * fiveMinutes }).sliPercent // => '99.9'
 */
export const AWS_S3: {
  readonly standard: RequestsRule;
  readonly infrequentAccess: RequestsRule;
} = /* @__PURE__ */ frozen({
  standard: { targetPercent: '99.9', ...MEAN_OF_FIVE_MINUTES },
  infrequentAccess: { targetPercent: '99', ...MEAN_OF_FIVE_MINUTES },
});

/**
 * AWS Lambda: the mean of the availabilities of all five-minute slices of a billing month, per region; a
 * slice without requests is wholly available. An error is an answer 500 or 503.
 *
 * Source: AWS Lambda Service Level Agreement, as published in October 2018 and, for Ningxia, in June 2021,
 * "Definitions", aws.amazon.com/lambda/sla; see docs/reference/availability-presets.md. Not verified: the
 * wording of the version in force.
 */
export const AWS_LAMBDA: RequestsRule = /* @__PURE__ */ frozen({
  targetPercent: '99.95',
  ...MEAN_OF_FIVE_MINUTES,
});

/**
 * Google Compute Engine: whole minutes without a break, out of all minutes of a calendar month; parts of
 * minutes and shorter breaks do not count. Levels of the Premium network tier in most regions, and
 * `standardTier` for several zones and load balancing in the Standard one.
 *
 * Source: Compute Engine Service Level Agreement, cloud.google.com/compute/sla, as read in August 2026,
 * "Downtime Period" and "Monthly Uptime Percentage"; see docs/reference/availability-presets.md. Not
 * verified: in which zone a month begins, and the levels of the regions that are set apart (Mexico and
 * Stockholm).
 */
export const GCP_COMPUTE_ENGINE: {
  readonly multipleZones: AvailabilityRule;
  readonly memoryOptimizedInstance: AvailabilityRule;
  readonly singleInstance: AvailabilityRule;
  readonly loadBalancing: AvailabilityRule;
  readonly standardTier: AvailabilityRule;
} = /* @__PURE__ */ frozen({
  multipleZones: { targetPercent: '99.99', excludedAs: 'up', slices: WHOLE_MINUTES },
  memoryOptimizedInstance: { targetPercent: '99.95', excludedAs: 'up', slices: WHOLE_MINUTES },
  singleInstance: { targetPercent: '99.9', excludedAs: 'up', slices: WHOLE_MINUTES },
  loadBalancing: { targetPercent: '99.99', excludedAs: 'up', slices: WHOLE_MINUTES },
  standardTier: { targetPercent: '99.9', excludedAs: 'up', slices: WHOLE_MINUTES },
});

/**
 * Google Cloud Run: a minute is down when more than one percent of its valid requests fail, and one such
 * minute is enough; 99.95 % of all minutes of a calendar month are to be up. In the versions of 2019 the
 * threshold was ten percent.
 *
 * Source: Cloud Run Service Level Agreement, cloud.google.com/run/sla, "Downtime", "Downtime Period"; see
 * docs/reference/availability-presets.md. Not verified: whether a minute needs a least number of requests.
 *
 * @example
 * import { compileRequests, GCP_CLOUD_RUN, measureRequests } from 'slakit/uptime'
 * const minute = 60_000
 * const starts = [0, minute, 2 * minute]
 * const buckets = { starts, length: 'PT1M', good: [99, 98, 0], total: [100, 100, 0] }
 * const facts = { period: [0, 3 * minute] as const, buckets }
 * const options = { at: 3 * minute, listIntervals: true }
 * const sli = measureRequests(compileRequests(GCP_CLOUD_RUN), facts, options)
 * sli.exact // => { good: '2', total: '3' }
 * sli.intervals?.badSlices // => [{ startAt: 60000, endAt: 120000 }]
 */
export const GCP_CLOUD_RUN: RequestsRule = /* @__PURE__ */ frozen({
  targetPercent: '99.95',
  method: 'timeSlices',
  slice: { length: { minutes: 1 }, errorPercent: '1', operator: 'gt', emptyAs: 'up' },
  excludedAs: 'up',
});

/**
 * Azure virtual machines: the minutes in which no machine of the deployment could be reached, out of those in
 * which it ran (for a single machine: out of all). For services that are paid as they are used the
 * period is 30 days up to and with the first day of the incident, for others a calendar month.
 *
 * Source: Service Level Agreement for Microsoft Online Services, edition of 1 September 2026, "Virtual
 * Machines"; see docs/reference/availability-presets.md. The text does not say how a part of a minute counts:
 * here it counts exactly.
 */
export const AZURE_VM: {
  /** Two or more machines in two or more zones of a region. */
  readonly availabilityZones: AvailabilityRule;
  /** Two or more machines in an availability set or a dedicated host group. */
  readonly availabilitySet: AvailabilityRule;
  /** A single machine, all of whose disks are Premium SSD or, for data, Premium SSD v2 or Ultra Disk. */
  readonly premiumDisks: AvailabilityRule;
  readonly standardSsd: AvailabilityRule;
  readonly standardHdd: AvailabilityRule;
} = /* @__PURE__ */ frozen({
  availabilityZones: { targetPercent: '99.99', excludedAs: 'up' },
  availabilitySet: { targetPercent: '99.95', excludedAs: 'up' },
  premiumDisks: { targetPercent: '99.9', excludedAs: 'up' },
  standardSsd: { targetPercent: '99.5', excludedAs: 'up' },
  standardHdd: { targetPercent: '95', excludedAs: 'up' },
});
