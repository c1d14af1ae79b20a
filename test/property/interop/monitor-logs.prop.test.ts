import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observationsFromCsv } from '../../../src/interop/csv.js';
import { GATUS_STATUSES, observationsFromGatus } from '../../../src/interop/gatus.js';
import {
  HEALTHCHECKS_STATUSES,
  observationsFromHealthchecks,
} from '../../../src/interop/healthchecks.js';
import { observationsFromPingdomOutages, PINGDOM_STATUSES } from '../../../src/interop/pingdom.js';
import {
  observationsFromPrometheus,
  PROMETHEUS_STATUSES,
} from '../../../src/interop/prometheus.js';
import { observationsFromUpptimeHistory, UPPTIME_STATUSES } from '../../../src/interop/upptime.js';
import {
  observationsFromUptimeKuma,
  UPTIME_KUMA_STATUSES,
} from '../../../src/interop/uptime-kuma.js';
import {
  observationsFromUptimeRobot,
  UPTIME_ROBOT_STATUSES,
} from '../../../src/interop/uptime-robot.js';
import {
  type Observation,
  outagesFromTransitions,
  type StatusMeaning,
} from '../../../src/uptime.js';

/** A change of a monitor: the minute, and whether it is up from there on. */
interface Change {
  readonly minute: number;
  readonly isUp: boolean;
}

const START = Date.UTC(2026, 2, 28, 22);
const MINUTE_MS = 60_000;
const END = 400;
const ms = (minute: number): number => START + minute * MINUTE_MS;
const seconds = (minute: number): number => ms(minute) / 1000;
const iso = (minute: number): string => new Date(ms(minute)).toISOString();
const nextOf = (list: readonly Change[], i: number): number => list[i + 1]?.minute ?? END;

/** Changes at minutes of their own, each to the other side, in any order: the clocks of Berlin change within. */
const histories: fc.Arbitrary<readonly Change[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: END - 1 }), { minLength: 1, maxLength: 20 }),
    fc.boolean(),
  )
  .map(([minutes, first]) =>
    minutes
      .toSorted((a, b) => a - b)
      .map((minute, i) => ({ minute, isUp: (i % 2 === 0) === first })),
  );

/** A product: how it writes a history, and how that is read. */
interface Product {
  readonly name: string;
  readonly rows: (list: readonly Change[]) => readonly unknown[];
  readonly read: (rows: readonly unknown[]) => {
    readonly log: readonly Observation[];
    readonly warnings: readonly unknown[];
  };
  readonly statuses: Readonly<Record<string, StatusMeaning>>;
}

const PRODUCTS: readonly Product[] = [
  {
    name: 'Healthchecks',
    rows: (list) => list.map(({ minute, isUp }) => ({ timestamp: iso(minute), up: isUp ? 1 : 0 })),
    read: (rows) => {
      const { observations: log, warnings } = observationsFromHealthchecks(rows);
      return { log, warnings };
    },
    statuses: HEALTHCHECKS_STATUSES,
  },
  {
    name: 'Pingdom',
    rows: (list) =>
      list.map(({ minute, isUp }, i) => ({
        status: isUp ? 'up' : 'down',
        timefrom: seconds(minute),
        timeto: seconds(nextOf(list, i)),
      })),
    read: (states) => {
      const { observations: log, warnings } = observationsFromPingdomOutages({
        summary: { states },
      });
      return { log, warnings };
    },
    statuses: PINGDOM_STATUSES,
  },
  {
    name: 'UptimeRobot',
    rows: (list) =>
      list.map(({ minute, isUp }, i) => ({
        type: isUp ? 2 : 1,
        datetime: seconds(minute),
        duration: (nextOf(list, i) - minute) * 60,
      })),
    read: (logs) => {
      const { monitors, warnings } = observationsFromUptimeRobot({
        stat: 'ok',
        monitors: [{ id: 1, friendly_name: 'x', logs }],
      });
      return { log: monitors['1']?.observations ?? [], warnings };
    },
    statuses: UPTIME_ROBOT_STATUSES,
  },
  {
    name: 'Uptime Kuma',
    rows: (list) =>
      list.map(({ minute, isUp }) => ({
        monitorID: 1,
        status: isUp ? 1 : 0,
        time: iso(minute).replace('T', ' ').replace('Z', ''),
      })),
    read: (rows) => {
      const { monitors, warnings } = observationsFromUptimeKuma(rows);
      return { log: monitors['1']?.observations ?? [], warnings };
    },
    statuses: UPTIME_KUMA_STATUSES,
  },
  {
    name: 'Gatus',
    rows: (list) =>
      list.map(({ minute, isUp }) => ({
        type: isUp ? 'HEALTHY' : 'UNHEALTHY',
        timestamp: iso(minute),
      })),
    read: (events) => {
      const { endpoints, warnings } = observationsFromGatus({ key: 'k', events });
      return { log: endpoints.k?.transitions ?? [], warnings };
    },
    statuses: GATUS_STATUSES,
  },
  {
    name: 'Upptime',
    rows: (list) =>
      list.map(({ minute, isUp }) => ({
        status: isUp ? 'up' : 'down',
        lastUpdated: iso(minute),
      })),
    read: (rows) => {
      const { observations: log, warnings } = observationsFromUpptimeHistory(rows);
      return { log, warnings };
    },
    statuses: UPPTIME_STATUSES,
  },
  {
    name: 'Prometheus',
    rows: (list) => list.map(({ minute, isUp }) => [seconds(minute), isUp ? '1' : '0']),
    read: (values) => {
      const { series, warnings } = observationsFromPrometheus({
        status: 'success',
        data: { resultType: 'matrix', result: [{ metric: {}, values }] },
      });
      return { log: series[0]?.observations ?? [], warnings };
    },
    statuses: PROMETHEUS_STATUSES,
  },
  {
    name: 'a file of CSV',
    rows: (list) => list.map(({ minute, isUp }) => [String(ms(minute)), isUp ? 'up' : 'down']),
    read: (rows) => {
      const { components, warnings } = observationsFromCsv(rows as readonly string[][], {
        columns: { at: 0, status: 1 },
        times: 'epochMilliseconds',
        component: 'c',
      });
      return { log: components.c ?? [], warnings };
    },
    statuses: { up: 'up', down: 'down' },
  },
  {
    name: 'a file of CSV on the clock of Berlin',
    // 22:00 UTC on 28 March 2026 is 23:00 there, and at 01:00 UTC the clocks go on to 03:00.
    rows: (list) =>
      list.map(({ minute, isUp }) => {
        const local = new Date(ms(minute) + (minute < 180 ? 1 : 2) * 60 * MINUTE_MS);
        return [local.toISOString().slice(0, 16), isUp ? 'up' : 'down'];
      }),
    read: (rows) => {
      const { components, warnings } = observationsFromCsv(rows as readonly string[][], {
        columns: { at: 0, status: 1 },
        timeZone: 'Europe/Berlin',
        component: 'c',
      });
      return { log: components.c ?? [], warnings };
    },
    statuses: { up: 'up', down: 'down' },
  },
];

/** Slow and obviously right: minute by minute, by the last change so far. */
function downMinutes(list: readonly Change[]): number {
  let down = 0;
  for (let minute = 0; minute < END; minute++) {
    const last = list.findLast((change) => change.minute <= minute);
    if (last !== undefined && !last.isUp) down++;
  }
  return down;
}

describe.each(PRODUCTS.map((product) => [product.name, product] as const))(
  'a history in the words of %s',
  (_, { rows, read, statuses }) => {
    test('has the downtime that a walk by minutes finds, in any order, and no doubt', () => {
      const mixed = histories.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray([...rows(list)], { minLength: list.length }),
        ),
      );
      fc.assert(
        fc.property(mixed, ([list, shuffled]) => {
          const { log, warnings } = read(shuffled);
          expect(warnings).toEqual([]);
          expect(log).toEqual(read(rows(list)).log);
          const { outages } = outagesFromTransitions(log, { statuses, at: ms(END) });
          const down = outages.reduce((sum, { startAt, endAt }) => sum + (endAt - startAt), 0);
          expect(down).toBe(downMinutes(list) * MINUTE_MS);
        }),
      );
    });
  },
);
