import { type CycleReport, toInstantInZone } from 'slakit';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../docs/demo/evaluate.js';
import { load } from '../../../docs/demo/load.js';
import { print } from '../../../docs/demo/print.js';
import { SAMPLE } from './files.js';

/**
 * Every figure is worked out by hand from docs/demo/sample/*.csv and docs/demo/agreement.json: office
 * hours are Monday to Thursday 08:00 to 18:00 (10 h) and Friday 08:00 to 16:00 (8 h) in Berlin; 2 March
 * 2026 is a Monday; 3 and 6 April are Good Friday and Easter Monday.
 */
const loaded = load(SAMPLE);
const figures = evaluate(loaded);

const berlin = (local: string) => toInstantInZone(local, 'Europe/Berlin');
const HOUR = 3_600_000;

function cycleOf(ticketId: string, objectiveId: string): CycleReport {
  const evaluation = figures.evaluations.find((one) => one.ticketId === ticketId);
  const { report } = evaluation?.objectives.find((one) => one.objectiveId === objectiveId) ?? {};
  return report?.current as CycleReport;
}

/** Verdict, deadline (if paused: projected), and hours left. */
function verdictOf(ticketId: string, objectiveId: string) {
  const { state, projectedDueAt, remainingMs } = cycleOf(ticketId, objectiveId);
  return [state, projectedDueAt, remainingMs / HOUR];
}

describe('the tickets of the sample', () => {
  it('are judged at the last event', () => {
    expect(figures.at).toBe(berlin('2026-03-31T15:00'));
    expect(figures.evaluations).toHaveLength(12);
  });

  it('T-1002 waits for its user from Tuesday to Thursday', () => {
    // Response, 2 h: Mon 17:30-18:00 is 0.5 h, Tue 08:00-09:30 the rest. Active at 09:45, 0.25 h late.
    expect(verdictOf('T-1002', 'response')).toEqual(['missed', berlin('2026-03-03T09:30'), -0.25]);
    // Resolution, 16 h: Mon 0.5, Tue 08:00-11:00 3, paused to Thu 10:00, Thu to 18:00 8: 11.5 in all.
    // The other 4.5 end on Fri 12:30; resolved at 15:30.
    expect(verdictOf('T-1002', 'resolution')).toEqual(['missed', berlin('2026-03-06T12:30'), -3]);
    // The pause: Tue 11:00-18:00 is 7 h, Wed 10, Thu 08:00-10:00 2.
    expect(cycleOf('T-1002', 'resolution').pausedMs).toBe(19 * HOUR);
  });

  it('T-1003 is reopened, and goes on where it stood', () => {
    // 40 h: Tue 9, Wed 10, Thu 10, Fri 08:00-12:00 4: 33 when resolved. Reopened Mon 09:30, 7 more: 16:30.
    // Resolved again Tue 14:00: Mon 8.5 and Tue 6 make 47.5.
    expect(verdictOf('T-1003', 'resolution')).toEqual(['missed', berlin('2026-03-09T16:30'), -7.5]);
  });

  it('T-1005 becomes critical after more time than a critical ticket has', () => {
    // Fri 15:00-16:00 1 h, Mon 10, Tue 08:00-09:00 1: then 8 h is the target, reached on Mon at 15:00.
    // Resolved Tue 17:00 after 20 h.
    expect(verdictOf('T-1005', 'resolution')).toEqual(['missed', berlin('2026-03-09T15:00'), -12]);
  });

  it('T-1008 comes at night, and counts from the morning', () => {
    expect(verdictOf('T-1008', 'response')).toEqual(['met', berlin('2026-03-19T08:30'), 10 / 60]);
    // 8 h from Thu 08:00: 16:00; resolved at 17:50.
    expect(verdictOf('T-1008', 'resolution')).toEqual([
      'missed',
      berlin('2026-03-19T16:00'),
      -110 / 60,
    ]);
  });

  it('T-1011 is paused: its deadline is what it would be if it went on now', () => {
    // 16 h: Mon 16:00-18:00 2, Tue 08:00-10:00 2, paused. From Tue 15:00: 3 h that day, Wed 9 h to 17:00.
    expect(verdictOf('T-1011', 'resolution')).toEqual(['paused', berlin('2026-04-01T17:00'), 12]);
    expect(cycleOf('T-1011', 'resolution').dueAt).toBeNull();
  });

  it('T-1012 has Easter in its way', () => {
    // 80 h from Tue 31 March 15:00: Tue 3, Wed 10, Thu 10, Good Friday 0, Easter Monday 0, Tue to Thu 30,
    // Fri 8, Mon 10: 71. The other 9 end on Tue 14 April at 17:00.
    expect(verdictOf('T-1012', 'resolution')).toEqual(['running', berlin('2026-04-14T17:00'), 80]);
  });
});

describe('the attainment of the sample', () => {
  it('counts every ticket once', () => {
    // Response: kept by 1001, 1003, 1005, 1007, 1008, 1010; missed by 1002, 1004, 1006, 1009, 1011; 1012 is
    // open. Resolution: kept by 1001, 1004, 1007; missed by 1002, 1003, 1005, 1006, 1008, 1009; three open.
    expect(
      figures.attainment.map(({ objectiveId, met, missed, open, attainmentPercent }) => [
        objectiveId,
        met,
        missed,
        open,
        attainmentPercent,
      ]),
    ).toEqual([
      ['response', 6, 5, 1, '54.54'],
      ['resolution', 3, 6, 3, '33.33'],
    ]);
  });
});

describe('the statement of the sample', () => {
  const [statement] = figures.statements;
  const lineOf = (id: string) => statement?.lines.find(({ objectiveId }) => objectiveId === id);

  it('is for March in Berlin, the only month there is data of', () => {
    expect(figures.statements.map(({ period }) => period.id)).toEqual(['2026-03']);
    expect(statement?.status).toBe('final');
  });

  it('finds the web shop below 99.9 % and owes a tenth of the hosting', () => {
    // 31 days less the hour of 29 March are 743 h or 2 674 800 s. Down for 31:30 and 28:00: 3570 s.
    // 3570 / 2 674 800 = 0.13346… %, so 99.86653… %: the row from 99 to 99.9, 10 % of 890.00.
    const shop = lineOf('shop-up');
    expect(shop?.availability).toMatchObject({
      measuredMs: 2_674_800_000,
      downtimeMs: 3_570_000,
      unknownMs: 0,
    });
    expect([shop?.status, shop?.levelPercent, shop?.amount?.amount]).toEqual([
      'missed',
      '99.866',
      '89.00',
    ]);
    // The budget is a thousandth, 2674.8 s: overspent by 895.2 s.
    expect(shop?.availability?.budget?.period.remainingMs).toBe(-895_200);
  });

  it('finds mail above it', () => {
    // 20 min are 1200 s: 0.04486… %, so 99.95513… %.
    const mail = lineOf('mail-up');
    expect([mail?.status, mail?.levelPercent, mail?.amount?.amount]).toEqual([
      'met',
      '99.955',
      '0.00',
    ]);
  });

  it('owes a tenth of the support for resolutions, and nothing for responses, which have no remedy', () => {
    // 3 of 9 is below 70: 10 % of 1200.00.
    expect(lineOf('resolution')).toMatchObject({
      status: 'missed',
      amount: { amount: '120.00', currency: 'EUR' },
    });
    expect(lineOf('response')).toMatchObject({
      status: 'missed',
      credit: null,
      amount: { amount: '0.00' },
    });
  });

  it('owes the sum', () => {
    expect(statement?.total).toEqual({ amount: '209.00', currency: 'EUR' });
  });
});

describe('what the demo prints', () => {
  it('holds the figures, in words', () => {
    const text = print(loaded, figures, undefined);
    expect(text).toContain('Tickets as of Tue 2026-03-31 15:00 (Europe/Berlin)');
    expect(text).toMatch(
      /Web shop available │ missed │ 99\.866 % │ 99\.9 % │ -14 min 55\.2 s of 44 min 34\.8 s/,
    );
    expect(text).toMatch(/Total .* 209\.00 EUR/);
    expect(text).toContain('Why T-1002 is as it is');
    expect(text).toContain('Tue 2026-03-03 11:00 to Thu 2026-03-05 10:00  paused');
  });

  it('explains the ticket that was asked for', () => {
    expect(print(loaded, figures, 'T-1008')).toContain('Why T-1008 is as it is');
  });
});
