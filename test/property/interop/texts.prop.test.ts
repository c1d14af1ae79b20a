import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSlaError } from '../../../src/core/error.js';
import { mutate, randomOf } from '../../fuzz-text/mutate.js';
import { TARGETS, type Target } from '../../fuzz-text/targets.js';

// A look at each reader; `npm run test:fuzz-text` is guided by the code that texts reach.
test.each(Object.keys(TARGETS))('%s: any change of a text is answered, or refused', (name) => {
  const { seeds, read } = TARGETS[name] as Target;
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.nat({ max: 2 ** 31 - 1 }), (text, seed) => {
      try {
        read(mutate(text, seeds, randomOf(seed)));
      } catch (error) {
        if (!isSlaError(error)) throw error;
        expect(error.message).not.toMatch(/of (undefined|null)|is not a function/);
      }
    }),
  );
});
