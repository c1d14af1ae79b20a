import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import { attainmentOf } from '../../../../src/agreement/settle/attainment.js';
import { evaluateTicket } from '../../../../src/agreement/ticket/ticket.js';

const HOUR = 3_600_000;

const sla = compileAgreement({
  id: 'support',
  timeZone: 'UTC',
  currency: 'EUR',
  objectives: [
    {
      kind: 'clock',
      id: 'fix',
      start: { on: 'created' },
      stop: { on: 'solved' },
      cancel: { on: 'withdrawn' },
      targets: [{ elapsed: { hours: 4 } }],
    },
  ],
});

type Log = readonly (readonly [hour: number, type: string])[];

function counts(logs: readonly Log[], at: number, within?: readonly [number, number]) {
  const evaluations = logs.map((log, i) =>
    evaluateTicket(
      sla,
      { id: `T-${i}`, events: log.map(([hour, type]) => ({ at: hour * HOUR, type })) },
      { at: at * HOUR },
    ),
  );
  const options =
    within === undefined ? {} : { within: { startAt: within[0] * HOUR, endAt: within[1] * HOUR } };
  return attainmentOf(evaluations, options)[0];
}

const kept: Log = [
  [0, 'created'],
  [3, 'solved'],
];
const late: Log = [
  [0, 'created'],
  [6, 'solved'],
];
const never: Log = [[0, 'created']];
const withdrawn: Log = [
  [0, 'created'],
  [1, 'withdrawn'],
];

describe('attainment', () => {
  it('counts what was kept, missed, is open and was cancelled', () => {
    expect(counts([kept, kept, late, withdrawn, never], 3)).toMatchObject({
      met: 2,
      missed: 0,
      open: 2,
      cancelled: 1,
    });
    expect(counts([kept, kept, late, withdrawn, never], 7)).toMatchObject({
      met: 2,
      missed: 2,
      open: 0,
      cancelled: 1,
    });
  });

  it('counts an open cycle as missed from the first instant after its deadline', () => {
    expect(counts([never], 4)).toMatchObject({ missed: 0, open: 1 });
    expect(counts([never], 4 + 1 / HOUR)).toMatchObject({ missed: 1, open: 0 });
  });

  it('is the share of met among verdicts, rounded down, with the exact counts beside it', () => {
    // 2 of 3 is 66.666… %: never shown as 66.67.
    expect(counts([kept, kept, late], 7)).toMatchObject({
      attainmentPercent: '66.66',
      exact: { good: 2, total: 3 },
    });
    expect(counts([kept], 7)?.attainmentPercent).toBe('100.00');
  });

  it('has no figure before the first verdict', () => {
    expect(counts([never, withdrawn], 2)).toMatchObject({
      attainmentPercent: null,
      exact: null,
    });
    expect(attainmentOf([])).toEqual([]);
  });

  it('counts every cycle of a ticket that is reopened', () => {
    const reopened: Log = [
      [0, 'created'],
      [1, 'solved'],
      [10, 'created'],
      [20, 'solved'],
    ];
    expect(counts([reopened], 30)).toMatchObject({ met: 1, missed: 1 });
  });
});

describe('attainment within a period', () => {
  it('counts a kept promise where it ended', () => {
    // Ends at hour 3: the start of a period is included, its end is not.
    expect(counts([kept], 30, [3, 10])).toMatchObject({ met: 1 });
    expect(counts([kept], 30, [0, 3])).toMatchObject({ met: 0 });
  });

  it('counts a miss where its deadline passed, whenever the work ended', () => {
    expect(counts([late], 30, [0, 5])).toMatchObject({ missed: 1 });
    expect(counts([late], 30, [5, 10])).toMatchObject({ missed: 0 });
    expect(counts([never], 30, [4, 5])).toMatchObject({ missed: 1 });
  });

  it('counts a miss where it began to be one, though its deadline stood before closing time', () => {
    // Due at 17:00, when the office closes; until it opens at 09:00 a stop is still in time. Solved at
    // 09:05. At midnight nobody could say that it is missed, so it belongs to the second day.
    const office = compileAgreement({
      ...sla.agreement,
      calendars: { office: { timeZone: 'UTC', weekly: { 'mon-sun': '09:00-17:00' } } },
      objectives: sla.agreement.objectives.map((objective) => ({
        ...objective,
        calendar: 'office',
        boundary: 'nextOpen',
      })),
    });
    const events = [
      { at: 13 * HOUR, type: 'created' },
      { at: 33 * HOUR + 300_000, type: 'solved' },
    ];
    const onDay = (day: number, at: number) =>
      attainmentOf([evaluateTicket(office, { id: 'T-1', events }, { at })], {
        within: { startAt: day * 24 * HOUR, endAt: (day + 1) * 24 * HOUR },
      })[0];
    expect(onDay(0, 24 * HOUR)).toMatchObject({ open: 1, missed: 0 });
    expect(onDay(0, 48 * HOUR)).toMatchObject({ open: 0, missed: 0 });
    expect(onDay(1, 48 * HOUR)).toMatchObject({ open: 0, missed: 1 });
  });

  it('gives each verdict to exactly one of the periods that follow one another', () => {
    const missed = [
      [0, 4],
      [4, 5],
      [5, 30],
    ].map(([from = 0, to = 0]) => counts([late, never, kept], 30, [from, to])?.missed);
    expect(missed).toEqual([0, 2, 0]);
  });
});
