import { describe, expect, it } from 'vitest';
import {
  ATLASSIAN_CLOUD,
  type AvailabilityRule,
  AWS_EC2_INSTANCE,
  AWS_EC2_REGION,
  AWS_LAMBDA,
  AWS_S3,
  AZURE_VM,
  CLOUDFLARE_BUSINESS,
  compileRequests,
  GCP_CLOUD_RUN,
  GCP_COMPUTE_ENGINE,
  MONGODB_ATLAS,
  measureRequests,
  type RequestsRule,
  STATUSPAGE_UPTIME,
  TWILIO,
} from '../../../../src/uptime.js';
import { HOUR, JUNE_1, june, MINUTE } from '../month.js';

/** From one instant of June to another, in seconds since it began. */
const seconds = (from: number, to: number) =>
  ({ start: JUNE_1 + from * 1000, end: JUNE_1 + to * 1000 }) as const;

/** June has 43,200 minutes. */
const minutes = (from: number, to: number) => seconds(from * 60, to * 60);

/** June with so much downtime from its beginning, in milliseconds. */
const statusAfter = (rule: AvailabilityRule, downMs: number) =>
  june(rule, { outages: [[JUNE_1, JUNE_1 + downMs]] }).status;

// A month of 30 days: all figures are parts of its 43,200 minutes.
describe('time by the contract of', () => {
  it('Amazon EC2 in several zones: four lost minutes are kept to, five are not', () => {
    // 100 % - 4 / 43,200 = 99.99074…, 100 % - 5 / 43,200 = 99.98842…; the promise leaves 4.32.
    expect(june(AWS_EC2_REGION, { outages: [minutes(10, 14)] })).toMatchObject({
      status: 'met',
      availabilityPercent: '99.99074',
    });
    expect(june(AWS_EC2_REGION, { outages: [minutes(10, 15)] })).toMatchObject({
      status: 'missed',
      availabilityPercent: '99.988425',
    });
  });

  it('Amazon EC2: an excluded minute is no downtime, and stays a minute of the month', () => {
    const facts = { outages: [minutes(10, 15)], exclusions: [minutes(10, 11)] };
    expect(june(AWS_EC2_REGION, facts)).toMatchObject({
      status: 'met',
      availabilityPercent: '99.99074',
      measuredMs: 43_200 * MINUTE,
    });
  });

  it('a single Amazon EC2 instance: half a percent of the month is 216 minutes', () => {
    expect(statusAfter(AWS_EC2_INSTANCE, 216 * MINUTE)).toBe('met');
    expect(statusAfter(AWS_EC2_INSTANCE, 217 * MINUTE)).toBe('missed');
  });

  it('Google Compute Engine: parts of minutes and what is shorter do not count', () => {
    // From 0:30 to 5:10 the minutes from 1:00 to 5:00 are wholly down: 4, where the promise leaves
    // 4.32. Neither do 59 seconds count, nor a minute's length over two halves of minutes.
    const outages = [seconds(30, 310), seconds(600, 659), seconds(1230, 1290)];
    expect(june(GCP_COMPUTE_ENGINE.multipleZones, { outages })).toMatchObject({
      status: 'met',
      downtimeMs: 4 * MINUTE,
      availabilityPercent: '99.99074',
    });
    // One whole minute more.
    const more = [...outages, minutes(30, 31)];
    expect(june(GCP_COMPUTE_ENGINE.multipleZones, { outages: more }).status).toBe('missed');
    expect(june(GCP_COMPUTE_ENGINE.loadBalancing, { outages: more }).status).toBe('missed');
  });

  it('Google Compute Engine: the levels leave 21.6 minutes and 43.2', () => {
    const { memoryOptimizedInstance, singleInstance, standardTier } = GCP_COMPUTE_ENGINE;
    expect(statusAfter(memoryOptimizedInstance, 21 * MINUTE)).toBe('met');
    expect(statusAfter(memoryOptimizedInstance, 22 * MINUTE)).toBe('missed');
    for (const rule of [singleInstance, standardTier]) {
      expect(statusAfter(rule, 43 * MINUTE)).toBe('met');
      expect(statusAfter(rule, 44 * MINUTE)).toBe('missed');
    }
  });

  it.each<[keyof typeof AZURE_VM, number]>([
    // 43,200 minutes times 0.01 %, 0.05 %, 0.1 %, 0.5 % and 5 %.
    ['availabilityZones', 4.32],
    ['availabilitySet', 21.6],
    ['premiumDisks', 43.2],
    ['standardSsd', 216],
    ['standardHdd', 2160],
  ])('Azure virtual machines, %s: %f minutes, and not a millisecond more', (kind, left) => {
    expect(statusAfter(AZURE_VM[kind], Math.round(left * MINUTE))).toBe('met');
    expect(statusAfter(AZURE_VM[kind], Math.round(left * MINUTE) + 1)).toBe('missed');
  });

  it('Cloudflare: an outage weighs the share of the visitors whom it met', () => {
    // 100 minutes for 2.1 % of them are 2.1 of 43,200 minutes, 0.0000486…: 99.99513… %.
    const part = { ...minutes(0, 100), weight: '0.021' };
    expect(june(CLOUDFLARE_BUSINESS, { outages: [part] })).toMatchObject({
      status: 'missed',
      availabilityPercent: '99.995138',
    });
    expect(june(CLOUDFLARE_BUSINESS).status).toBe('met');
  });

  it('Cloudflare: downtime that the customer planned leaves the denominator', () => {
    // 2,160 minutes for one half of them are 1,080, out of 43,200 - 1,200 = 42,000: 97.42857… %.
    const outages = [{ ...minutes(5000, 7160), weight: '0.5' }];
    expect(june(CLOUDFLARE_BUSINESS, { outages, exclusions: [minutes(0, 1200)] })).toMatchObject({
      availabilityPercent: '97.428571',
    });
  });

  it('Statuspage: three hours of a partial outage and one of a major one are 1.9 hours', () => {
    // 1.9 of 720 hours are 0.26388… %; degraded service and maintenance cost nothing.
    const outages = [
      { start: JUNE_1, end: JUNE_1 + 3 * HOUR, state: 'partial' },
      { start: JUNE_1 + 3 * HOUR, end: JUNE_1 + 4 * HOUR, state: 'major' },
      { start: JUNE_1 + 4 * HOUR, end: JUNE_1 + 9 * HOUR, state: 'degraded' },
      { start: JUNE_1 + 9 * HOUR, end: JUNE_1 + 10 * HOUR, state: 'maintenance' },
    ];
    expect(june(STATUSPAGE_UPTIME, { outages })).toMatchObject({
      status: 'measured',
      availabilityPercent: '99.736111',
    });
  });

  it('Twilio: (A - B + C) / A', () => {
    // A = 43,200, B = 30, C = 10 of them: 43,180 / 43,200 = 99.95370… %; without C 99.93055… %.
    const outages = [minutes(0, 30)];
    expect(june(TWILIO.standard, { outages, exclusions: [minutes(0, 10)] })).toMatchObject({
      status: 'met',
      availabilityPercent: '99.953703',
    });
    expect(june(TWILIO.standard, { outages })).toMatchObject({
      status: 'missed',
      availabilityPercent: '99.930555',
    });
    // 0.01 % are 4.32 minutes.
    expect(statusAfter(TWILIO.edition, 4 * MINUTE)).toBe('met');
    expect(statusAfter(TWILIO.edition, 5 * MINUTE)).toBe('missed');
  });

  it('MongoDB Atlas: two whole minutes are kept to, three are not', () => {
    // 0.005 % are 2.16 minutes. From 0:20 to 3:10 two are wholly down: 99.99537… %.
    const outages = [seconds(20, 190)];
    expect(june(MONGODB_ATLAS, { outages })).toMatchObject({
      status: 'met',
      downtimeMs: 2 * MINUTE,
      availabilityPercent: '99.99537',
    });
    const facts = { outages: [...outages, minutes(10, 13)], exclusions: [minutes(10, 12)] };
    expect(june(MONGODB_ATLAS, facts)).toMatchObject({
      status: 'missed',
      downtimeMs: 3 * MINUTE,
      measuredMs: 43_200 * MINUTE,
    });
  });
});

describe('requests by the contract of', () => {
  /** Good events and all of one slice. */
  type Slice = readonly [good: number, total: number];
  const failed = (count: number): Slice[] => Array(count).fill([0, 7]);

  /** Slices of some minutes from the beginning of June, and what a rule makes of them. */
  const measured = (rule: RequestsRule, minutes: number, slices: readonly Slice[]) => {
    const buckets = {
      starts: slices.map((_, i) => JUNE_1 + i * minutes * MINUTE),
      length: { minutes },
      good: slices.map(([good]) => good),
      total: slices.map(([, total]) => total),
    };
    const end = JUNE_1 + slices.length * minutes * MINUTE;
    const facts = { period: [JUNE_1, end] as const, buckets };
    return measureRequests(compileRequests(rule), facts, { at: end, listIntervals: true });
  };

  /** June, of which half of the slices that are not given had no requests. */
  const month = (rule: RequestsRule, minutes: number, given: readonly Slice[]) =>
    measured(
      rule,
      minutes,
      Array.from({ length: 43_200 / minutes }, (_, i): Slice => {
        return given[i] ?? (i % 2 === 0 ? [0, 0] : [1_000_000, 1_000_000]);
      }),
    );

  it('Amazon S3: the mean of error rates, whatever the traffic', () => {
    // 0.1 % of 8,640 slices are 8.64: eight without a success, and one with 64 % of errors.
    expect(month(AWS_S3.standard, 5, [...failed(8), [36, 100]])).toMatchObject({
      status: 'met',
      sliPercent: '99.9',
    });
    expect(month(AWS_S3.standard, 5, [...failed(8), [35, 100]]).status).toBe('missed');
    // 1 % are 86.4.
    const cold = AWS_S3.infrequentAccess;
    expect(month(cold, 5, [...failed(86), [3, 5]]).sliPercent).toBe('99');
    expect(month(cold, 5, failed(86)).status).toBe('met');
    expect(month(cold, 5, failed(87)).status).toBe('missed');
  });

  it('AWS Lambda: the mean of availabilities', () => {
    // 0.05 % of 8,640 slices are 4.32: four without a success, and one with 32 % of errors.
    expect(month(AWS_LAMBDA, 5, [...failed(4), [68, 100]])).toMatchObject({
      status: 'met',
      sliPercent: '99.95',
    });
    expect(month(AWS_LAMBDA, 5, [...failed(4), [67, 100]]).status).toBe('missed');
  });

  it('Google Cloud Run: more than one percent of errors makes a minute bad', () => {
    // One percent is not more than one percent.
    const three = measured(GCP_CLOUD_RUN, 1, [
      [99, 100],
      [98, 100],
      [0, 0],
    ]);
    expect(three.intervals?.badSlices).toEqual([
      { startAt: JUNE_1 + MINUTE, endAt: JUNE_1 + 2 * MINUTE },
    ]);
    // 0.05 % of 43,200 minutes are 21.6.
    expect(month(GCP_CLOUD_RUN, 1, failed(21))).toMatchObject({
      status: 'met',
      // 21 / 43,200 = 0.04861… %
      sliPercent: '99.951388',
    });
    expect(month(GCP_CLOUD_RUN, 1, failed(22)).status).toBe('missed');
  });

  it('Atlassian: the example of its agreement, 60 of 43,200 minutes', () => {
    // Its examples of minutes: all, 10 and 1 of 100 requests in error; the threshold itself is not above it.
    const examples = [0, 90, 99, 95].map((good): Slice => [good, 100]);
    const { premium, enterprise } = ATLASSIAN_CLOUD;
    expect(measured(premium, 1, examples).intervals?.badSlices).toEqual([
      { startAt: JUNE_1, endAt: JUNE_1 + 2 * MINUTE },
    ]);
    // 60 of 43,200 are 0.13888… %, which the agreement shows as 99.86 %.
    expect(month(premium, 1, failed(60))).toMatchObject({
      status: 'missed',
      sliPercent: '99.861111',
    });
    // 0.05 % of the month are 21.6 minutes.
    expect(month(enterprise, 1, failed(21)).status).toBe('met');
    expect(month(enterprise, 1, failed(22)).status).toBe('missed');
  });
});
