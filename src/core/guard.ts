import { isSlaError, SlaError } from './error.js';

/**
 * Answers, or throws an error of slakit. A value that a caller gives may be more than data: a getter
 * may throw, a proxy may be revoked, a structure may hold itself. Whatever comes of that is told as
 * what it is, a mistake in the input, with the error behind it as its cause.
 */
export function guarded<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    if (isSlaError(error)) throw error;
    throw new SlaError(UNREADABLE, { cause: error });
  }
}

const UNREADABLE = {
  code: 'invalid-type',
  path: [],
  expected: 'plain data',
  received: 'what throws when it is read',
} as const;
