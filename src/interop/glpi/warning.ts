import type { Finding } from '../../core/finding.js';
import { pathOf, type Reader } from '../../core/read.js';
import { lossOf } from '../shared/loss.js';

/**
 * A code of what of SLAs and calendars is not carried over, or rests on an assumption: `never-opens` (a
 * calendar without time ranges is left out, as GLPI ignores it), `unknown-calendar` (a row that belongs
 * to no calendar is left out), `unknown-holiday`, `wrapping-holiday` (it is left out, as GLPI never
 * applies it), `round-the-clock` (an SLA whose calendar is not there or empty), `days-from-closed-time`
 * (days that begin outside working hours are counted otherwise), `level-days` (a level whose distance
 * is business days is left out), `levels-differ` (a clock has one list of warnings), `unread-field`.
 */
export type GlpiWarning =
  | 'never-opens'
  | 'unknown-calendar'
  | 'unknown-holiday'
  | 'wrapping-holiday'
  | 'round-the-clock'
  | 'days-from-closed-time'
  | 'level-days'
  | 'levels-differ'
  | 'unread-field';

/** Tells what is lost. */
export type TellGlpi = (finding: Finding<GlpiWarning>) => void;

/** What a finding says beside its code and place. */
export interface GlpiLoss {
  readonly expected: string;
  readonly received: string;
  readonly hint: string;
}

/** A finding about what stands somewhere. */
export function lossAt(code: GlpiWarning, place: Reader, loss: GlpiLoss): Finding<GlpiWarning> {
  return lossOf({ code, path: pathOf(place), ...loss });
}
