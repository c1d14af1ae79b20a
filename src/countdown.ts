/**
 * Countdowns for browsers: remaining time from a small snapshot, without calendars or zones.
 *
 * @module
 */
export { nextTickInMs, remainingAt, serverOffset } from './countdown/remaining.js';
export type { CountdownSnapshot } from './countdown/snapshot.js';
