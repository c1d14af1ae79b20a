import { expect, test } from 'vitest';
import { assessCredit, compileScheme } from '../../../src/credit.js';

const scheme = compileScheme({ rows: [{ lt: 99, remedy: { percent: 10 } }] });
const base = { amount: '80.00', currency: 'EUR' };

test('a field that a loop over the facts does not show is read', () => {
  const facts = Object.defineProperty({ level: 98, base }, 'currency', { value: 'USD' });
  expect(() => assessCredit(scheme, facts)).toThrow('base.currency: expected USD');
});

test('a field that only a prototype has is not read', () => {
  const facts = Object.assign(Object.create({ base }) as { base: typeof base }, { level: 98 });
  expect(assessCredit(scheme, facts).amount).toBeNull();
});

test('a getter that throws is told with its place', () => {
  const facts = {
    level: 98,
    get base(): never {
      throw new Error('gone');
    },
  };
  expect(() => assessCredit(scheme, facts)).toThrow('base: expected a value that can be read');
});
