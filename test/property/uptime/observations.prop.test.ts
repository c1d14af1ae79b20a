import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type MonitorCheckOptions,
  type Observation,
  type ObservationColumns,
  outagesFromChecks,
  outagesFromTransitions,
} from '../../../src/uptime.js';
import { type WalkedCheck, walkObserved } from '../../oracle/observed-walk.js';
import { thrownBy } from '../../oracle/thrown.js';

const STATUSES = {
  up: 'up',
  down: 'down',
  lost: 'unknown',
  slow: { state: 'degraded' },
  half: { weight: '0.5' },
  other: { weight: '0.5' },
} as const;
const NAMES = Object.keys(STATUSES);

const check: fc.Arbitrary<WalkedCheck> = fc.record(
  {
    at: fc.integer({ min: -5, max: 40 }),
    status: fc.constantFrom(...NAMES),
    component: fc.constantFrom('web', 'db'),
    cause: fc.constantFrom('disk', 'down'),
  },
  { requiredKeys: ['at', 'status'] },
);
/** Checks with facts, and without any, which are read another way. */
const checks = fc.oneof(
  fc.array(check, { maxLength: 20 }),
  fc.array(
    check.map(({ at, status }) => ({ at, status })),
    { maxLength: 20 },
  ),
);
const scene = fc.record({
  from: fc.integer({ min: -8, max: 10 }),
  at: fc.integer({ min: 10, max: 50 }),
  maxGap: fc.integer({ min: 0, max: 12 }),
  confirmAfter: fc.integer({ min: 1, max: 4 }),
});

/** The same checks in columns, in each form that columns may have. */
function columnsOf(rows: readonly Observation[], form: 'names' | 'bytes' | 'list'): object {
  const names = ['unused', ...NAMES];
  const places = rows.map(({ status }) => names.indexOf(status));
  const at = rows.map((row) => row.at as number);
  const components = rows.map(({ component }) => component);
  const causes = rows.map(({ cause }) => cause);
  const told = {
    ...(components.every((text) => text === undefined) ? {} : { components }),
    ...(causes.every((text) => text === undefined) ? {} : { causes }),
  };
  if (form === 'names') return { at, statuses: rows.map(({ status }) => status), ...told };
  const statuses = form === 'bytes' ? Uint8Array.from(places) : places;
  return { at: Float64Array.from(at), statuses, names, ...told };
}

const form = fc.constantFrom('names' as const, 'bytes' as const, 'list' as const);

describe('checks', () => {
  test('say what the check that lasts says, at every millisecond', () => {
    fc.assert(
      fc.property(checks, scene, (rows, options) => {
        const { outages, unknown } = outagesFromChecks(rows, { statuses: STATUSES, ...options });
        const walked = walkObserved(rows, { statuses: STATUSES, ...options });
        // The walk joins what touches and says the same, whoever said it: so do the checks.
        expect({ outages, unknown }).toEqual(walked);
      }),
    );
  });

  test('say the same in columns as in rows', () => {
    fc.assert(
      fc.property(checks, scene, form, (rows, options, as) => {
        const all: MonitorCheckOptions = { statuses: STATUSES, ...options };
        const columns = columnsOf(rows, as) as ObservationColumns;
        expect(outagesFromChecks(columns, all)).toEqual(outagesFromChecks(rows, all));
      }),
    );
  });

  test('bound the downtime: no failure is longer, no gap between successes shorter', () => {
    fc.assert(
      fc.property(checks, scene, (rows, options) => {
        const { bounds } = outagesFromChecks(rows, { statuses: STATUSES, ...options });
        expect(bounds.leastMs).toBeGreaterThanOrEqual(0);
        expect(bounds.mostMs).toBeGreaterThanOrEqual(bounds.leastMs);
      }),
    );
  });
});

describe('transitions', () => {
  test('say the same in columns as in rows', () => {
    fc.assert(
      fc.property(
        checks,
        scene,
        form,
        fc.constantFrom(undefined, ...NAMES),
        (rows, { from, at }, as, initially) => {
          const options = { statuses: STATUSES, from, at, initially };
          const columns = columnsOf(rows, as) as ObservationColumns;
          expect(outagesFromTransitions(columns, options)).toEqual(
            outagesFromTransitions(rows, options),
          );
        },
      ),
    );
  });
});

describe('broken observations', () => {
  /** What may be wrong with one row, by the field of rows and by the column. */
  const faults = fc.constantFrom(
    ['at', 'at', 0.5],
    ['at', 'at', Number.NaN],
    ['at', 'at', 1e17],
    ['at', 'at', undefined],
    ['status', 'statuses', 'odd'],
    ['status', 'statuses', 7],
    ['status', 'statuses', undefined],
    ['component', 'components', 7],
    ['cause', 'causes', null],
  );

  test('are refused at their row in both forms', () => {
    fc.assert(
      fc.property(
        fc.array(check, { minLength: 1, maxLength: 9 }),
        fc.nat(),
        faults,
        (rows, pick, [field, column, value]) => {
          const row = pick % rows.length;
          const given = rows.map((own, i) =>
            i === row ? { ...own, [String(field)]: value } : own,
          );
          const options = { statuses: STATUSES, at: 50, maxGap: 5 };
          const ofRows = thrownBy(() => outagesFromChecks(given as Observation[], options));
          const columns = {
            at: given.map(({ at }) => at),
            statuses: given.map(({ status }) => status),
            components: given.map(({ component }) => component),
            causes: given.map(({ cause }) => cause),
          };
          const ofColumns = thrownBy(() => outagesFromChecks(columns, options));
          expect(ofRows.path).toEqual(['checks', row, field]);
          expect(ofColumns.path).toEqual(['checks', column, row]);
          const isFar = value === 1e17;
          expect(ofColumns.code).toBe(isFar ? 'invalid-instant' : ofRows.code);
        },
      ),
    );
  });
});
