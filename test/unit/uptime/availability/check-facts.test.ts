import { describe, expect, test } from 'vitest';
import { checkAvailabilityFacts, compileAvailability } from '../../../../src/uptime.js';
import { JULY_1, JUNE, JUNE_1 } from '../month.js';

const rule = compileAvailability({});

describe('checkAvailabilityFacts', () => {
  test('passes what can be measured', () => {
    const facts = { period: JUNE, outages: [[JUNE_1, null]] };
    expect(checkAvailabilityFacts(rule, facts, { at: JULY_1 })).toEqual({
      ok: true,
      value: facts,
      warnings: [],
    });
  });

  test('lists all faults, row by row', () => {
    const facts = {
      period: JUNE,
      outages: [{ start: 1 }, [1, 2], { start: 0, end: 1, stat: 'x' }],
      unknown: 7,
      misssing: 1,
    };
    const check = checkAvailabilityFacts(rule, facts, { at: 'soon' });
    expect(check.ok ? [] : check.issues.map(({ path }) => path.join('.'))).toEqual([
      'options.at',
      'misssing',
      'outages.0.end',
      'outages.2.stat',
      'unknown',
    ]);
  });

  test('warns of epoch seconds, in the period and in outages', () => {
    // 1 June and 1 July 2026 in seconds.
    const facts = {
      period: { start: 1_780_272_000, end: 1_782_864_000 },
      outages: [[1_780_272_000, 1_780_275_600]],
    };
    const { warnings } = checkAvailabilityFacts(rule, facts, { at: 1_782_864_000 });
    expect(warnings.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['instant-like-seconds', 'options.at'],
      ['instant-like-seconds', 'period.start'],
      ['instant-like-seconds', 'period.end'],
      ['instant-like-seconds', 'outages.0.0'],
      ['instant-like-seconds', 'outages.0.1'],
    ]);
  });

  test('never throws for facts of any form', () => {
    for (const facts of [
      null,
      undefined,
      7,
      'x',
      [],
      { period: [] },
      { period: JUNE, outages: {} },
    ])
      expect(checkAvailabilityFacts(rule, facts, { at: JULY_1 }).ok).toBe(false);
  });
});

describe('what checkAvailabilityFacts is asked with', () => {
  const issuesOf = (compiled: unknown, options: unknown) => {
    const check = checkAvailabilityFacts(
      compiled as typeof rule,
      { period: JUNE, outages: 7 },
      options as { at: number },
    );
    return check.ok ? [] : check.issues.map(({ path, expected }) => [path.join('.'), expected]);
  };

  test('lists a rule that was not compiled, and does not read facts for it', () => {
    for (const compiled of [null, {}])
      expect(issuesOf(compiled, { at: JULY_1 })).toEqual([
        ['compiled', 'a compiled availability rule'],
      ]);
  });

  test('lists options that are none, and goes on', () => {
    expect(issuesOf(rule, null).map(([path]) => path)).toEqual(['options', 'outages']);
    expect(issuesOf(rule, null)[0]?.[1]).toBe('options');
  });
});
