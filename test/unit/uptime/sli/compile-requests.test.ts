import { describe, expect, test } from 'vitest';
import { checkRequests, compileRequests, measureRequests } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { JULY_1, JUNE, refusal } from '../month.js';

describe('compileRequests', () => {
  test.each([
    [7, 'invalid-type', []],
    [{ targetPercent: '101' }, 'invalid-option', ['targetPercent']],
    [{ targetPercent: 99, targetRatio: 0.99 }, 'invalid-target', []],
    [{ acceptablePercent: 95 }, 'invalid-target', ['acceptablePercent']],
    [{ targetPercent: 95, acceptablePercent: 95 }, 'invalid-target', ['acceptablePercent']],
    [{ method: 'slices' }, 'invalid-option', ['method']],
    [{ method: 'timeSlices' }, 'missing-field', ['slice']],
    [{ slice: { length: 'PT1M' } }, 'invalid-option', ['slice']],
    [
      { method: 'timeSlices', slice: { length: 'PT1M' } },
      'missing-field',
      ['slice', 'errorPercent'],
    ],
    [{ method: 'timeSlices', slice: { length: 60 } }, 'invalid-duration', ['slice', 'length']],
    [{ method: 'timeSlices', slice: { length: 'PT0S' } }, 'invalid-duration', ['slice', 'length']],
    [
      { method: 'ratioSlices', slice: { length: 'PT1M', errorPercent: 1 } },
      'invalid-option',
      ['slice', 'errorPercent'],
    ],
    [
      { method: 'ratioSlices', slice: { length: 'PT1M', minRun: 2 } },
      'invalid-option',
      ['slice', 'minRun'],
    ],
    [{ minimumCoveragePercent: 101 }, 'invalid-option', ['minimumCoveragePercent']],
    [{ minEvents: 0.5 }, 'invalid-option', ['minEvents']],
    [{ calendar: 'office' }, 'unknown-reference', ['calendar']],
    [{ stradling: 'leftOut' }, 'unknown-field', ['stradling']],
  ])('refuses %j, and the check lists the same first', (rule, code, path) => {
    expect(() => compileRequests(rule as never)).toThrowError(
      refusal(code, path as (string | number)[]),
    );
    const check = checkRequests(rule);
    expect(check.ok ? [] : check.issues[0]).toMatchObject({ code, path });
  });

  test('takes what the check passes, and warns of a ratio for a percentage', () => {
    const check = checkRequests({ targetPercent: 0.999 });
    expect(check.ok).toBe(true);
    expect(check.warnings.map(({ code }) => code)).toEqual(['percent-like-ratio']);
  });

  test('tells calendars that are none', () => {
    expect(thrownBy(() => compileRequests({}, { office: {} as never })).path).toEqual([
      'calendars',
      'office',
    ]);
    expect(checkRequests({}, { office: {} as never }).ok).toBe(false);
  });

  test('makes what a copy can be asked as well, and a rule as it was given cannot', () => {
    const compiled = compileRequests({ targetPercent: 99 });
    const facts = { period: JUNE, buckets: [{ ...JUNE, good: 99, total: 100 }] };
    const copy = JSON.parse(JSON.stringify({ kind: compiled.kind, rule: compiled.rule }));
    expect(measureRequests(copy, facts, { at: JULY_1 })).toEqual(
      measureRequests(compiled, facts, { at: JULY_1 }),
    );
    expect(thrownBy(() => measureRequests({} as never, facts, { at: JULY_1 }))).toMatchObject({
      code: 'invalid-type',
      path: ['compiled'],
    });
  });
});
