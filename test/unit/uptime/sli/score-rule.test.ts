import { describe, expect, test } from 'vitest';
import { checkScore, compileScore, measureScore, type ScoreRule } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { JULY_1, JUNE, JUNE_1 } from '../month.js';

const CSAT = { measure: 'csat', scale: { least: 1, most: 5 }, goodFrom: 4 } as const;
const NPS = { measure: 'nps' } as const;

const june = (
  rule: ScoreRule,
  counts: Readonly<Record<number, number>>,
  options: Partial<Parameters<typeof measureScore>[2]> = {},
) => {
  const answers = Object.entries(counts).map(([score, count]) => ({
    at: JUNE_1,
    score: Number(score),
    count,
  }));
  return measureScore(compileScore(rule), { period: JUNE, answers }, { at: JULY_1, ...options });
};

describe('a rule for scores', () => {
  test.each<[unknown, (string | number)[], string]>([
    [7, [], 'a rule for scores'],
    [{ measure: 'ces' }, ['measure'], 'one of csat, nps'],
    [{ ...CSAT, scale: 7 }, ['scale'], 'a scale with least and most'],
    [{ ...CSAT, scale: { least: 5, most: 5 } }, ['scale', 'most'], 'more than the least'],
    [
      { ...CSAT, goodFrom: 1 },
      ['goodFrom'],
      'an answer above 1, up to 5: some are good and some are not',
    ],
    [
      { ...CSAT, goodFrom: 6 },
      ['goodFrom'],
      'an answer above 1, up to 5: some are good and some are not',
    ],
    [
      { ...CSAT, scale: { least: 1, most: 1001 } },
      ['scale', 'most'],
      'a whole number of points, from 0 to 1000',
    ],
    [{ ...CSAT, acceptablePercent: 80 }, ['acceptablePercent'], 'a target beside a softer one'],
    [
      { ...CSAT, targetPercent: 80, acceptablePercent: 80 },
      ['acceptablePercent'],
      'less than the target',
    ],
    [{ ...NPS, targetScore: 101 }, ['targetScore'], 'points from -100 to 100'],
    [{ ...NPS, acceptableScore: 1 }, ['acceptableScore'], 'a target beside a softer one'],
    [{ ...NPS, minAnswers: -1 }, ['minAnswers'], 'a whole number of answers, from 0 on'],
  ])('%j is refused at %j', (rule, path, expected) => {
    expect(thrownBy(() => compileScore(rule as never))).toMatchObject({ path, expected });
    const check = checkScore(rule);
    expect(check.ok ? [] : check.issues).toMatchObject([{ path, expected }]);
  });

  test('may call the highest answer alone good, of a scale as long as any', () => {
    expect(june({ ...CSAT, goodFrom: 5 }, { 5: 3, 4: 1 }).score).toBe('75');
    const long = { ...CSAT, scale: { least: 0, most: 1000 }, goodFrom: 1 } as const;
    expect(june(long, { 0: 1, 1: 1, 1000: 2 }).score).toBe('75');
  });

  test('may promise the least and the most that a net score can be', () => {
    expect(june({ ...NPS, targetScore: -100 }, { 0: 1 }).status).toBe('met');
    expect(june({ ...NPS, targetScore: 100 }, { 10: 1 }).status).toBe('met');
  });
});

describe('a score', () => {
  test('says whether the answers so far keep the target', () => {
    const rule = { ...CSAT, targetPercent: 75, acceptablePercent: 50 };
    expect(june(rule, { 5: 3, 1: 1 }).onTarget).toBe(true);
    expect(june(rule, { 5: 2, 1: 1 })).toMatchObject({ onTarget: false, status: 'acceptable' });
    expect(june(CSAT, { 5: 2 }).onTarget).toBeNull();
    expect(june(rule, {}).onTarget).toBeNull();
  });

  test('is lost early only where its softest promise is the highest that there is', () => {
    const at = JUNE_1 + 1;
    const perfect = { ...CSAT, targetPercent: 100 };
    expect(june({ ...perfect, acceptablePercent: 99 }, { 1: 9 }, { at }).status).toBe(
      'not-yet-due',
    );
    expect(june({ ...NPS, targetScore: 100 }, { 10: 9, 8: 1 }, { at }).status).toBe('missed');
    expect(june({ ...NPS, targetScore: 100 }, { 10: 9 }, { at }).status).toBe('not-yet-due');
    // Nine prove nothing where it takes ten.
    expect(june({ ...perfect, minAnswers: 10 }, { 1: 9 }, { at }).status).toBe('not-yet-due');
    expect(june({ ...perfect, minAnswers: 10 }, { 1: 10 }, { at }).status).toBe('missed');
    expect(june({ ...perfect, minAnswers: 10 }, { 5: 10 }).status).toBe('met');
  });

  test('counts what was answered at the very instant of judgement', () => {
    const answers = [
      { at: JUNE_1 + 5, score: 5 },
      { at: JUNE_1 + 6, score: 5 },
    ];
    const facts = { period: JUNE, answers };
    expect(measureScore(compileScore(CSAT), facts, { at: JUNE_1 + 5 })).toMatchObject({
      evaluatedAt: JUNE_1 + 5,
      period: { startAt: JUNE_1, endAt: JULY_1 },
      measure: 'csat',
      answers: 1,
      leftOut: { outsidePeriod: 0, ahead: 1 },
    });
  });

  test('has an interval as sure as is asked for', () => {
    // Of 50 and 50 the middle is a half: ± z √(0.0025 + z² / 40,000) / (1 + z² / 100), with z = 1.644854 for 90 %
    // and 2.575829 for 99 %: ± 0.0811522 and ± 0.1247204.
    const half = (confidencePercent: 90 | 99) =>
      june(CSAT, { 5: 50, 1: 50 }, { confidencePercent, digits: 3 }).interval;
    expect(half(90)).toEqual({ least: '41.884', most: '58.116' });
    expect(half(99)).toEqual({ least: '37.527', most: '62.473' });
  });

  test('has an interval without rounding where its root is exact', () => {
    // Of 50 and 50 the variance is 1 / 100: ± 1.959964 × 0.1. Of one answer there is none.
    expect(june(NPS, { 10: 50, 0: 50 }, { digits: 5 }).interval).toEqual({
      least: '-19.59964',
      most: '19.59964',
    });
    expect(june(NPS, { 10: 1 }, { digits: 5 }).interval).toEqual({ least: '100', most: '100' });
    // 3/4 of 4 less nothing: variance (0.75 - 0.5625) / 4 = 0.046875, root 0.2165063509…: 0.75 - 0.42434465…
    expect(june(NPS, { 10: 3, 8: 1 }, { digits: 5 }).interval).toEqual({
      least: '32.56553',
      most: '100',
    });
  });

  test('writes its interval with as many digits, and zeros where they are asked for', () => {
    const { interval } = june(CSAT, { 5: 1 }, { digits: 1, fixed: true });
    expect(interval?.most).toBe('100.0');
  });
});

describe('what measureScore takes', () => {
  const call = (facts: unknown, options: unknown) => () =>
    measureScore(compileScore(CSAT), facts as never, options as never);

  test.each<[unknown, unknown, (string | number)[], string]>([
    [null, { at: 0 }, [], 'facts about a survey'],
    [{ period: JUNE }, null, ['options'], 'options'],
    [{ period: 7 }, { at: 0 }, ['period'], 'a period with start and end'],
    [{ period: JUNE, answers: 7 }, { at: 0 }, ['answers'], 'a list of answers'],
    [{ period: JUNE, answers: [7] }, { at: 0 }, ['answers', 0], 'an answer'],
    [
      { period: JUNE, answers: [{ at: 0, score: 9 }] },
      { at: 0 },
      ['answers', 0, 'score'],
      'a whole number of points, from 1 to 5',
    ],
    [
      { period: JUNE, answers: [{ at: 0, score: 5, count: -1 }] },
      { at: 0 },
      ['answers', 0, 'count'],
      'a whole number of answers, from 0 on',
    ],
    [
      { period: JUNE },
      { at: 0, confidencePercent: 98 },
      ['options', 'confidencePercent'],
      'one of 90, 95, 99',
    ],
  ])('%j with %j is refused at %j', (facts, options, path, expected) => {
    expect(thrownBy(call(facts, options))).toMatchObject({ path, expected });
  });

  test('is a rule that was compiled, or a copy of it', () => {
    const facts = { period: JUNE };
    for (const compiled of [CSAT, null])
      expect(thrownBy(() => measureScore(compiled as never, facts, { at: 0 }))).toMatchObject({
        code: 'invalid-type',
        path: ['compiled'],
        expected: 'a compiled rule for scores',
        hint: 'compileScore(rule) makes one',
      });
    const copy = { ...compileScore({ ...CSAT, targetPercent: 99 }) };
    expect(measureScore(copy, { period: JUNE }, { at: JULY_1 }).status).toBe('no-data');
    const broken = { kind: 'compiled-score', rule: { ...CSAT, goodFrom: 9 } } as never;
    expect(thrownBy(() => measureScore(broken, facts, { at: 0 })).path).toEqual([
      'compiled',
      'goodFrom',
    ]);
  });
});
