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
  checkRequests,
  compileRequests,
  GCP_CLOUD_RUN,
  GCP_COMPUTE_ENGINE,
  MONGODB_ATLAS,
  measureRequests,
  periodAt,
  type RequestsRule,
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

  it.each<[string, RequestsRule]>([
    ['AWS_S3.standard', AWS_S3.standard],
    ['AWS_S3.infrequentAccess', AWS_S3.infrequentAccess],
    ['AWS_LAMBDA', AWS_LAMBDA],
    ['ATLASSIAN_CLOUD.premium', ATLASSIAN_CLOUD.premium],
    ['ATLASSIAN_CLOUD.enterprise', ATLASSIAN_CLOUD.enterprise],
    ['GCP_CLOUD_RUN', GCP_CLOUD_RUN],
  ])('%s is a rule without findings, and counts a slice without requests as up', (_, rule) => {
    expect(checkRequests(rule)).toMatchObject({ ok: true, warnings: [] });
    const buckets = { starts: [0], length: 'PT1M', good: [0], total: [0] };
    const sli = measureRequests(
      compileRequests(rule),
      { period: [0, 60_000], buckets },
      { at: 60_000 },
    );
    expect(sli).toMatchObject({ status: 'met', sliPercent: '100' });
  });

  it('know the months of Atlassian', () => {
    expect(periodAt(ATLASSIAN_CLOUD.period, '2026-06-30T23:59:59Z').id).toBe('2026-06');
  });
});
