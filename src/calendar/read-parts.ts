import { daysInMonth, parseDate } from '../core/civil.js';
import { fail, type Path, shown } from '../core/error.js';
import { ALL_DAYS, type DaySpan, readDaySpan } from './date-span.js';
import type { Break, Layer, Override } from './definition.js';
import { readDays, readHours } from './hours.js';
import { type Findings, report } from './issues.js';
import type { BreakPlan, LayerPlan, OverridePlan } from './plan.js';
import { readWeekPlan } from './week.js';

/** Reads a layer of hours. */
export function readLayer(layer: Layer, path: Path, findings: Findings): LayerPlan {
  requireObject(layer, path);
  refuseUnknownFields(layer, ['name', 'from', 'through', 'weekly'], path, findings);
  if (layer.weekly === undefined)
    fail({
      code: 'missing-field',
      path: [...path, 'weekly'],
      expected: 'the hours of the layer',
      received: 'undefined',
    });
  const week = readWeekPlan(layer.weekly, [...path, 'weekly'], findings);
  return { name: layer.name ?? 'layer', week, when: readLayerDates(layer, path) };
}

function readLayerDates(layer: Layer, path: Path): LayerPlan['when'] {
  const { from, through } = layer;
  if (isSeasonal(from) || isSeasonal(through)) {
    return {
      season: {
        from: readDayOfYear(from, [...path, 'from']),
        through: readDayOfYear(through, [...path, 'through']),
      },
    };
  }
  const open: DaySpan = ALL_DAYS;
  if (from === undefined && through === undefined) return { span: open };
  if (from === undefined)
    return {
      span: { first: open.first, last: parseDate(through as string, [...path, 'through']) },
    };
  if (through === undefined)
    return { span: { first: parseDate(from, [...path, 'from']), last: open.last } };
  return { span: readDaySpan({ from, through }, path) };
}

function isSeasonal(text: string | undefined): boolean {
  return typeof text === 'string' && /^\d{2}-\d{2}$/.test(text);
}

function readDayOfYear(text: string | undefined, path: Path): number {
  const [month, day] = (isSeasonal(text) ? (text as string) : '00-00').split('-').map(Number) as [
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) {
    fail({
      code: 'invalid-date',
      path,
      expected: 'a day of the year MM-DD, as its counterpart is',
      received: shown(text),
    });
  }
  return month * 100 + day;
}

/** Reads hours of particular dates. */
export function readOverride(override: Override, path: Path, findings: Findings): OverridePlan {
  requireObject(override, path);
  refuseUnknownFields(
    override,
    ['kind', 'name', 'hours', 'date', 'from', 'through'],
    path,
    findings,
  );
  refuseBoth(override, 'date', 'from', path, findings);
  const { kind, name = 'override' } = override;
  if (kind !== 'replace' && kind !== 'add' && kind !== 'remove') {
    fail({
      code: 'invalid-option',
      path: [...path, 'kind'],
      expected: 'replace, add or remove',
      received: shown(kind),
    });
  }
  const span = readDaySpan(override, path);
  return { kind, name, span, hours: readHours(override.hours, [...path, 'hours'], findings) };
}

/** Reads time that never counts. */
export function readBreak(item: Break, path: Path, findings: Findings): BreakPlan {
  requireObject(item, path);
  refuseUnknownFields(item, ['name', 'hours', 'days', 'date', 'from', 'through'], path, findings);
  refuseBoth(item, 'date', 'from', path, findings);
  refuseBoth(item, 'days', 'date', path, findings);
  refuseBoth(item, 'days', 'from', path, findings);
  const { name = 'break', hours } = item;
  const dated = ['date', 'from', 'through'].some((key) => Object.hasOwn(item, key));
  const days = (item as { days?: string }).days ?? 'mon-sun';
  const when = dated
    ? { span: readDaySpan(item, path) }
    : { weekdays: readDays(days, [...path, 'days']) };
  return { name, when, hours: readHours(hours, [...path, 'hours'], findings) };
}

function requireObject(input: unknown, path: Path): void {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    fail({ code: 'invalid-type', path, expected: 'an object', received: shown(input) });
  }
}

/** Two ways to say when, of which one would be ignored. */
function refuseBoth(input: object, a: string, b: string, path: Path, findings: Findings): void {
  if (!Object.hasOwn(input, a) || !Object.hasOwn(input, b)) return;
  report(findings, 'error', {
    code: 'unknown-field',
    path: [...path, b],
    expected: `either ${a} or ${b}`,
    received: 'both',
  });
}

/** A field that nobody reads is a promise that nobody keeps, so a misspelt name is an error. */
export function refuseUnknownFields(
  input: object,
  known: readonly string[],
  path: Path,
  findings: Findings,
): void {
  const { name } = input as { name?: unknown };
  if (name !== undefined && typeof name !== 'string') {
    report(findings, 'error', {
      code: 'invalid-type',
      path: [...path, 'name'],
      expected: 'a text',
      received: shown(name),
    });
  }
  for (const key of Object.keys(input)) {
    if (known.includes(key)) continue;
    report(findings, 'error', {
      code: 'unknown-field',
      path: [...path, key],
      expected: `one of ${known.join(', ')}`,
      received: shown(key),
    });
  }
}
