import { describe, expect, test } from 'vitest';
import {
  checkScore,
  compileScore,
  measureScore,
  type ScoreOptions,
  type ScoreRule,
} from '../../../../src/uptime.js';
import { JULY_1, JUNE, JUNE_1, refusal } from '../month.js';

const CSAT = { measure: 'csat', scale: { least: 1, most: 5 }, goodFrom: 4 } as const;
const NPS = { measure: 'nps' } as const;

/** So many answers of each score, given on the first of June. */
const given = (counts: Readonly<Record<number, number>>) =>
  Object.entries(counts).map(([score, count]) => ({ at: JUNE_1, score: Number(score), count }));
const june = (
  rule: ScoreRule,
  counts: Readonly<Record<number, number>>,
  options: Partial<ScoreOptions> = {},
) =>
  measureScore(
    compileScore(rule),
    { period: JUNE, answers: given(counts) },
    { at: JULY_1, ...options },
  );

describe('measureScore', () => {
  test('counts answers of 4 and 5 of 5 as satisfied', () => {
    // 50 + 35 of 100.
    const score = june({ ...CSAT, targetPercent: 85 }, { 5: 50, 4: 35, 3: 10, 1: 5 });
    expect(score).toMatchObject({ score: '85', status: 'met', good: 85, neutral: 0, bad: 15 });
    expect(score.exact).toEqual({ good: '85', total: '100' });
  });

  test('takes detractors from promoters, and passives from neither', () => {
    // 9 and 10 promote, 7 and 8 do not matter, 0 to 6 detract: (30 - 50) / 100.
    const score = june(NPS, { 10: 20, 9: 10, 8: 15, 7: 5, 6: 49, 0: 1 });
    expect(score).toMatchObject({ score: '-20', good: 30, neutral: 20, bad: 50, answers: 100 });
    expect(score.exact).toEqual({ good: '-20', total: '100' });
    expect(score.status).toBe('measured');
  });

  test('compares exactly: a third of 100 is not 33.34 and not less than 33.33', () => {
    const answers = { 10: 2, 8: 0, 0: 1 };
    expect(june(NPS, answers, { digits: 2 }).score).toBe('33.33');
    expect(june({ ...NPS, targetScore: '33.33' }, answers).status).toBe('met');
    expect(june({ ...NPS, targetScore: '33.34' }, answers).status).toBe('missed');
    // Rounded down, also below zero.
    expect(june(NPS, { 10: 1, 0: 2 }, { digits: 2 }).score).toBe('-33.34');
  });

  test('knows a softer promise, too few answers, and none', () => {
    const rule = { ...NPS, targetScore: 40, acceptableScore: 0, minAnswers: 10 } as const;
    expect(june(rule, { 10: 6, 0: 4 }).status).toBe('acceptable');
    expect(june(rule, { 10: 4, 0: 6 }).status).toBe('missed');
    expect(june(rule, { 10: 9 }).status).toBe('insufficient-data');
    expect(june(rule, {})).toMatchObject({ status: 'no-data', score: null, interval: null });
  });

  test('is not due before the end, and lost before it only where nothing may be amiss', () => {
    const at = JUNE_1 + 1;
    expect(june({ ...CSAT, targetPercent: 85 }, { 1: 9 }, { at }).status).toBe('not-yet-due');
    expect(june({ ...CSAT, targetPercent: 100 }, { 1: 9 }, { at }).status).toBe('missed');
    expect(june({ ...CSAT, targetPercent: 100 }, { 5: 9 }, { at }).status).toBe('not-yet-due');
    expect(june(CSAT, { 5: 9 }, { at }).status).toBe('measured');
    expect(june(CSAT, {}, { at }).status).toBe('not-yet-due');
  });

  test('leaves out answers of other times, and says how many', () => {
    const answers = [
      { at: JUNE_1 - 1, score: 5 },
      { at: JUNE_1, score: 5 },
      { at: JUNE_1 + 10, score: 5 },
      { at: JULY_1, score: 5, count: 3 },
    ];
    const score = measureScore(compileScore(CSAT), { period: JUNE, answers }, { at: JUNE_1 + 9 });
    expect(score.answers).toBe(1);
    expect(score.leftOut).toEqual({ outsidePeriod: 4, ahead: 1 });
  });

  describe('the interval', () => {
    test("of a share is Wilson's", () => {
      // p = 0.85, n = 100, z² = 3.8414589: (0.85 + 0.0192073 ± 1.959964 √(0.001275 + 0.0000960365)) / 1.0384146
      // = (0.8692073 ± 0.0725726) / 1.0384146 = 0.7671644 to 0.9069401, rounded outward.
      const { interval } = june(CSAT, { 5: 85, 1: 15 }, { digits: 3 });
      expect(interval).toEqual({ least: '76.716', most: '90.695' });
    });

    test('of a net score is that of a mean of 1, 0 and -1', () => {
      // 0.45 ± 1.959964 √((0.75 - 0.2025) / 100) = 0.45 ± 0.145024.
      const { interval } = june(NPS, { 10: 60, 8: 25, 0: 15 }, { digits: 3 });
      expect(interval).toEqual({ least: '30.497', most: '59.503' });
    });

    test('is cut to what a score can be, and wider the surer it is', () => {
      expect(june(NPS, { 10: 4, 0: 1 }).interval?.most).toBe('100');
      expect(june(CSAT, { 5: 1 }, { digits: 2 }).interval).toEqual({ least: '20.65', most: '100' });
      const least = (confidencePercent: 90 | 95 | 99) =>
        Number(june(NPS, { 10: 60, 0: 40 }, { confidencePercent }).interval?.least);
      expect(least(90)).toBeGreaterThan(least(95));
      expect(least(95)).toBeGreaterThan(least(99));
    });
  });

  test.each([
    [7, 'invalid-type', []],
    [{}, 'missing-field', ['measure']],
    [{ measure: 'ces' }, 'invalid-option', ['measure']],
    [{ measure: 'csat', goodFrom: 4 }, 'missing-field', ['scale']],
    [{ ...CSAT, goodFrom: 1 }, 'invalid-option', ['goodFrom']],
    [{ ...CSAT, goodFrom: 6 }, 'invalid-option', ['goodFrom']],
    [{ ...CSAT, scale: { least: 5, most: 5 } }, 'invalid-option', ['scale', 'most']],
    [{ ...CSAT, targetScore: 40 }, 'unknown-field', ['targetScore']],
    [{ ...NPS, targetScore: -101 }, 'invalid-option', ['targetScore']],
    [{ ...NPS, acceptableScore: 1 }, 'invalid-target', ['acceptableScore']],
    [{ ...NPS, targetScore: 1, acceptableScore: 1 }, 'invalid-target', ['acceptableScore']],
    [{ ...NPS, goodFrom: 9 }, 'unknown-field', ['goodFrom']],
  ])('refuses %j, and the check lists the same', (rule, code, path) => {
    expect(() => compileScore(rule as never)).toThrowError(
      refusal(code, path as (string | number)[]),
    );
    const check = checkScore(rule);
    expect(check.ok ? [] : check.issues[0]).toMatchObject({ code, path });
  });

  test('refuses answers that are not on the scale, and a sureness of its own', () => {
    const of = (score: number) => () => june(CSAT, { [score]: 1 });
    expect(of(0)).toThrowError(refusal('invalid-option', ['answers', 0, 'score']));
    expect(of(6)).toThrowError(refusal('invalid-option', ['answers', 0, 'score']));
    expect(of(4.5)).toThrowError(refusal('invalid-option', ['answers', 0, 'score']));
    expect(() => june(CSAT, {}, { confidencePercent: 98 as never })).toThrowError(
      refusal('invalid-option', ['options', 'confidencePercent']),
    );
    expect(() => measureScore({} as never, { period: JUNE }, { at: 0 })).toThrowError(
      refusal('invalid-type', ['compiled']),
    );
    expect(() =>
      june(CSAT, { 5: Number.MAX_SAFE_INTEGER, 4: Number.MAX_SAFE_INTEGER }),
    ).toThrowError(refusal('result-out-of-range', []));
  });
});
