import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import * as runner from '@vitest/runner';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

const globals: Record<symbol, object> = globalThis as never;
const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  globals[ASYMMETRIC_MATCHERS_OBJECT],
  {
    unreachable: (message = 'this') => chai.assert.fail(`expected ${message} not to be reached`),
  },
);
setState({ assertionCalls: 0 }, expect as never);
globals[GLOBAL_EXPECT] = expect;

/**
 * What a test file imports from vitest, made of the packages that vitest itself is made of. A word that is
 * not here fails the first run, before any mutant is tried.
 */
export function vitestStandIn(forgetModules: () => void): object {
  const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = runner;
  return {
    ...{ afterAll, afterEach, beforeAll, beforeEach, describe, it, test, expect },
    vi: { resetModules: forgetModules },
  };
}
