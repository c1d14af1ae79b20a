import { frozen } from '../core/frozen.js';
import type { PlainCalendar } from './plan/definition.js';

/**
 * A calendar that is always open, in UTC: for promises round the clock, wherever a definition stands.
 * Frozen. Spread it to name another zone, whose midnights then begin its business days, every date
 * being one.
 *
 * @example
 * import { businessTimeBetween, compileCalendar, ROUND_THE_CLOCK } from 'slakit/calendar'
 * const always = compileCalendar(ROUND_THE_CLOCK)
 * businessTimeBetween(always, '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z') / 3_600_000 // => 168
 */
export const ROUND_THE_CLOCK: PlainCalendar = /* @__PURE__ */ frozen({
  name: 'round the clock',
  timeZone: 'UTC',
  weekly: { 'mon-sun': '00:00-24:00' },
});
