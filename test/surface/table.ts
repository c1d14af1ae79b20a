import { agreementRows } from './rows/agreement.js';
import { calendarRows } from './rows/calendar.js';
import { clockRows } from './rows/clock.js';
import { coreRows } from './rows/core.js';
import { countdownRows } from './rows/countdown.js';
import { creditRows } from './rows/credit.js';
import { deskRows } from './rows/desks.js';
import { interopRows } from './rows/interop.js';
import { moneyRows } from './rows/money.js';
import { monitorRows } from './rows/monitors.js';
import { reportRows } from './rows/report.js';
import { schemaRows } from './rows/schema.js';
import { sloRows } from './rows/slos.js';
import { uptimeRows } from './rows/uptime.js';
import { zoneRows } from './rows/zone.js';
import type { Row } from './rows.js';

/** Every public function with arguments that it accepts, by the room in which it lives. */
export const ROWS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  core: coreRows,
  zone: zoneRows,
  money: moneyRows,
  calendar: calendarRows,
  clock: clockRows,
  uptime: uptimeRows,
  credit: creditRows,
  agreement: agreementRows,
  schema: schemaRows,
  report: reportRows,
  countdown: countdownRows,
  interop: { ...interopRows, ...deskRows, ...sloRows, ...monitorRows },
};

/** A function of the table, with arguments of one form. */
export interface Callable extends Omit<Row, 'others'> {
  readonly name: string;
  readonly call: (...args: readonly unknown[]) => unknown;
}

/** Every function of the table in every form, each from the first module that exports it. */
export function callablesOf(modules: readonly object[]): readonly Callable[] {
  const byName = new Map([...modules].reverse().flatMap((module) => Object.entries(module)));
  return Object.values(ROWS).flatMap((rows) =>
    Object.entries(rows).flatMap(([name, { args, others = [], ...row }]) =>
      [args, ...others].map((form, i) => ({
        ...row,
        args: form,
        name: i === 0 ? name : `${name}, form ${i + 1},`,
        call: byName.get(name) as Callable['call'],
      })),
    ),
  );
}
