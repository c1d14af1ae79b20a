import { expect } from 'vitest';
import {
  type Availability,
  type AvailabilityFacts,
  type AvailabilityOptions,
  type AvailabilityRule,
  compileAvailability,
  measureAvailability,
} from '../../../src/uptime.js';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** June 2026: 30 days, 720 hours. */
export const JUNE = { start: '2026-06-01T00:00:00Z', end: '2026-07-01T00:00:00Z' };
export const JUNE_1: number = Date.parse(JUNE.start);
export const JULY_1: number = Date.parse(JUNE.end);

/** June, measured when it is over. */
export function june(
  rule: AvailabilityRule,
  facts: Omit<AvailabilityFacts, 'period'> = {},
  options: Partial<AvailabilityOptions> = {},
): Availability {
  return measureAvailability(
    compileAvailability(rule),
    { period: JUNE, ...facts },
    { at: JULY_1, ...options },
  );
}

/** What an error must have, with the place where it is told. */
export const refusal = (code: string, path: readonly (string | number)[]): Error =>
  expect.objectContaining({ code, path }) as unknown as Error;
