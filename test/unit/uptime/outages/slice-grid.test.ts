import { describe, expect, test } from 'vitest';
import type { SliceRounding } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { JUNE_1, june } from '../month.js';

const SECOND = 1000;
const outage = (from: number, to: number, more: object = {}) => ({
  start: JUNE_1 + from * SECOND,
  end: JUNE_1 + to * SECOND,
  ...more,
});
type Outages = readonly ReturnType<typeof outage>[];

/** Minutes, in seconds of June. */
function counted(slices: Partial<SliceRounding>, outages: Outages, rule: object = {}) {
  const found = june(
    { slices: { length: { minutes: 1 }, ...slices }, ...rule },
    { outages },
    { listIntervals: true },
  );
  const seconds = (list: readonly { readonly startAt: number; readonly endAt: number }[] = []) =>
    list.map(({ startAt, endAt }) => [(startAt - JUNE_1) / SECOND, (endAt - JUNE_1) / SECOND]);
  return {
    lost: found.downtimeMs / SECOND,
    down: seconds(found.intervals?.downtime),
    outages: seconds(found.intervals?.outages),
  };
}

describe('downtime in whole slices', () => {
  test('that are down in part is up, or down, wholly', () => {
    const outages = [outage(30, 200)];
    expect(counted({}, outages).down).toEqual([[60, 180]]);
    expect(counted({ partialAs: 'down' }, outages).down).toEqual([[0, 240]]);
    // At the borders of slices the two agree.
    for (const partialAs of ['up', 'down'] as const)
      expect(counted({ partialAs }, [outage(60, 180)]).down).toEqual([[60, 180]]);
    expect(counted({}, [outage(61, 119)]).down).toEqual([]);
    expect(counted({}, [outage(50, 70)]).down).toEqual([]);
    expect(counted({ partialAs: 'down' }, [outage(50, 70)]).down).toEqual([[0, 120]]);
  });

  test('counts what outages cover together', () => {
    const outages = [outage(0, 90), outage(90, 180)];
    expect(counted({}, outages)).toMatchObject({ lost: 180, down: [[0, 180]] });
  });

  test('needs as many in a row', () => {
    const outages = [outage(0, 60), outage(120, 240), outage(300, 480)];
    expect(counted({ minRun: 2 }, outages).down).toEqual([
      [120, 240],
      [300, 480],
    ]);
    expect(counted({ minRun: 3 }, outages).lost).toBe(180);
    // Two slices that are touched are two in a row.
    expect(counted({ minRun: 2, partialAs: 'down' }, [outage(50, 70)]).lost).toBe(120);
    expect(counted({ minRun: 2, partialAs: 'down' }, [outage(10, 20)]).lost).toBe(0);
  });

  test('begins where it is told', () => {
    const origin = { originAt: JUNE_1 + 30 * SECOND };
    expect(counted(origin, [outage(30, 90)]).down).toEqual([[30, 90]]);
    // The slice before ends there, and began before the period.
    expect(counted(origin, [outage(-30, 80)]).down).toEqual([[0, 30]]);
    expect(counted(origin, [outage(0, 80)]).down).toEqual([]);
    expect(counted({ ...origin, partialAs: 'down' }, [outage(20, 80)]).down).toEqual([[0, 90]]);
  });

  test('is lost by weight, and where outages overlap by the heavier one', () => {
    const half = outage(10, 50, { weight: '0.5' });
    expect(counted({ partialAs: 'down' }, [half]).lost).toBe(30);
    // The second minute is down for both, the first at a half.
    const outages = [outage(10, 70, { weight: '0.5' }), outage(80, 90)];
    expect(counted({ partialAs: 'down' }, outages).lost).toBe(90);
    // A whole one from 0:30 to 1:30 over a half from 0:00 to 3:00: within whole minutes it is exact.
    const exact = [outage(0, 180, { weight: '0.5' }), outage(30, 90)];
    expect(counted({}, exact).lost).toBe(15 + 60 + 45);
  });

  test('has what was lost in it, piece by piece', () => {
    // Of 1:00 to 2:00 a quarter at a half, the rest whole.
    const touching = [outage(30, 75, { weight: '0.5' }), outage(75, 130)];
    expect(counted({}, touching).lost).toBe(7.5 + 45);
    // 2:30 at a half, then whole to 4:00, and the whole minute from 6:00.
    const apart = [outage(0, 150, { weight: '0.5' }), outage(150, 240), outage(330, 425)];
    expect(counted({}, apart).lost).toBe(75 + 90 + 60);
  });

  test('is a sum where losses add up', () => {
    const outages = [
      outage(10, 50, { weight: '0.25', component: 'mail' }),
      outage(20, 70, { weight: '0.5', component: 'chat' }),
    ];
    // 0.75 of the first minute, 0.5 of the second.
    expect(counted({ partialAs: 'down' }, outages, { overlap: 'sum' }).lost).toBe(75);
    expect(counted({ partialAs: 'down' }, outages, { overlap: 'max' }).lost).toBe(60);
    const whole = [
      outage(0, 120, { weight: '0.25', component: 'mail' }),
      outage(60, 130, { weight: '0.5', component: 'chat' }),
    ];
    expect(counted({}, whole, { overlap: 'sum' }).lost).toBe(15 + 45);
  });

  test('lists each outage over the slices in which it counts', () => {
    const outages = [outage(10, 70, { id: 'a' }), outage(100, 110, { id: 'b' })];
    expect(counted({ partialAs: 'down' }, outages).outages).toEqual([
      [0, 120],
      [60, 120],
    ]);
    expect(counted({}, [outage(30, 200, { id: 'a' })]).outages).toEqual([[60, 180]]);
  });

  test.each<[unknown, string[], string]>([
    [7, [], 'slices'],
    [{ length: { minutes: 0 } }, ['length'], 'a length above 0'],
    [{ length: { minutes: 1 }, partialAs: 'lost' }, ['partialAs'], 'one of up, down'],
    [{ length: { minutes: 1 }, minRun: 0 }, ['minRun'], 'a whole number of slices, from 1 on'],
  ])('%j is refused', (slices, path, expected) => {
    const call = () => june({ slices: slices as SliceRounding });
    expect(thrownBy(call)).toMatchObject({ path: ['slices', ...path], expected });
  });
});
