import type { Attributes, Scalar } from './condition.js';

/**
 * Reads an attribute. What a name such as `__proto__` or `toString` finds unless an event has set it
 * is an object or a function, and no attribute is: that tells faster than asking whose it is.
 */
export function ownValue(attributes: Attributes, field: string): Scalar | undefined {
  const { [field]: value } = attributes;
  const kind = typeof value;
  if (kind === 'object') return value === null ? null : undefined;
  return kind === 'function' ? undefined : value;
}
