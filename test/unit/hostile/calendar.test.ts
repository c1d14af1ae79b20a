import { describe, expect, it, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessTime,
  businessTimeBetween,
  type CalendarDefinition,
  type CompiledCalendar,
  checkCalendar,
  compileCalendar,
  isBusinessDay,
  isOpen,
  nextCloseAt,
  openIntervals,
  openTimePer,
  openTimeSet,
  traceBusinessTime,
} from '../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/core/instant.js';
import {
  compileClock,
  nextPeriod,
  periodAt,
  toInstant,
  toIso,
  toLocalTime,
} from '../../../src/index.js';
import { thrownBy } from '../../oracle/thrown.js';

const OFFICE = { timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } };
/** What no machine needs seconds for; a way that walks over all years takes many. */
const SOON_MS = 1500;

/** Processor time of a call, so that a busy machine changes nothing. */
function cpuMs(call: () => unknown): number {
  const before = process.cpuUsage().user;
  call();
  return (process.cpuUsage().user - before) / 1000;
}

/** Freezes a value and all that it holds; of maps and sets, which cannot be frozen, the methods that change them. */
function frozenDeeply<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const never = () => {
    throw new TypeError('frozen');
  };
  if (value instanceof Map || value instanceof Set)
    Object.assign(value, { set: never, add: never, delete: never, clear: never });
  if (!ArrayBuffer.isView(value)) Object.freeze(value);
  for (const member of Object.values(value)) frozenDeeply(member);
  return value;
}

describe('A4: the names of one zone are one clock', () => {
  const nights = (zone: string) =>
    compileCalendar({
      timeZone: 'Asia/Kolkata',
      intersection: [
        { timeZone: zone, weekly: { mon: '22:00-06:00' } },
        { timeZone: 'Asia/Kolkata', weekly: { 'mon-sun': '00:00-24:00' } },
      ],
    });

  test.each(['Asia/Kolkata', 'Asia/Calcutta'])('%s: a night belongs to its Monday', (zone) => {
    // 18:00Z on Monday is 23:30 in India, within the night of 2 March; the next Monday is 9 March.
    const found = addBusinessDays(nights(zone), '2026-03-02T18:00:00Z', 1);
    expect(toIso(found)).toBe('2026-03-09T18:00:00.000Z');
  });
});

describe('A11: results lie within the instants that slakit knows', () => {
  const always = compileCalendar({ timeZone: '+14:00', weekly: { 'mon-sun': '00:00-24:00' } });

  it('business days near the ends are words', () => {
    expect(addBusinessDays(always, MAX_INSTANT, 1)).toBe('never-opens');
    expect(addBusinessDays(always, MIN_INSTANT, -2)).toBe('never-opens');
  });

  it('the first and the last period are cut, and the last has no next', () => {
    const rule = { unit: 'month', timeZone: 'America/New_York' } as const;
    const last = periodAt(rule, MAX_INSTANT);
    expect(toInstant(last.endAt)).toBe(MAX_INSTANT);
    expect(toInstant(periodAt(rule, MIN_INSTANT).startAt)).toBe(MIN_INSTANT);
    expect(thrownBy(() => nextPeriod(rule, last)).code).toBe('instant-out-of-range');
  });

  it('the last local dates east of Greenwich are written whole, as ISO 8601 does', () => {
    expect(toLocalTime(MAX_INSTANT, '+14:00').date).toBe('+010000-01-01');
    expect(periodAt({ unit: 'month', timeZone: '+14:00' }, MAX_INSTANT).id).toBe('+010000-01');
  });

  it('no interval is empty', () => {
    expect(
      [...openIntervals(always, MAX_INSTANT)].filter((one) => one.startAt >= one.endAt),
    ).toEqual([]);
  });
});

describe('B3: a span of ten thousand years costs no more than its kinds of years', () => {
  const whole = { from: '0001-01-01', through: '9999-12-31' };

  it('a holiday for ever is a calendar that never opens, and soon found', () => {
    let code = '';
    const spent = cpuMs(() => {
      code = thrownBy(() => compileCalendar({ ...OFFICE, holidays: [whole] })).code;
    });
    expect(code).toBe('calendar-never-opens');
    expect(spent).toBeLessThan(SOON_MS);
  });

  it('two overrides at the ends of time are both found', () => {
    const definition: CalendarDefinition = {
      timeZone: 'Europe/Paris',
      overrides: [
        { kind: 'add', date: '0001-05-01', hours: '10:00-12:00' },
        { kind: 'add', date: '9999-05-01', hours: '10:00-12:00' },
      ],
    };
    const spent = cpuMs(() => {
      const rare = compileCalendar(definition);
      // The last two of the four hours end at noon, two hours before Greenwich in summer.
      expect(toIso(addBusinessTime(rare, '2026-01-01T00:00:00Z', { hours: 2 }))).toBe(
        '9999-05-01T10:00:00.000Z',
      );
    });
    expect(spent).toBeLessThan(SOON_MS);
  });

  it('two rotas that meet once in five thousand years are found to meet', () => {
    const rota = (weeks: number, opens: number) => ({
      timeZone: 'UTC',
      weekly: {
        anchor: '2026-01-05',
        weeks: Array.from({ length: weeks }, (_, i) => (i === opens ? { mon: '09:00-10:00' } : {})),
      },
    });
    expect(() => compileCalendar({ intersection: [rota(519, 0), rota(520, 1)] })).not.toThrow();
  });
});

describe('B4: the days that entries name are counted, not the entries', () => {
  const centuries = (count: number) => ({
    timeZone: 'UTC',
    weekly: { mon: '08:00-09:00' },
    overrides: Array.from({ length: count }, () => ({
      kind: 'add',
      from: '2000-01-01',
      through: '2099-12-31',
      hours: '10:00-12:00',
    })),
  });

  it('a hundred overrides of a century are checked soon', () => {
    expect(cpuMs(() => checkCalendar(centuries(100)))).toBeLessThan(SOON_MS);
  });

  it('more than 600,000 intervals in a year are refused, with the limit and how to stay below', () => {
    const check = checkCalendar(centuries(2000));
    expect(check.ok).toBe(false);
    const [issue] = check.ok ? [] : check.issues;
    expect([issue?.code, issue?.expected.slice(0, 31)]).toEqual([
      'invalid-calendar',
      'at most 600000 intervals in a y',
    ]);
    expect(issue?.hint).toContain('fewer dates');
  });

  it('counts over all parts of a composition, shared ones at each place', () => {
    // 200 parts with hours on 366 days, 20 intervals a day: 1,464,000 in a year.
    const hours = Array.from(
      { length: 20 },
      (_, i) => `${String(i).padStart(2, '0')}:00-${String(i).padStart(2, '0')}:30`,
    );
    const part = { timeZone: 'UTC', weekly: { 'mon-sun': hours.join(', ') } };
    const check = checkCalendar({ union: Array.from({ length: 200 }, () => part) });
    expect(check.ok ? '' : check.issues[0]?.code).toBe('invalid-calendar');
  });
});

describe('B13: the ends of time, as databases have them, cost nothing', () => {
  const parts = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo'];
  const sun = () => compileCalendar({ union: parts.map((timeZone) => ({ ...OFFICE, timeZone })) });

  it("Go's zero time: 1 January of the year 1", () => {
    const spent = cpuMs(() =>
      businessTimeBetween(sun(), '0001-01-01T00:00:00Z', '2026-03-02T00:00:00Z'),
    );
    expect(spent).toBeLessThan(SOON_MS);
  });

  it('31 December 9999', () => {
    const spent = cpuMs(() =>
      businessTimeBetween(sun(), '2026-03-02T00:00:00Z', '9999-12-31T23:59:59Z'),
    );
    expect(spent).toBeLessThan(SOON_MS);
  });

  it('a close that never comes, where two parts fill the week', () => {
    const week = compileCalendar({
      union: [
        { timeZone: 'UTC', weekly: { 'mon-fri': '00:00-24:00' } },
        { timeZone: 'UTC', weekly: { 'sat-sun': '00:00-24:00' } },
      ],
    });
    const spent = cpuMs(() =>
      expect(nextCloseAt(week, '2026-03-02T00:00:00Z')).toBe('never-closes'),
    );
    expect(spent).toBeLessThan(SOON_MS);
  });
});

describe('B16: what is asked for whole is bounded, and says so', () => {
  // Three intervals an hour, all day long: 26,352 a year, so that two million fill 76 years.
  const busy = compileCalendar({
    timeZone: 'UTC',
    weekly: {
      'mon-sun': Array.from({ length: 720 }, (_, i) => {
        const at = (minute: number) =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        return `${at(2 * i)}-${at(2 * i + 1)}`;
      }).join(', '),
    },
  });

  test.each([
    ['openTimeSet', () => openTimeSet(busy, MIN_INSTANT, MAX_INSTANT)],
    ['openTimePer', () => openTimePer(compileCalendar(OFFICE), 'day', MIN_INSTANT, MAX_INSTANT)],
    ['traceBusinessTime', () => traceBusinessTime(busy, MIN_INSTANT, MAX_INSTANT)],
  ])('%s', (_, ask) => {
    const { code, hint } = thrownBy(ask);
    expect([code, hint?.includes('shorter stretch')]).toEqual(['result-out-of-range', true]);
  });

  test('as many days as may be listed are, and not one more', () => {
    const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
    const most = 40_000;
    expect(openTimePer(always, 'day', 0, most * 86_400_000)).toHaveLength(most);
    expect(thrownBy(() => openTimePer(always, 'day', 0, most * 86_400_000 + 1)).code).toBe(
      'result-out-of-range',
    );
  });
});

test('C1: hours that are no pairs beside pairs that overlap are findings', () => {
  const check = checkCalendar({
    timeZone: 'UTC',
    weekly: { mon: [['08:00', '12:00'], ['08:00', '12:00'], 'x'] },
  });
  expect(check.ok ? [] : check.issues.map(({ path }) => path)).toEqual([['weekly', 'mon', 2]]);
});

describe('C6: a copy of a calendar is no compiled calendar', () => {
  const office = compileCalendar(OFFICE);
  const copies = [JSON.parse(JSON.stringify(office)), { ...office }, { ...office, blocks: null }];
  test.each([
    ['isOpen', (copy: CompiledCalendar) => isOpen(copy, 0)],
    ['addBusinessTime', (copy: CompiledCalendar) => addBusinessTime(copy, 0, 'PT1H')],
    ['businessTimeBetween', (copy: CompiledCalendar) => businessTimeBetween(copy, 0, 1)],
    ['addBusinessDays', (copy: CompiledCalendar) => addBusinessDays(copy, 0, 1)],
  ])('%s', (_, ask) => {
    for (const copy of copies) expect(thrownBy(() => ask(copy)).code).toBe('invalid-calendar');
  });

  it('what was compiled of another rule is none either', () => {
    const clock = compileClock({
      id: 'reply',
      start: { on: 'created' },
      stop: { on: 'solved' },
      targets: [{ elapsed: 'PT1H' }],
    }) as never;
    for (const ask of [
      () => isOpen(clock, 0),
      () => addBusinessDays(clock, 0, 1),
      () => isBusinessDay(clock, '2026-03-02'),
    ])
      expect(thrownBy(ask).code).toBe('invalid-calendar');
  });

  it.each([
    ['its top', <T>(made: T) => Object.freeze(made)],
    ['all that it can reach, as state containers do', frozenDeeply],
  ])('a host may freeze %s, and is answered the same', (_, freeze) => {
    const frozen = freeze(compileCalendar({ ...OFFICE, timeZone: 'Asia/Tbilisi' }));
    const plain = compileCalendar({ ...OFFICE, timeZone: 'Asia/Tbilisi' });
    const at = '2026-03-06T15:00:00Z';
    expect(addBusinessTime(frozen, at, 'PT4H')).toBe(addBusinessTime(plain, at, 'PT4H'));
    expect(addBusinessDays(frozen, at, 3)).toBe(addBusinessDays(plain, at, 3));
    expect(businessTimeBetween(frozen, 0, at)).toBe(businessTimeBetween(plain, 0, at));
    // Found by mutants of arguments: what could not be remembered was resolved, and thrown, at each step.
    expect(frozen.memory.recent.openMs).toBeGreaterThan(0);
  });
});
