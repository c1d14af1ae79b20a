import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlaError } from '../../../src/core/error.js';
import {
  bucketsFromCsv,
  type CsvRows,
  observationsFromCsv,
  outagesFromCsv,
} from '../../../src/interop/csv.js';
import { GATUS_STATUSES, observationsFromGatus } from '../../../src/interop/gatus.js';
import {
  HEALTHCHECKS_STATUSES,
  observationsFromHealthchecks,
} from '../../../src/interop/healthchecks.js';
import { outagesFromIncidentIo } from '../../../src/interop/incident-io.js';
import {
  observationsFromPingdomOutages,
  observationsFromPingdomResults,
  PINGDOM_STATUSES,
} from '../../../src/interop/pingdom.js';
import {
  bucketsFromPrometheus,
  observationsFromPrometheus,
  PROMETHEUS_STATUSES,
  type PrometheusCounts,
} from '../../../src/interop/prometheus.js';
import {
  observationsFromStatuspage,
  STATUSPAGE_STATUSES,
} from '../../../src/interop/statuspage.js';
import {
  observationsFromUpptimeHistory,
  outagesFromUpptimeIssues,
  UPPTIME_STATUSES,
} from '../../../src/interop/upptime.js';
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
  type OutageInput,
  outagesFromChecks,
  outagesFromTransitions,
  type StatusMeaning,
} from '../../../src/uptime.js';

/** What a reader gives for each thing that was watched: outages, or how to come from its log to them. */
type Watched = Readonly<Record<string, readonly OutageInput[]>>;

/** A reader of monitors: a document that it reads, and the way on. */
interface Reader {
  readonly name: string;
  readonly document: unknown;
  readonly read: (document: unknown) => {
    readonly warnings: readonly { readonly code: string }[];
    readonly watched: () => Watched;
  };
}

const AT = Date.UTC(2026, 11, 31);

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

function mapped<T>(
  record: Readonly<Record<string, T>>,
  outages: (value: T) => readonly OutageInput[],
): Watched {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, outages(value)]));
}

type Statuses = Readonly<Record<string, StatusMeaning>>;

/** The way on from a log of changes. */
const changed = (log: readonly Observation[], statuses: Statuses): readonly OutageInput[] =>
  outagesFromTransitions(log, { statuses, at: AT }).outages;

/** The way on from checks. */
const checked = (log: readonly Observation[], statuses: Statuses): readonly OutageInput[] =>
  outagesFromChecks(log, { statuses, at: AT, maxGap: 'PT5M' }).outages;

const READERS: readonly Reader[] = [
  {
    name: 'observationsFromStatuspage',
    document: fixture('statuspage/page'),
    read: (document) => {
      const { components, warnings } = observationsFromStatuspage(document);
      const watched = () =>
        mapped(components, ({ observations }) => changed(observations, STATUSPAGE_STATUSES));
      return { warnings, watched };
    },
  },
  {
    name: 'outagesFromIncidentIo',
    document: fixture('incident-io/page'),
    read: (document) => {
      const { components, warnings } = outagesFromIncidentIo(document);
      return { warnings, watched: () => mapped(components, ({ outages }) => outages) };
    },
  },
  {
    name: 'observationsFromPingdomOutages',
    document: fixture('pingdom/summary-outage'),
    read: (document) => {
      const { observations, warnings } = observationsFromPingdomOutages(document);
      return { warnings, watched: () => ({ it: changed(observations, PINGDOM_STATUSES) }) };
    },
  },
  {
    name: 'observationsFromPingdomResults',
    document: fixture('pingdom/results'),
    read: (document) => {
      const { observations, warnings } = observationsFromPingdomResults(document);
      return { warnings, watched: () => ({ it: checked(observations, PINGDOM_STATUSES) }) };
    },
  },
  {
    name: 'observationsFromUptimeRobot',
    document: fixture('uptime-robot/monitors'),
    read: (document) => {
      const { monitors, warnings } = observationsFromUptimeRobot(document);
      const watched = () =>
        mapped(monitors, ({ observations }) => changed(observations, UPTIME_ROBOT_STATUSES));
      return { warnings, watched };
    },
  },
  {
    name: 'observationsFromUptimeKuma',
    document: fixture('uptime-kuma/heartbeats'),
    read: (document) => {
      const { monitors, warnings } = observationsFromUptimeKuma(document);
      const watched = () =>
        mapped(monitors, ({ observations }) => checked(observations, UPTIME_KUMA_STATUSES));
      return { warnings, watched };
    },
  },
  {
    name: 'observationsFromHealthchecks',
    document: fixture('healthchecks/flips'),
    read: (document) => {
      const { observations, warnings } = observationsFromHealthchecks(document);
      return { warnings, watched: () => ({ it: changed(observations, HEALTHCHECKS_STATUSES) }) };
    },
  },
  {
    name: 'observationsFromGatus',
    document: fixture('gatus/statuses'),
    read: (document) => {
      const { endpoints, warnings } = observationsFromGatus(document);
      const watched = () => ({
        ...mapped(endpoints, ({ checks }) => checked(checks, GATUS_STATUSES)),
        ...mapped(endpoints, ({ transitions }) => changed(transitions, GATUS_STATUSES)),
      });
      return { warnings, watched };
    },
  },
  {
    name: 'observationsFromUpptimeHistory',
    document: fixture('upptime/history'),
    read: (document) => {
      const { observations, warnings } = observationsFromUpptimeHistory(document);
      return { warnings, watched: () => ({ it: changed(observations, UPPTIME_STATUSES) }) };
    },
  },
  {
    name: 'outagesFromUpptimeIssues',
    document: fixture('upptime/issues'),
    read: (document) => {
      const { components, warnings } = outagesFromUpptimeIssues(document);
      return { warnings, watched: () => components };
    },
  },
  {
    name: 'observationsFromCsv',
    document: [
      { at: '2026-03-02 09:00', host: 'shop', state: 'up' },
      { at: '2026-03-02 10:00', host: 'shop', state: 'down' },
    ],
    read: (document) => {
      const columns = { at: 'at', status: 'state', component: 'host' };
      const options = { columns, timeZone: 'Europe/Berlin' };
      const { components, warnings } = observationsFromCsv(document as CsvRows, options);
      const words = Object.values(components).flatMap((log) => log.map(({ status }) => status));
      // What a word of a file means, the host says.
      const statuses = Object.fromEntries([...words, 'up'].map((one) => [one, 'down' as const]));
      return { warnings, watched: () => mapped(components, (log) => changed(log, statuses)) };
    },
  },
  {
    name: 'outagesFromCsv',
    document: [['2026-03-02 09:00', '', '0.5']],
    read: (document) => {
      const options = { columns: { start: 0, end: 1, weight: 2 }, timeZone: 'Europe/Berlin' };
      const { outages, warnings } = outagesFromCsv(document as CsvRows, options);
      return { warnings, watched: () => ({ it: outages }) };
    },
  },
  {
    name: 'bucketsFromCsv',
    document: [['2026-03-02T09:00:00Z', '9', '10']],
    read: (document) => {
      const options = { columns: { start: 0, good: 1, total: 2 }, length: 'PT1M' };
      const { buckets, warnings } = bucketsFromCsv(document as CsvRows, options);
      const watched = () => ({
        it: buckets.map(({ startAt, endAt }) => [startAt, endAt] as const),
      });
      return { warnings, watched };
    },
  },
  {
    name: 'observationsFromPrometheus',
    document: fixture('prometheus/up'),
    read: (document) => {
      const { series, warnings } = observationsFromPrometheus(document);
      const watched = () =>
        mapped(Object.fromEntries(series.entries()), ({ observations }) =>
          checked(observations, PROMETHEUS_STATUSES),
        );
      return { warnings, watched };
    },
  },
  {
    name: 'bucketsFromPrometheus',
    document: { bad: fixture('prometheus/bad'), total: fixture('prometheus/total') },
    read: (document) => {
      const options = { step: 'PT5M', excess: 'clamp' } as const;
      const { buckets, warnings } = bucketsFromPrometheus(document as PrometheusCounts, options);
      // Each bucket with events is time like an outage: sorted, and without a gap.
      const watched = () => ({
        it: buckets.map(({ startAt, endAt }) => [startAt, endAt] as const),
      });
      return { warnings, watched };
    },
  },
];

type Step = string | number;

/** All places of plain data, the root included. */
function placesOf(value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    placesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

/** The same data with another value at a place, or without it. */
function withValue(document: unknown, path: readonly Step[], change: Change): unknown {
  const copy = structuredClone({ root: document }) as Record<Step, unknown>;
  const steps = ['root', ...path];
  const last = steps.pop() as Step;
  const parent = steps.reduce<Record<Step, unknown>>(
    (at, step) => at[step] as Record<Step, unknown>,
    copy,
  );
  if (change.kind === 'drop' && path.length > 0) delete parent[last];
  else if (change.kind === 'add' && isObject(parent[last]))
    (parent[last] as Record<string, unknown>)[change.key] = change.value;
  else parent[last] = change.value;
  return copy.root;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Change {
  readonly kind: 'put' | 'drop' | 'add';
  readonly key: string;
  readonly value: unknown;
}

const values = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, 1, -1, 0.5, 1e308, 2 ** 53, '', ' ', '0'),
  fc.constantFrom<unknown>('NaN', '+Inf', 'up', 'down', '__proto__', [], {}, [[]], [null], [{}]),
  fc.constantFrom<unknown>('2026-03-02T09:00:00Z', '2026-03-02 09:00:00', '2026-02-30T00:00:00Z'),
  fc.constantFrom<unknown>(1_772_438_400, 1_772_438_400_000, 253_402_300_800),
  fc.jsonValue({ maxDepth: 2 }),
);
const changes: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('put', 'put', 'drop', 'add'),
  key: fc.constantFrom('later', '__proto__', 'toString', 'constructor'),
  value: values,
});

describe.each(READERS.map((reader) => [reader.name, reader] as const))(
  '%s',
  (name, { document, read }) => {
    const places = placesOf(document);

    test('reads its own document, and what it gives goes on', () => {
      const { watched } = read(document);
      expect(Object.values(watched()).flat().length).toBeGreaterThan(0);
    });

    test('reads or refuses whatever stands at one place, and what it gives goes on or says why not', () => {
      const mutants = fc
        .tuple(fc.constantFrom(...places), changes)
        .map(([place, change]) => withValue(document, place, change));
      fc.assert(
        fc.property(mutants, (mutant) => {
          const given = JSON.stringify(mutant);
          try {
            const { warnings, watched } = read(mutant);
            const isDoubtful = warnings.some(({ code }) => code === 'unknown-status');
            try {
              JSON.stringify(watched());
            } catch (error) {
              // A status that the reader has told of is for the host to explain.
              if (!isDoubtful || !isSlaError(error)) throw new Error('goes on', { cause: error });
            }
          } catch (error) {
            if (!isSlaError(error)) throw error;
          }
          expect(JSON.stringify(mutant)).toBe(given);
        }),
        { numRuns: 300 },
      );
    });

    test('tells of a field that it does not know, wherever it stands', () => {
      const objects = places.filter((place) => isObject(valueAt(document, place)));
      fc.assert(
        fc.property(fc.constantFrom(...(objects.length === 0 ? [[]] : objects)), (place) => {
          const change = { kind: 'add', key: 'addedLater', value: 'something' } as const;
          const where = place.join('.');
          const isSilent = SILENT[name]?.some((pattern) => pattern.test(where)) === true;
          const mutant = withValue(document, place, change);
          expect([where, isSilent || tells(() => read(mutant))]).toEqual([where, true]);
        }),
      );
    });
  },
);

/** Objects of which nothing is read, or one thing alone, and those whose keys are names. */
const SILENT: Readonly<Record<string, readonly RegExp[]>> = {
  observationsFromStatuspage: [
    /^page$/,
    /^(incidents|scheduled_maintenances)\.\d+\.components\.\d+$/,
  ],
  outagesFromIncidentIo: [/^incident_links\.\d+$/],
  observationsFromUptimeRobot: [/^pagination$/, /\.reason$/],
  observationsFromUptimeKuma: [/^uptimeList$/],
  observationsFromGatus: [/\.conditionResults\.\d+$/],
  // The host names the columns that it reads.
  observationsFromCsv: [/^\d+$/],
  outagesFromCsv: [/^$/],
  bucketsFromCsv: [/^$/],
  observationsFromPrometheus: [/\.metric$/],
  bucketsFromPrometheus: [/\.metric$/],
  // An issue of GitHub has fifty more fields.
  outagesFromUpptimeIssues: [/^\d+$/, /\.labels\.\d+$/],
};

/** Whether a field that nobody knows is told, or refused. */
function tells(read: () => ReturnType<Reader['read']>): boolean {
  try {
    return read().warnings.some(({ code }) => code === 'unread-field');
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return true;
  }
}

function valueAt(document: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<Step, unknown>)[step], document);
}

/** A component of a page: each change leads from the status before, at a minute of its own. */
const histories = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 12 })
  .chain((minutes) =>
    fc.tuple(
      fc.constant([...minutes].sort((a, b) => a - b)),
      fc.array(fc.constantFrom('operational', 'partial_outage', 'major_outage'), {
        minLength: minutes.length,
        maxLength: minutes.length,
      }),
      fc.array(fc.nat(3), { minLength: minutes.length, maxLength: minutes.length }),
    ),
  );

test('a page of any incidents has the outages that a walk by minutes sees', () => {
  const start = Date.UTC(2026, 2, 1);
  const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();
  fc.assert(
    fc.property(histories, ([minutes, statuses, owners]) => {
      const updates = minutes.map((minute, i) => ({
        owner: owners[i],
        id: `u${i}`,
        status: 'monitoring',
        created_at: at(minute),
        affected_components: [
          { code: 'c', old_status: statuses[i - 1] ?? 'operational', new_status: statuses[i] },
        ],
      }));
      const incidents = [0, 1, 2, 3].map((owner) => ({
        id: `i${owner}`,
        name: 'x',
        status: 'resolved',
        created_at: at(0),
        resolved_at: at(2000),
        incident_updates: updates
          .filter((update) => update.owner === owner)
          .map(({ owner: _owner, ...update }) => update)
          .reverse(),
      }));
      const { components, warnings } = observationsFromStatuspage({ incidents });
      expect(warnings.filter(({ code }) => code !== 'no-transitions')).toEqual([]);
      const { outages } = outagesFromTransitions(components.c?.observations ?? [], {
        statuses: STATUSPAGE_STATUSES,
        initially: 'operational',
        from: start,
        at: start + 600 * 60_000,
      });
      const read = outages.reduce((sum, { startAt, endAt }) => sum + (endAt - startAt), 0);
      let walked = 0;
      for (let minute = 0; minute < 600; minute++) {
        const last = minutes.filter((one) => one <= minute).length - 1;
        if ((statuses[last] ?? 'operational') !== 'operational') walked++;
      }
      expect(read).toBe(walked * 60_000);
    }),
  );
});

test('buckets of Prometheus add up to the totals, and are what each instant says', () => {
  const start = 1_772_442_000;
  const samples = fc.array(
    fc.record({ bad: fc.option(fc.nat(50)), more: fc.option(fc.nat(1000)) }),
    { minLength: 1, maxLength: 30 },
  );
  const answer = (values: readonly (number | null)[]) => ({
    status: 'success',
    data: {
      resultType: 'matrix',
      result: [
        {
          metric: {},
          values: values.flatMap((value, i) =>
            value === null ? [] : [[start + 60 * (i + 1), String(value)]],
          ),
        },
      ],
    },
  });
  fc.assert(
    fc.property(samples, (list) => {
      const totals = list.map(({ bad, more }) => (more === null ? null : more + (bad ?? 0)));
      const { buckets } = bucketsFromPrometheus(
        { bad: answer(list.map(({ bad }) => bad)), total: answer(totals) },
        { step: 'PT1M' },
      );
      const byEnd = new Map(buckets.map((bucket) => [bucket.endAt, bucket]));
      list.forEach(({ bad, more }, i) => {
        const bucket = byEnd.get((start + 60 * (i + 1)) * 1000);
        const isKnown = bad !== null && more !== null;
        if (bucket === undefined) expect(isKnown).toBe(false);
        else {
          expect([bucket.good, bucket.total]).toEqual(
            isKnown ? [String(more), String(more + bad)] : [null, null],
          );
        }
      });
      buckets.slice(1).forEach(({ startAt }, i) => {
        expect(startAt).toBe(buckets[i]?.endAt);
      });
    }),
  );
});
