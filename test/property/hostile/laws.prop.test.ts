import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as slakit from '../../../src/index.js';
import { complement, toTimeSet, union } from '../../../src/time-set.js';

/**
 * Laws between two calls: what is the same for the reader of a contract is the same for the engines,
 * however it is written down.
 */

const MARCH = { startAt: Date.UTC(2026, 2, 1), endAt: Date.UTC(2026, 3, 1), id: '2026-03' };
const AT = MARCH.endAt;
const instants = fc.integer({ min: MARCH.startAt, max: MARCH.endAt - 1 });

/** Intervals of March that do not touch: gaps and lengths, laid end to end. */
const spells = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 80_000_000 }), fc.integer({ min: 1, max: 20_000_000 })),
    {
      maxLength: 12,
    },
  )
  .map((steps) => {
    let at = MARCH.startAt;
    return steps.flatMap(([gap, length]) => {
      const start = at + gap;
      at = start + length;
      return at < MARCH.endAt ? [{ start, end: at }] : [];
    });
  });

/** The same list in another order. */
const shuffled = <T>(
  list: fc.Arbitrary<readonly T[]>,
): fc.Arbitrary<readonly [readonly T[], readonly T[]]> =>
  list.chain((items) =>
    fc
      .shuffledSubarray([...items], { minLength: items.length })
      .map((others) => [items, others] as const),
  );

describe('the order of a list that has none does not matter', () => {
  test('intervals of a set', () => {
    fc.assert(
      fc.property(shuffled(spells), ([list, others]) => {
        expect(toTimeSet(others)).toEqual(toTimeSet(list));
      }),
    );
  });

  test('outages, exclusions and unknown time of a period', () => {
    const terms = slakit.compileAvailability({
      targetPercent: '99.9',
      unknownAs: 'leftOut',
      exclusionRules: { maintenance: {} },
    });
    const measured = (
      outages: readonly slakit.OutageInput[],
      planned: readonly { readonly start: number; readonly end: number }[],
    ): unknown => {
      const exclusions = planned.map((one) => ({ ...one, kind: 'maintenance' }));
      const unknown = planned.map(({ start, end }) => ({ start: start + 1000, end: end + 1000 }));
      // Exclusions are told in the order as given.
      const { exclusions: told, ...rest } = slakit.measureAvailability(
        terms,
        { period: MARCH, outages, exclusions, unknown },
        { at: AT },
      );
      return { ...rest, count: told.length };
    };
    fc.assert(
      fc.property(shuffled(spells), shuffled(spells), ([down, otherDown], [off, otherOff]) => {
        expect(measured(otherDown, otherOff)).toEqual(measured(down, off));
      }),
    );
  });

  test('holidays of a calendar', () => {
    const dates = fc
      .uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 8 })
      .map((days) => days.map((day) => `2026-03-${String(day).padStart(2, '0')}`));
    fc.assert(
      fc.property(shuffled(dates), instants, ([list, others], at) => {
        const openIn = (holidays: readonly string[]): number =>
          slakit.businessTimeBetween(officeIn('Europe/Paris', holidays), at, AT);
        expect(openIn(others)).toBe(openIn(list));
      }),
    );
  });

  test('events of a log that is sorted, when no two are of one instant', () => {
    const clock = slakit.compileClock({
      id: 'solve',
      start: { on: 'created' },
      stop: { on: 'solved' },
      pause: { field: 'status', equals: 'waiting' },
      reopening: 'restart',
      targets: [{ elapsed: { hours: 30 } }],
    });
    const events = fc.uniqueArray(instants, { maxLength: 10 }).chain((times) =>
      fc.tuple(
        ...times.map((at) =>
          fc.record({
            at: fc.constant(at),
            type: fc.constantFrom('created', 'solved', 'changed'),
            set: fc.record({ status: fc.constantFrom('waiting', 'open') }),
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled(events), ([log, others]) => {
        // What was ignored is told by its index in the list as given.
        const report = (list: readonly slakit.ClockEvent[]): unknown => {
          const { ignored, ...rest } = slakit.evaluateClock(clock, list, { at: AT, order: 'sort' });
          return { ...rest, count: ignored.length };
        };
        expect(report(others)).toEqual(report(log));
      }),
    );
  });

  test('amounts of a sum, members of a series', () => {
    const amounts = fc.array(
      fc
        .integer({ min: 0, max: 10_000_000 })
        .map((cents) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' })),
      { maxLength: 10 },
    );
    const members = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shuffled(amounts), shuffled(members), ([sum, others], [series, turned]) => {
        expect(slakit.sumMoney(others, 'EUR')).toEqual(slakit.sumMoney(sum, 'EUR'));
        const composed = (list: readonly number[]): unknown =>
          slakit.composeAvailability({ system: { series: list } });
        expect(composed(turned)).toEqual(composed(series));
      }),
    );
  });
});

describe('time that is cut in two counts once', () => {
  test('an outage', () => {
    const terms = slakit.compileAvailability({ targetPercent: '99.9' });
    const downIn = (outages: readonly slakit.OutageInput[]): unknown =>
      slakit.measureAvailability(terms, { period: MARCH, outages }, { at: AT }).downtimeMs;
    fc.assert(
      fc.property(spells, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const cut = list.flatMap(({ start, end }) => {
          const middle = start + Math.floor((end - start) * share);
          return [
            { start, end: middle },
            { start: middle, end },
          ];
        });
        expect(downIn(cut)).toEqual(downIn(list));
      }),
    );
  });

  test('a set, by its complement on both sides of an instant', () => {
    fc.assert(
      fc.property(spells, instants, (list, at) => {
        const halves = union(
          complement(list, MARCH.startAt, at),
          complement(list, at, MARCH.endAt),
        );
        expect(halves).toEqual(complement(list, MARCH.startAt, MARCH.endAt));
      }),
    );
  });

  test('business time', () => {
    const office = officeIn('America/New_York', []);
    fc.assert(
      fc.property(instants, instants, instants, (...three) => {
        const [a = 0, b = 0, c = 0] = three.sort((one, other) => one - other);
        const { businessTimeBetween: between } = slakit;
        expect(between(office, a, b) + between(office, b, c)).toBe(between(office, a, c));
      }),
    );
  });
});

describe('A4: a zone has one clock, whatever it is called', () => {
  const aliases = [
    ['Asia/Kolkata', 'Asia/Calcutta'],
    ['Europe/Kyiv', 'Europe/Kiev'],
    ['America/New_York', 'US/Eastern'],
    ['UTC', 'Etc/UTC'],
    ['UTC', '+00:00'],
  ] as const;
  const answers = (calendar: slakit.CompiledCalendar, at: number, count: number): unknown => [
    slakit.isOpen(calendar, at),
    slakit.nextOpenAt(calendar, at),
    slakit.addBusinessTime(calendar, at, { hours: count }),
    slakit.addBusinessDays(calendar, at, count),
    slakit.openTimePer(calendar, 'day', at, AT),
  ];
  const counts = fc.integer({ min: 1, max: 40 });

  test.each(aliases)('%s is %s', (name, alias) => {
    const [office, other] = [officeIn(name, ['2026-03-03']), officeIn(alias, ['2026-03-03'])];
    const monthAt = (timeZone: string, at: number): slakit.Period =>
      slakit.periodAt({ unit: 'month', timeZone }, at);
    fc.assert(
      fc.property(instants, counts, (at, count) => {
        expect(answers(other, at, count)).toEqual(answers(office, at, count));
        expect(slakit.toLocalTime(at, alias)).toEqual(slakit.toLocalTime(at, name));
        expect(monthAt(alias, at)).toEqual(monthAt(name, at));
      }),
    );
  });

  test.each(aliases)('%s is %s in a part of a calendar', (name, alias) => {
    const [nights, others] = [nightsIn(name, name), nightsIn(name, alias)];
    fc.assert(
      fc.property(instants, counts, (at, count) => {
        expect(answers(others, at, count)).toEqual(answers(nights, at, count));
      }),
      { examples: [[MARCH.startAt, 2]] },
    );
  });
});

describe('ten times the charge is ten times the credit', () => {
  test('as long as nothing in the terms is an amount, and nothing was rounded away', () => {
    const percents = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        percents,
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        ([low = 0, high = 0, cap = 0], euros, level) => {
          const scheme = slakit.compileScheme({
            target: { gte: 99 },
            rows: [
              { gte: 90, lt: 99, remedy: { percent: low } },
              { lt: 90, remedy: { percent: high } },
            ],
            caps: [{ limit: { percent: cap } }],
          });
          // Whole percents of whole euros have two decimals: the rounding has nothing to do.
          const creditOf = (charge: number): number => {
            const base = { amount: String(charge), currency: 'EUR' };
            return Number(slakit.assessCredit(scheme, { level, base }).amount?.amount);
          };
          expect(Math.round(creditOf(euros * 10) * 100)).toBe(Math.round(creditOf(euros) * 1000));
        },
      ),
    );
  });
});

describe('a result that went through a database is the same argument', () => {
  test('for what takes results', () => {
    const office = officeIn('Europe/Berlin', []);
    fc.assert(
      fc.property(instants, (at) => {
        const trace = slakit.traceBusinessTime(office, at, AT);
        const stored = JSON.parse(JSON.stringify(trace)) as typeof trace;
        expect(stored).toEqual(trace);
        expect(slakit.explainBusinessTime(office, stored)).toEqual(
          slakit.explainBusinessTime(office, trace),
        );
        expect(slakit.toIso(stored)).toEqual(slakit.toIso(trace));
      }),
    );
  });
});

/** Nights of a part in one zone, in a calendar of another: whose date is it after midnight? */
function nightsIn(timeZone: string, part: string): slakit.CompiledCalendar {
  return slakit.compileCalendar({
    timeZone,
    intersection: [
      { timeZone: part, weekly: { mon: '22:00-06:00', thu: '20:00-02:00' } },
      { timeZone, weekly: { 'mon-sun': '00:00-24:00' } },
    ],
  });
}

/** An office of five days a week. */
function officeIn(timeZone: string, holidays: readonly string[]): slakit.CompiledCalendar {
  return slakit.compileCalendar({ timeZone, weekly: { 'mon-fri': '09:00-17:00' }, holidays });
}
