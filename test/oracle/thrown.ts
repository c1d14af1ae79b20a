import { isSlaError, type SlaError } from '../../src/core/error.js';

/** The SlaError that a call throws; any other outcome fails the test. */
export function thrownBy(call: () => unknown): SlaError {
  let result: unknown;
  try {
    result = call();
  } catch (error) {
    if (isSlaError(error)) return error;
    throw error;
  }
  throw new Error(`expected an SlaError, got ${String(result)}`);
}
