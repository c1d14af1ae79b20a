import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Work } from '../turns.js';
import { outagesByStart, outagesShuffled, YEAR } from '../work.js';
import type { UptimeContender } from './types.js';
import {
  MAX_GAP_MS,
  minutes,
  OUTAGES,
  outagesApart,
  PROBES_AT,
  probes,
  WINDOW_ENDS,
  WINDOW_MS,
} from './work.js';

/** A database in the process, with one thread; its tables are filled beforehand. */
export async function duckdb(folder: string): Promise<UptimeContender> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  await db.run('SET threads=1');
  const table = tableIn(db, folder);
  const outages = async (name: string, { starts, ends }: ReturnType<typeof outagesByStart>) => {
    await table(name, 's BIGINT, e BIGINT', [starts, ends]);
    return downtimeIn(db, name);
  };
  return {
    name: 'DuckDB',
    packages: ['@duckdb/node-api'],
    attempts: {
      'uptime-sorted': () => outages('sorted', outagesByStart(OUTAGES)),
      'uptime-unsorted': () => outages('unsorted', outagesShuffled(OUTAGES)),
      'uptime-checks': async () => {
        const { at, statuses } = probes();
        await table('probes', 't BIGINT, status UTINYINT', [at, statuses]);
        return checksIn(db);
      },
      'uptime-requests': async () => {
        const { good, total } = minutes();
        await table('minutes', 'good VARCHAR, total VARCHAR', [good, total]);
        return requestsIn(db);
      },
      'uptime-rolling': async () => {
        const { starts, ends } = outagesApart(5000);
        await table('apart', 's BIGINT, e BIGINT', [starts, ends]);
        await table('windows', 't BIGINT', [WINDOW_ENDS]);
        return rollingIn(db);
      },
    },
  };
}

type Columns = readonly ArrayLike<number | string>[];

function tableIn(db: DuckDBConnection, folder: string) {
  return async (name: string, fields: string, columns: Columns): Promise<void> => {
    const file = join(folder, `${name}.csv`);
    const lines = Array.from(columns[0] as ArrayLike<number | string>, (_, row) =>
      columns.map((column) => column[row]).join(','),
    );
    writeFileSync(file, lines.join('\n'));
    await db.run(`CREATE TABLE ${name} (${fields})`);
    await db.run(`COPY ${name} FROM '${file}' (HEADER false)`);
  };
}

function asking(db: DuckDBConnection, sql: string): Work {
  return async () => {
    const answer = await db.runAndReadAll(sql);
    return Number(answer.getRows()[0]?.[0]);
  };
}

/** What each outage adds to those that began before it. */
function downtimeIn(db: DuckDBConnection, table: string): Work {
  return asking(
    db,
    `SELECT sum(greatest(0, e - greatest(s, coalesce(before, s)))) FROM (
       SELECT s, e, max(e) OVER (ORDER BY s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
       FROM (SELECT greatest(s, ${YEAR.startAt}) AS s, least(e, ${YEAR.endAt}) AS e FROM ${table}))`,
  );
}

function checksIn(db: DuckDBConnection): Work {
  return asking(
    db,
    `SELECT 7 * sum(CASE WHEN status = 1 THEN least(n, t + ${MAX_GAP_MS}) - t ELSE 0 END)
       + sum(n - least(n, t + ${MAX_GAP_MS})) FROM (
       SELECT t, status, coalesce(lead(t) OVER (ORDER BY t), ${PROBES_AT}) AS n FROM probes)`,
  );
}

function requestsIn(db: DuckDBConnection): Work {
  return asking(
    db,
    `SELECT floor(sum(good::DECIMAL(18, 12))::DOUBLE * 1e8 / sum(total::DECIMAL(18, 12))::DOUBLE) / 1e6
       FROM minutes`,
  );
}

function rollingIn(db: DuckDBConnection): Work {
  return asking(
    db,
    `SELECT sum(least(e, t) - greatest(s, t - ${WINDOW_MS})) FROM windows
       JOIN apart ON s < t AND e > t - ${WINDOW_MS}`,
  );
}
