import { describe, expect, it } from 'vitest';
import { checkClock } from '../../../../src/clock.js';
import * as presets from '../../../../src/presets.js';

type Tree = Readonly<Record<string, unknown>>;

function isFrozenThrough(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true;
  return Object.isFrozen(data) && Object.values(data).every(isFrozenThrough);
}

const products = Object.entries(presets as unknown as Tree).filter(
  ([, value]) => typeof value === 'object',
);

describe('presets', () => {
  it.each(products)('of %s are frozen through and through', (_, preset) => {
    expect(isFrozenThrough(preset)).toBe(true);
  });

  it('made for a group are frozen too', () => {
    expect(isFrozenThrough(presets.zendeskOwnershipTime('support'))).toBe(true);
  });

  it.each(products)('of %s are rules once they have an id and targets', (_, preset) => {
    for (const part of Object.values(preset as Tree)) {
      // The day targets of a product are parts of targets, not of rules.
      if ('businessDays' in (part as Tree)) continue;
      const rule = { ...(part as object), id: 'x', targets: [{ elapsed: 'PT1H' }] };
      expect(checkClock(rule)).toEqual({ ok: true, value: rule, warnings: [] });
    }
  });
});
