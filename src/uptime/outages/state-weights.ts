import type { DecimalInput } from '../../core/decimal-text.js';
import { frozen } from '../../core/frozen.js';
import { ONE, type Ratio, ZERO } from '../../core/ratio.js';
import type { Reader } from '../../core/read.js';
import { byName } from '../../core/read-parts.js';
import { share } from '../../core/read-values.js';

/** The share of the service that a state loses. */
export type StateWeights = { readonly [state: string]: DecimalInput };

/** Partial outages count whole, degraded service counts as up; announced maintenance is no outage. */
export const DEFAULT_WEIGHTS: StateWeights = /* @__PURE__ */ frozen({
  major: 1,
  partial: 1,
  degraded: 0,
  maintenance: 0,
});

/** The weights of Statuspage: a partial outage is three tenths of a major one. */
export const STATUSPAGE_WEIGHTS: StateWeights = /* @__PURE__ */ frozen({
  major: 1,
  partial: '0.3',
  degraded: 0,
  maintenance: 0,
});

/** What each state loses, exactly. */
export type WeightByState = ReadonlyMap<string, Ratio>;

/** The weights where none are given. */
export const DEFAULT_WEIGHT_BY_STATE: WeightByState = /* @__PURE__ */ new Map([
  ['major', ONE],
  ['partial', ONE],
  ['degraded', ZERO],
  ['maintenance', ZERO],
]);

/** Reads weights by state; they stand beside the default ones and before them. */
export function stateWeights(reader: Reader): WeightByState {
  return new Map([...DEFAULT_WEIGHT_BY_STATE, ...byName('weights', share)(reader)]);
}
