import type { BusinessDayTarget, ClockRule } from '../rule/rule.js';

/**
 * A product's way of counting, as data: the part of a clock rule that is the same for each of its
 * customers. Spread it into a rule and add an id, targets and a calendar.
 *
 * Presets speak one vocabulary of events: `created`, `public_reply` (of an agent), `customer_reply`,
 * `solved`, `closed`, `reopened`, `paused`, `resumed`, `sla_applied`, `merged`, `deleted`, `spam`,
 * `restored`; and the attributes `status` and `group`. A host maps its own events to these, or replaces
 * the conditions.
 *
 * Once a ticket is solved, closed, merged, deleted or spam, nothing that was not missed by then is missed
 * later, whichever preset it is; first and next response end with the solution; and a next response is
 * owed only once the first was given. Where a product documents its own way to that end, its preset says
 * so.
 */
export type ClockPreset = Omit<ClockRule, 'id' | 'name' | 'targets'>;

/** A target that counts days in a product's way; add the number of days. */
export type DayPreset = Omit<BusinessDayTarget, 'businessDays'>;
