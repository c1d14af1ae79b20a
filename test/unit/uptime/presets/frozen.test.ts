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
  checkAvailability,
  classifySlices,
  GCP_CLOUD_RUN,
  GCP_COMPUTE_ENGINE,
  MONGODB_ATLAS,
  measureSliceRatios,
  measureSlices,
  periodAt,
  type RatioPromise,
  type SlicePromise,
  STATUSPAGE_UPTIME,
  TWILIO,
} from '../../../../src/uptime.js';

const presets = Object.entries({
  ATLASSIAN_CLOUD,
  AWS_EC2_INSTANCE,
  AWS_EC2_REGION,
  AWS_LAMBDA,
  AWS_S3,
  AZURE_VM,
  CLOUDFLARE_BUSINESS,
  GCP_CLOUD_RUN,
  GCP_COMPUTE_ENGINE,
  MONGODB_ATLAS,
  STATUSPAGE_UPTIME,
  TWILIO,
});

function isFrozenThrough(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true;
  return Object.isFrozen(data) && Object.values(data).every(isFrozenThrough);
}

describe('presets of availability', () => {
  it.each(presets)('%s is frozen through and through, and plain JSON', (_, preset) => {
    expect(isFrozenThrough(preset)).toBe(true);
    expect(JSON.parse(JSON.stringify(preset))).toEqual(preset);
  });

  it.each<[string, AvailabilityRule]>([
    ['AWS_EC2_REGION', AWS_EC2_REGION],
    ['AWS_EC2_INSTANCE', AWS_EC2_INSTANCE],
    ['CLOUDFLARE_BUSINESS', CLOUDFLARE_BUSINESS],
    ['MONGODB_ATLAS', MONGODB_ATLAS],
    ['STATUSPAGE_UPTIME', STATUSPAGE_UPTIME],
    ...Object.entries(AZURE_VM),
    ...Object.entries(GCP_COMPUTE_ENGINE),
    ...Object.entries(TWILIO),
  ])('%s is a rule without findings', (_, rule) => {
    expect(checkAvailability(rule)).toMatchObject({ ok: true, warnings: [] });
  });

  it.each<[string, RatioPromise]>([
    ['AWS_S3.standard', AWS_S3.standard],
    ['AWS_S3.infrequentAccess', AWS_S3.infrequentAccess],
    ['AWS_LAMBDA.requests', AWS_LAMBDA.requests],
  ])('%s counts a slice without requests as up', (_, promise) => {
    const slices = [{ good: 0, total: 0 }];
    expect(measureSliceRatios({ ...promise, slices })).toMatchObject({
      status: 'met',
      sliPercent: '100',
    });
  });

  it.each<[string, SlicePromise]>([
    ['ATLASSIAN_CLOUD.premium', ATLASSIAN_CLOUD.premium],
    ['ATLASSIAN_CLOUD.enterprise', ATLASSIAN_CLOUD.enterprise],
    ['GCP_CLOUD_RUN.minutes', GCP_CLOUD_RUN.minutes],
  ])('%s counts a minute without requests as up', (_, promise) => {
    expect(measureSlices({ ...promise, slices: ['empty'] })).toMatchObject({
      status: 'met',
      goodMs: 60_000,
    });
  });

  it('know the months of Atlassian, and what a bad minute is', () => {
    expect(periodAt(ATLASSIAN_CLOUD.period, '2026-06-30T23:59:59Z').id).toBe('2026-06');
    for (const { badWhen } of [ATLASSIAN_CLOUD, GCP_CLOUD_RUN])
      expect(classifySlices([{ good: 0, total: 1 }], badWhen)).toEqual(['bad']);
  });
});
