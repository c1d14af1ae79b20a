import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  businessTimeBetween,
  explainBusinessTime,
  isOpen,
  traceBusinessTime,
} from '../../../src/calendar.js';
import { toLocalTime } from '../../../src/index.js';
import { instantIn, sample, sampleWith } from './arbitraries.js';

const withRange = sampleWith<[number, number]>(sample, instantIn, instantIn);
const shares = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 3,
  maxLength: 3,
});

describe('the explanation of open time', () => {
  test('covers the range without gap or overlap, and is empty for none', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar }, from, to]) => {
        const steps = traceBusinessTime(calendar, from, to);
        if (to <= from) {
          expect(steps).toEqual([]);
          return;
        }
        expect(steps.map(({ startAt }) => startAt)).toEqual([
          from,
          ...steps.slice(0, -1).map(({ endAt }) => endAt),
        ]);
        expect(steps.at(-1)?.endAt).toBe(to);
        expect(steps.filter(({ startAt, endAt }) => startAt >= endAt)).toEqual([]);
      }),
    );
  });

  test('adds up, step by step, to the open time between', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar }, from, to]) => {
        let openMs = 0;
        for (const { startAt, endAt, isOpen: counts, totalMs } of traceBusinessTime(
          calendar,
          from,
          to,
        )) {
          if (counts) openMs += endAt - startAt;
          expect(totalMs).toBe(openMs);
          expect(totalMs).toBe(businessTimeBetween(calendar, from, endAt));
        }
      }),
    );
  });

  test('says open or closed as the calendar does, at both ends and within', () => {
    fc.assert(
      fc.property(withRange, shares, ([{ calendar }, from, to], parts) => {
        for (const step of traceBusinessTime(calendar, from, to)) {
          const lengthMs = step.endAt - step.startAt;
          const within = parts.map((share) => step.startAt + Math.floor(share * lengthMs));
          for (const at of [step.startAt, ...within, step.endAt - 1])
            expect([at, isOpen(calendar, at)]).toEqual([at, step.isOpen]);
        }
      }),
    );
  });

  test('never crosses a midnight, and neighbours differ in something', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar }, from, to]) => {
        const steps = traceBusinessTime(calendar, from, to);
        const { id } = calendar.plan.zone;
        const said = ({ date, isOpen: counts, reason }: (typeof steps)[number]): string =>
          JSON.stringify([date, counts, reason.text]);
        steps.forEach((step, i) => {
          expect(toLocalTime(step.startAt, id).date).toBe(step.date);
          expect(toLocalTime(step.endAt - 1, id).date).toBe(step.date);
          expect(step.reason.text).not.toBe('');
          if (i > 0) expect(said(step)).not.toBe(said(steps[i - 1] as typeof step));
        });
        expect(explainBusinessTime(calendar, steps)).toHaveLength(steps.length);
      }),
    );
  });

  test('is plain data', () => {
    fc.assert(
      fc.property(withRange, ([{ calendar }, from, to]) => {
        const steps = traceBusinessTime(calendar, from, to);
        expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
        expect(structuredClone(steps)).toEqual(steps);
      }),
      { numRuns: 20 },
    );
  });
});
