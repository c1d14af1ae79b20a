import './utc.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareAnswers } from './agree.js';
import { calendarClaims, measureCalendars } from './calendars/measure.js';
import { checkClaims } from './claims.js';
import { clockClaims, measureClocks } from './clocks/measure.js';
import { dateFns } from './contenders/date-fns.js';
import { dayjsBusinessTime } from './contenders/dayjs-business-time.js';
import { luxonBusinessDay } from './contenders/luxon-business-days.js';
import { momentBusinessTime } from './contenders/moment-business-time.js';
import { openingHours } from './contenders/opening-hours.js';
import { pairs } from './contenders/pairs.js';
import { raw } from './contenders/raw.js';
import { slakit } from './contenders/slakit.js';
import { workingTimeCalculator } from './contenders/working-time-calculator.js';
import { costClaims } from './cost.js';
import { describeMachine } from './machine.js';
import { measureTogether } from './measure.js';
import { formatClaims, formatReport, formatRow } from './report.js';
import { ROWS } from './rows.js';
import type { Contender, Entry, Prepare, Row, RowResult } from './types.js';
import { reportUptime, UPTIME_HEADING } from './uptime/measure.js';

const RAW = raw();
const SLAKIT = slakit();
const CONTENDERS: readonly Contender[] = [
  RAW,
  SLAKIT,
  dayjsBusinessTime(),
  momentBusinessTime(),
  workingTimeCalculator(),
  luxonBusinessDay(),
  dateFns(),
  openingHours(),
  pairs(),
];
const RESULTS = new URL('./results.md', import.meta.url);

main();

/**
 * `npm run bench -- [--date 2026-03-02] [rows]`, where rows begin with a word such as `add`; `clocks`,
 * `calendars`, `cost` or `uptime` measures them alone, and `uptime` writes its part of the results.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { date: { type: 'string' }, only: { type: 'string' } },
    allowPositionals: true,
  });
  const only = values.only ?? positionals[0];
  if (only === 'calendars') {
    console.log(formatClaims(calendarClaims([], measureCalendars())));
    return;
  }
  if (only === 'clocks') {
    console.log(formatClaims(clockClaims(measureClocks())));
    return;
  }
  if (only === 'cost') {
    console.log(formatClaims(costClaims()));
    return;
  }
  if (only === 'uptime') {
    const text = reportUptime();
    console.log(text);
    writeUptime(text);
    return;
  }
  const asked = ROWS.filter(({ id }) => id.startsWith(only ?? ''));
  const possible = asked.filter(({ id }) => typeof SLAKIT.attempts[id] === 'function');
  const results = possible.map((row) => {
    const result = { row, entries: entriesOf(row) };
    console.log(formatRow(result));
    return result;
  });
  const left = asked.filter((row) => !possible.includes(row));
  const leftOut = left.map(({ title }) => `${title}: slakit ${SLAKIT.otherwise}`);
  for (const line of leftOut) console.log(`left out: ${line}\n`);
  if (only === undefined) finish(results, leftOut, values.date);
}

function finish(
  results: readonly RowResult[],
  leftOut: readonly string[],
  date: string | undefined,
): void {
  const claims = [
    ...checkClaims(results),
    ...calendarClaims(results, measureCalendars()),
    ...clockClaims(measureClocks()),
    ...costClaims(),
  ];
  console.log(formatClaims(claims));
  const report = formatReport(describeMachine(CONTENDERS, date), results, leftOut, claims);
  writeFileSync(RESULTS, report);
  writeUptime(reportUptime());
}

/** Puts the part that tells of uptime at the end of the results, for the one that stood there. */
function writeUptime(text: string): void {
  const [rest = ''] = readFileSync(RESULTS, 'utf8').split(`${UPTIME_HEADING}\n`);
  writeFileSync(RESULTS, `${rest.trimEnd()}\n\n${text}`);
}

function entriesOf(row: Row): readonly Entry[] {
  const able = CONTENDERS.filter(({ attempts }) => typeof attempts[row.id] === 'function');
  const runs = able.map(({ attempts }) => (attempts[row.id] as Prepare)());
  const [right = () => Number.NaN] = runs;
  const agreements = runs.map((run) => compareAnswers(row, run, right));
  if ((agreements[able.indexOf(SLAKIT)]?.different ?? 0) > 0) {
    throw new Error(
      `${row.id}: slakit and raw differ: ${agreements[able.indexOf(SLAKIT)]?.example}`,
    );
  }
  const timings = measureTogether(row, runs);
  const expected = CONTENDERS.filter(
    ({ attempts, otherwise }) => (attempts[row.id] ?? otherwise) !== '',
  );
  return expected.map((contender): Entry => {
    const i = able.indexOf(contender);
    const [timing, agreement] = [timings[i], agreements[i]];
    if (timing !== undefined && agreement !== undefined) {
      return { kind: 'timed', contender, timing, agreement };
    }
    const reason = contender.attempts[row.id] ?? contender.otherwise;
    return { kind: 'cannot', contender, reason: `${reason}` };
  });
}
