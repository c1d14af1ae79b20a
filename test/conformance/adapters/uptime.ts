import type { Adapter, Outcome } from '../types.js';
import type { Answers, Loose } from './uptime/answers.js';
import { uptimeAnswers } from './uptime/availability.js';
import { budgetAnswers, policyAnswers } from './uptime/budget.js';
import { alertAnswers, burnAnswers, downtimeAnswers, exhaustionAnswers } from './uptime/burn.js';
import { type Answer, matches, shownAnswer } from './uptime/compare.js';
import { compositeAnswers } from './uptime/composite.js';
import { isUnsupported, unreadOf, watch } from './uptime/read-all.js';
import { requestAnswers } from './uptime/requests.js';
import { sliceAnswers } from './uptime/slices.js';

/** Words in a vector that are for people. */
const PROSE = ['action'];

export const adapt: Adapter = (vector): Outcome => {
  const { op, input, expected, rounding = '' } = vector as Loose;
  const answersOf = OPERATIONS[op as string];
  if (answersOf === undefined) return { status: 'unsupported', reason: `operation ${String(op)}` };
  const watched = watch(input);
  const answers = answersOf(watched.value);
  const wanted = Object.keys(expected).filter((key) => !PROSE.includes(key));
  const unknown = wanted.filter((key) => !Object.hasOwn(answers, key));
  if (unknown.length > 0) return { status: 'unsupported', reason: `${op}: ${unknown.join(', ')}` };
  try {
    const given = wanted.map((key) => [key, (answers[key] as () => Answer)()] as const);
    const unread = unreadOf(watched);
    if (unread.length > 0)
      return { status: 'unsupported', reason: `${op}: nobody reads ${unread.join(', ')}` };
    const wrong = given.filter(([key, answer]) => !matches(key, expected[key], answer, rounding));
    if (wrong.length === 0) return { status: 'passed' };
    const actual = Object.fromEntries(wrong.map(([key, answer]) => [key, shownAnswer(answer)]));
    return { status: 'failed', expected, actual };
  } catch (error) {
    if (isUnsupported(error)) return { status: 'unsupported', reason: `${op}: ${error.message}` };
    throw error;
  }
};

const OPERATIONS: Readonly<Record<string, (input: Loose) => Answers>> = {
  alertThreshold: alertAnswers,
  allowedDowntime: downtimeAnswers,
  budgetPolicy: policyAnswers,
  burnRate: burnAnswers,
  compositeAvailability: compositeAnswers,
  errorBudget: budgetAnswers,
  exhaustion: exhaustionAnswers,
  requestSli: requestAnswers,
  timeslice: sliceAnswers,
  uptime: uptimeAnswers,
};
