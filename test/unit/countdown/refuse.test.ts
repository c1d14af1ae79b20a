import { expect, it } from 'vitest';
import { SlaError } from '../../../src/core/error.js';
import { refuse } from '../../../src/countdown/refuse.js';
import { thrownBy } from '../../oracle/thrown.js';

const TAG = Symbol.for('slakit.SlaError');

it('a refusal looks like an SlaError, which this room may not import', () => {
  const problem = { code: 'invalid-type', path: ['now'], expected: 'a number' } as const;
  const model = new SlaError({ ...problem, received: 'something else' });
  const error = thrownBy(() => refuse('now', 'a number'));
  expect({ ...error }).toEqual({ ...model });
  expect(error.message).toBe('now: expected a number');
  expect(Reflect.get(error, TAG)).toBe(Reflect.get(model, TAG));
});

it('a refusal carries the code that it is told', () => {
  expect(thrownBy(() => refuse('now', 'a number', 'invalid-instant')).code).toBe('invalid-instant');
});
