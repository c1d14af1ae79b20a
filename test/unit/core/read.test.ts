import { describe, expect, test } from 'vitest';
import { toDurationMs } from '../../../src/core/duration.js';
import { toInstant } from '../../../src/core/instant.js';
import {
  attempt,
  childOf,
  hasErrors,
  MOST_FINDINGS,
  note,
  pathOf,
  type Reader,
  readAll,
  readerOf,
  reading,
  refuse,
  unknownName,
  warn,
} from '../../../src/core/read.js';
import { listOf, readFields } from '../../../src/core/read-parts.js';
import { text } from '../../../src/core/read-values.js';
import { thrownBy } from '../../oracle/thrown.js';
import { checked, compiled, inShort, refusal } from '../../oracle/twins.js';

const fault = { code: 'invalid-option', expected: 'something else' } as const;
const refused = (reader: Reader): never => refuse(reader, fault);

describe('places', () => {
  test('a path names every step from the root', () => {
    const root = readerOf({ rows: [{ gte: '99' }] });
    const bound = childOf(childOf(childOf(root, 'rows'), 0), 'gte');
    expect(pathOf(bound)).toEqual(['rows', 0, 'gte']);
    expect(bound.value).toBe('99');
    expect(pathOf(root)).toEqual([]);
  });

  test('the argument of a call stands under its name', () => {
    expect(pathOf(childOf(readerOf({}, null, 'options'), 'at'))).toEqual(['options', 'at']);
  });

  test('what a value inherits is not there', () => {
    const inherited = Object.create({ name: 'inherited' }) as object;
    expect(childOf(readerOf(inherited), 'name').value).toBeUndefined();
    expect(childOf(readerOf({}), 'toString').value).toBeUndefined();
    expect(childOf(readerOf({}), '__proto__').value).toBeUndefined();
  });

  test('a field called __proto__ is a field like any other', () => {
    const value: unknown = JSON.parse('{ "__proto__": 7 }');
    expect(childOf(readerOf(value), '__proto__').value).toBe(7);
  });

  test.each([null, undefined, 7, 'text', true])('%j has no members', (value) => {
    expect(childOf(readerOf(value), 'length').value).toBeUndefined();
  });
});

describe('refusing', () => {
  test('without findings throws where, what was expected and what came', () => {
    const error = refusal(
      (reader) => refuse(childOf(reader, 'mode'), { ...fault, hint: 'say up' }),
      { mode: 'down' },
    );
    expect(error).toMatchObject({ ...fault, path: ['mode'], received: '"down"', hint: 'say up' });
  });

  test('with findings notes the same and gives up on the value', () => {
    const { value, findings } = checked(refused, 7);
    expect(value).toBeUndefined();
    expect(findings).toEqual([
      {
        ...fault,
        severity: 'error',
        path: [],
        received: '7',
        message: 'expected something else, received 7',
      },
    ]);
  });

  test('what is not there is missing, whatever it should have been', () => {
    expect(refusal(refused, undefined).code).toBe('missing-field');
    expect(inShort(checked(refused, undefined).findings)).toEqual(['missing-field']);
  });

  test('a fault that says what was received is not about a missing value', () => {
    const read = (reader: Reader): never => refuse(reader, { ...fault, received: 'both' });
    expect(refusal(read, undefined)).toMatchObject({ code: 'invalid-option', received: 'both' });
  });

  test('a noted fault lets reading go on, a thrown one does not', () => {
    const read = (reader: Reader): string => {
      note(reader, fault);
      return 'went on';
    };
    expect(checked(read, 1)).toMatchObject({ value: 'went on', findings: [{ severity: 'error' }] });
    expect(refusal(read, 1).code).toBe('invalid-option');
  });

  test('a doubt is told to whoever listens and stops nobody', () => {
    const read = (reader: Reader): string => {
      warn(reader, { code: 'odd', expected: 'less' });
      return 'went on';
    };
    expect(compiled(read, 1)).toBe('went on');
    expect(checked(read, 1)).toEqual({
      value: 'went on',
      findings: [
        {
          code: 'odd',
          severity: 'warning',
          path: [],
          expected: 'less',
          received: '1',
          message: 'expected less, received 1',
        },
      ],
    });
  });

  test('errors are known to what comes later, doubts are none', () => {
    const reader = readerOf(1, []);
    expect(hasErrors(reader)).toBe(false);
    warn(reader, { code: 'odd', expected: 'less' });
    expect(hasErrors(reader)).toBe(false);
    note(reader, fault);
    expect(hasErrors(reader)).toBe(true);
    expect(hasErrors(readerOf(1))).toBe(false);
  });

  test('no more is noted than a person reads', () => {
    const many = Array.from({ length: MOST_FINDINGS + 50 }, () => 1);
    expect(checked(listOf('texts', text), many).findings).toHaveLength(MOST_FINDINGS);
  });

  test('doubts in any number do not drown the error behind them', () => {
    const read = (reader: Reader): never => {
      for (let i = 0; i < MOST_FINDINGS + 50; i++) warn(reader, { code: 'odd', expected: 'less' });
      return refuse(reader, fault);
    };
    const { findings } = checked(read, 1);
    expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(findings).toHaveLength(MOST_FINDINGS + 1);
  });
});

describe('a converter that throws', () => {
  test('reads', () => {
    expect(compiled(reading(toInstant), '1970-01-01T00:00:01Z')).toBe(1000);
  });

  test('is told with the place of the value, and its own place inside', () => {
    const fields = { at: reading(toInstant), list: listOf('instants', reading(toInstant)) };
    const read = (reader: Reader) => readFields(reader, 'facts', fields);
    const input = { at: '2026-03-02', list: ['1970-01-01T00:00:00Z', 'soon'] };
    expect(inShort(checked(read, input).findings)).toEqual([
      'invalid-instant at',
      'invalid-instant list 1',
    ]);
    expect(refusal(read, input).path).toEqual(['at']);
    expect(refusal(reading(toDurationMs), { hours: 'soon' }).path).toEqual(['hours']);
  });

  test('is told as the error that it threw, hint included', () => {
    const read = reading(toInstant);
    const own = thrownBy(() => toInstant('2026-03-02T09:00:00'));
    const { code, expected, received, hint } = own;
    expect(refusal(read, '2026-03-02T09:00:00')).toMatchObject({ code, expected, received, hint });
  });

  test('is not asked to tell that nothing is there', () => {
    expect(refusal(reading(toInstant), undefined).code).toBe('missing-field');
  });

  test('something of its own, as a getter of the value does, refuses the value', () => {
    const own = new TypeError('broken');
    const read = reading(() => {
      throw own;
    });
    expect(checked(read, 1).findings).toMatchObject([
      { code: 'invalid-type', received: 'one that throws' },
    ]);
    expect(thrownBy(() => listOf('values', read)(readerOf([1])))).toMatchObject({
      path: [0],
      cause: own,
    });
  });
});

describe('attempts', () => {
  test('tell a value that is undefined from a refusal', () => {
    expect(attempt(readerOf(1, []), () => undefined)).toEqual({ value: undefined });
    expect(attempt(readerOf(1, []), refused)).toBeUndefined();
  });

  test('let through what is an error already', () => {
    expect(() => attempt(readerOf(1), refused)).toThrow('something else');
  });

  test('a whole input is read into a list of findings', () => {
    const findings: never[] = [];
    expect(readAll('a', findings, text)).toBe('a');
    expect(readAll(7, findings, text)).toBeUndefined();
    expect(inShort(findings)).toEqual(['invalid-type']);
  });
});

test('an unknown name is told with the nearest known one, if one is near', () => {
  expect(unknownName('boundry', ['boundary', 'rounding'])).toEqual({
    hint: 'did you mean boundary?',
  });
  expect(unknownName('xylophone', ['boundary'])).toEqual({});
});
