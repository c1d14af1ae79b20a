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
import { CREDITS_HEADING, reportCredits } from './credits/measure.js';
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
/** What is measured in processes of their own; each writes its part of the results. */
const PARTS = [
  { name: 'uptime', heading: UPTIME_HEADING, report: reportUptime },
  { name: 'credits', heading: CREDITS_HEADING, report: reportCredits },
];
const RESULTS = new URL('./results.md', import.meta.url);

main();

/**
 * `npm run bench -- [--date 2026-03-02] [rows]`, where rows begin with a word such as `add`; `clocks`,
 * `calendars`, `cost`, `uptime` or `credits` measures them alone; the last two write their part of the results.
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
  const part = PARTS.find(({ name }) => name === only);
  if (part !== undefined) {
    const text = part.report();
    console.log(text);
    writePart(part.heading, text);
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
  for (const { heading, report: part } of PARTS) writePart(heading, part());
}

/** Puts a part of the results in the place of the one that stood there, or at the end. */
function writePart(heading: string, text: string): void {
  const before = readFileSync(RESULTS, 'utf8').split(/\n(?=## )/);
  const at = before.findIndex((part) => part.startsWith(`${heading}\n`));
  const parts = at < 0 ? [...before, text] : before.with(at, text);
  writeFileSync(RESULTS, `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`);
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
