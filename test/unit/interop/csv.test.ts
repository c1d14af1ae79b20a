import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
  bucketsFromCsv,
  type CsvBucketOptions,
  type CsvObservationOptions,
  type CsvRows,
  observationsFromCsv,
  outagesFromCsv,
} from '../../../src/interop/csv.js';
import { outagesFromTransitions } from '../../../src/uptime.js';
import { iso, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';

const refusal = (call: () => unknown) => {
  const error = thrownBy(call);
  return [error.code, error.path.join('.')];
};
const rowsOf = (text: string): CsvRows => parse(text, { columns: true, bom: true });

describe('a log', () => {
  const text = `timestamp,host,state,note
2026-03-02 10:00:00,shop,OK,
2026-03-02 11:00:00,shop,CRITICAL,"time, out"
2026-03-02 10:30:00.250,mail,OK,
2026-03-02 11:30:00,shop,OK,`;
  const options: CsvObservationOptions = {
    columns: { at: 'timestamp', status: 'state', component: 'host', cause: 'note' },
    timeZone: 'Europe/Paris',
  };
  const { components, warnings } = observationsFromCsv(rowsOf(text), options);

  test('is a log for each component, on the clock that the options name', () => {
    expect(Object.keys(components)).toEqual(['shop', 'mail']);
    expect(components.mail).toEqual([
      { at: Date.parse('2026-03-02T09:30:00.250Z'), status: 'OK', component: 'mail' },
    ]);
    const statuses = { OK: 'up', CRITICAL: 'down' } as const;
    const at = '2026-03-02T11:00:00Z';
    expect(outagesFromTransitions(components.shop ?? [], { statuses, at }).outages).toEqual([
      {
        startAt: Date.parse('2026-03-02T10:00:00Z'),
        endAt: Date.parse('2026-03-02T10:30:00Z'),
        cause: 'time, out',
        component: 'shop',
      },
    ]);
    expect(warnings).toEqual([]);
  });

  test('is the same in rows of cells', () => {
    const cells = parse(text, { from_line: 2 }) as CsvRows;
    const columns = { at: 0, status: 2, component: 1, cause: 3 };
    expect(observationsFromCsv(cells, { ...options, columns }).components).toEqual(components);
  });

  test('needs a zone for times without an offset, and none for others', () => {
    const { timeZone: _timeZone, ...without } = options;
    expect(refusal(() => observationsFromCsv(rowsOf(text), without))).toEqual([
      'invalid-instant',
      'rows.0.timestamp',
    ]);
    const columns = { at: 0, status: 1 };
    const read = (at: unknown, times?: 'epochSeconds' | 'epochMilliseconds') =>
      observationsFromCsv([[at, 'x']], { columns, component: 'c', times }).components.c?.[0]?.at;
    const nine = Date.parse('2026-03-02T09:00:00Z');
    expect(read('2026-03-02T10:00:00+01:00')).toBe(nine);
    expect(read('2026-03-02 09:00:00.5Z')).toBe(nine + 500);
    expect(read('1772442000', 'epochSeconds')).toBe(nine);
    expect(read('1772442000.25', 'epochSeconds')).toBe(nine + 250);
    expect(read(nine, 'epochMilliseconds')).toBe(nine);
    // As csv-parse casts dates.
    expect(read(new Date(nine))).toBe(nine);
  });

  test('has times that clocks show twice or never told', () => {
    // Paris: 02:30 on 25 October is 00:30Z and 01:30Z; on 29 March there is none.
    const read = observationsFromCsv(
      [
        ['2026-10-25 02:30', 'x'],
        ['2026-03-29 02:30', 'x'],
        ['2026-10-25 01:59', 'x'],
        ['2026-10-25 03:00', 'x'],
        ['2026-10-24 12:00', 'x'],
      ],
      { columns: { at: 0, status: 1 }, component: 'c', timeZone: 'Europe/Paris' },
    );
    expect(told(read.warnings)).toEqual([
      ['repeated-time', 'rows.0.0'],
      ['skipped-time', 'rows.1.0'],
    ]);
    expect(read.components.c?.map(({ at }) => iso(at))).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-10-24T10:00:00.000Z',
      '2026-10-24T23:59:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
  });

  test('has blank rows, cells beyond the header and two statuses at one instant told', () => {
    const row = { at: '2026-03-02T09:00:00Z', status: 'up' };
    const read = observationsFromCsv(
      [{ at: '', status: '' }, row, { ...row, status: 'down', __parsed_extra: ['x'] }],
      { columns: { at: 'at', status: 'status' }, component: 'c' },
    );
    expect(told(read.warnings)).toEqual([
      ['blank-row', 'rows.0'],
      ['unread-field', 'rows.2.__parsed_extra'],
      ['same-instant', 'rows.2'],
    ]);
  });

  test('has a column that is misspelt refused, with the nearest name', () => {
    const error = thrownBy(() =>
      observationsFromCsv(rowsOf(text), {
        ...options,
        columns: { ...options.columns, at: 'timestmap' },
      }),
    );
    expect([error.code, error.path.join('.'), error.hint]).toEqual([
      'unknown-reference',
      'options.columns.at',
      'did you mean timestamp?',
    ]);
  });

  const columns = { at: 0, status: 1 };
  test.each<[unknown, object, string, string]>([
    [{}, { columns, component: 'c' }, 'invalid-type', 'rows'],
    [['x'], { columns, component: 'c' }, 'invalid-type', 'rows.0'],
    [[['', 'up']], { columns, component: 'c' }, 'missing-field', 'rows.0.0'],
    [[['2026-03-02T09:00:00Z', '']], { columns, component: 'c' }, 'missing-field', 'rows.0.1'],
    [[['2026-03-02T09:00:00Z', {}]], { columns, component: 'c' }, 'invalid-type', 'rows.0.1'],
    [
      [['02/03/2026 09:00', 'up']],
      { columns, component: 'c', timeZone: 'UTC' },
      'invalid-instant',
      'rows.0.0',
    ],
    [
      [['2026-02-30 09:00', 'up']],
      { columns, component: 'c', timeZone: 'UTC' },
      'invalid-instant',
      'rows.0.0',
    ],
    [
      [['1772442000000', 'up']],
      { columns, component: 'c', times: 'epochSeconds' },
      'invalid-instant',
      'rows.0.0',
    ],
    [
      [['soon', 'up']],
      { columns, component: 'c', times: 'epochSeconds' },
      'invalid-decimal',
      'rows.0.0',
    ],
    [[], { columns }, 'missing-field', 'options.component'],
    [
      [],
      { columns: { at: 0, statsu: 1 }, component: 'c' },
      'unknown-field',
      'options.columns.statsu',
    ],
    [[], { columns: { at: -1, status: 1 }, component: 'c' }, 'invalid-type', 'options.columns.at'],
    [[], { columns, component: 'c', timeZone: 'Mars/X' }, 'invalid-time-zone', 'options.timeZone'],
    [[], { columns, component: 'c', zone: 'UTC' }, 'unknown-field', 'options.zone'],
  ])('that cannot be read is refused where it is: %j %j', (rows, wrong, code, path) => {
    expect(refusal(() => observationsFromCsv(rows as never, wrong as never))).toEqual([code, path]);
  });
});

describe('outages', () => {
  const columns = { start: 'from', end: 'to', cause: 'why', component: 'host', weight: 'share' };

  test('have bounds and facts; an empty end goes on, an empty cell is no fact', () => {
    const rows = rowsOf(`from,to,why,host,share
2026-03-02T09:00:00Z,2026-03-02T09:18:00Z,disk,shop,0.5
2026-03-09T09:00:00Z,,,mail,`);
    expect(outagesFromCsv(rows, { columns })).toEqual({
      outages: [
        {
          startAt: Date.parse('2026-03-02T09:00:00Z'),
          endAt: Date.parse('2026-03-02T09:18:00Z'),
          cause: 'disk',
          component: 'shop',
          weight: '0.5',
        },
        { startAt: Date.parse('2026-03-09T09:00:00Z'), endAt: null, component: 'mail' },
      ],
      warnings: [],
    });
  });

  test.each<[readonly unknown[], string, string]>([
    [['', '2026-03-02T09:00:00Z', '1'], 'missing-field', 'rows.0.0'],
    [['2026-03-02T09:00:00Z', '2026-03-02T08:00:00Z', '1'], 'invalid-interval', 'rows.0.1'],
    [['2026-03-02T09:00:00Z', '', '1.5'], 'invalid-option', 'rows.0.2'],
    [['2026-03-02T09:00:00Z', '', 'half'], 'invalid-decimal', 'rows.0.2'],
  ])('that cannot be are refused where they are: %j', (row, code, path) => {
    const options = { columns: { start: 0, end: 1, weight: 2 } };
    expect(refusal(() => outagesFromCsv([row], options))).toEqual([code, path]);
  });
});

describe('buckets', () => {
  const options: CsvBucketOptions = {
    columns: { start: 0, bad: 1, total: 2 },
    times: 'epochSeconds',
    length: { minutes: 5 },
  };

  test('are exact; an empty figure, or NaN, is a bucket of which nothing is known', () => {
    const rows = [
      ['1772442000', '0.1', '1000.3'],
      ['1772442300', '', '5'],
      ['1772442600', '0', 'NaN'],
      ['1772442900', '0', '0'],
    ];
    const { buckets, warnings } = bucketsFromCsv(rows, options);
    expect(buckets.map(({ good, total }) => [good, total])).toEqual([
      ['1000.2', '1000.3'],
      [null, null],
      [null, null],
      ['0', '0'],
    ]);
    expect(buckets[0]).toMatchObject({ startAt: 1_772_442_000_000, endAt: 1_772_442_300_000 });
    expect(told(warnings)).toEqual([
      ['no-data', 'rows.1'],
      ['no-data', 'rows.2'],
    ]);
  });

  test('may have an end of their own', () => {
    const rows = [{ from: '2026-03-02T09:00:00Z', to: '2026-03-02T09:01:00Z', ok: 9, all: 10 }];
    const columns = { start: 'from', end: 'to', good: 'ok', total: 'all' };
    expect(bucketsFromCsv(rows, { columns }).buckets).toEqual([
      { startAt: 1_772_442_000_000, endAt: 1_772_442_060_000, good: '9', total: '10' },
    ]);
  });

  const row = ['1772442000', '1', '10', '1772442300'];
  test.each<[readonly unknown[], object, string, string]>([
    [['1772442000', '11', '10'], {}, 'invalid-option', 'rows.0.1'],
    [['1772442000', '-1', '10'], {}, 'invalid-option', 'rows.0.1'],
    [row, { columns: { start: 0, total: 2 } }, 'missing-field', 'options.columns'],
    [
      row,
      { columns: { start: 0, good: 1, bad: 1, total: 2 } },
      'invalid-option',
      'options.columns',
    ],
    [row, { length: undefined }, 'missing-field', 'options'],
    [row, { columns: { start: 0, end: 3, bad: 1, total: 2 } }, 'invalid-option', 'options'],
    [row, { length: 0 }, 'invalid-duration', 'options.length'],
    [
      row,
      { length: undefined, columns: { start: 3, end: 0, bad: 1, total: 2 } },
      'invalid-interval',
      'rows.0.0',
    ],
  ])('that cannot be are refused where they are: %j %j', (wrong, more, code, path) => {
    expect(refusal(() => bucketsFromCsv([wrong], { ...options, ...more } as never))).toEqual([
      code,
      path,
    ]);
  });
});

describe('probes of five real sites', () => {
  // They lie beside the repository where their licence lets them lie, and nowhere else.
  const file = new URL('../../../../shared/data/probes.csv', import.meta.url);
  const isThere = existsSync(file);
  const lines = isThere ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
  const { components, warnings } = observationsFromCsv(
    isThere ? rowsOf(readFileSync(file, 'utf8')) : [],
    { columns: { at: 'at', status: 'status', component: 'site' } },
  );

  test('are all read, each for its site', () => {
    // The lines of the file, counted by hand of the shell's tools: 2,934 below the header.
    const counts = Object.values(components).map((log) => log.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(isThere ? 2934 : 0);
    expect(Object.keys(components)).toHaveLength(isThere ? 5 : 0);
    expect(warnings.filter(({ code }) => code !== 'same-instant')).toEqual([]);
  });

  test('are down for as long as a walk over the lines says', () => {
    for (const [site, log] of Object.entries(components)) {
      const own = lines.map((line) => line.split(',')).filter((cells) => cells[1] === site);
      const points = own.map(([at = '', , status]) => ({ at: Date.parse(at), status }));
      const sorted = points.toSorted((a, b) => a.at - b.at);
      let down = 0;
      sorted.forEach(({ at, status }, i) => {
        const next = sorted[i + 1];
        if (next !== undefined && status === 'down') down += next.at - at;
      });
      const { outages } = outagesFromTransitions(log, {
        statuses: { up: 'up', down: 'down' },
        at: sorted.at(-1)?.at ?? 0,
      });
      expect(outages.reduce((sum, { startAt, endAt }) => sum + (endAt - startAt), 0)).toBe(down);
    }
  });
});
