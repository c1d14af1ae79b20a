import { describe, expect, it } from 'vitest';
import { clockOf, compileAgreement } from '../../../src/agreement/compile.js';
import type { Agreement } from '../../../src/agreement/document/document.js';
import { evaluateClock } from '../../../src/clock/evaluate.js';
import { thrownBy } from '../../oracle/thrown.js';

const base = { id: 'a', timeZone: 'UTC', currency: 'EUR' };
const clock = {
  kind: 'clock',
  id: 'c',
  start: { on: 'a' },
  stop: { on: 'b' },
  targets: [{ elapsed: 'PT1H' }],
};
const uptime = { kind: 'availability', id: 'u', service: 's', targetPercent: '99.9' };
const office = { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } };

/** Compiles what need not be an agreement. */
const compile = (document: unknown) => compileAgreement(document as Agreement);
const errorOf = (document: unknown) => thrownBy(() => compile(document));
const withClock = (fields: object) =>
  errorOf({ ...base, calendars: { office }, objectives: [{ ...clock, ...fields }] });
const withUptime = (fields: object) =>
  errorOf({ ...base, calendars: { office }, objectives: [clock, { ...uptime, ...fields }] });
const withRemedy = (remedy: unknown) =>
  errorOf({ ...base, objectives: [], remedies: { credit: remedy } });

describe('a compiled agreement', () => {
  it('has calendar months of its zone as periods unless told otherwise', () => {
    const periodRule = (fields: object) =>
      compile({ ...base, objectives: [], ...fields }).periodRule;
    expect(periodRule({})).toEqual({ unit: 'month', timeZone: 'UTC' });
    expect(periodRule({ period: { unit: 'week' } })).toEqual({ unit: 'week', timeZone: 'UTC' });
  });

  it('lets a target count in another calendar than its clock', () => {
    const always = { timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } };
    const targets = [
      { when: { field: 'p', equals: 1 }, elapsed: 'PT1H', calendar: 'always' },
      { elapsed: 'PT1H' },
    ];
    const sla = compile({
      ...base,
      calendars: { office, always },
      objectives: [{ ...clock, calendar: 'office', targets }],
    });
    // Saturday, 7 March 2026: the office is closed, the other calendar is open.
    const saturday = '2026-03-07T10:00:00Z';
    const calendarOf = (p: number) =>
      evaluateClock(clockOf(sla, 'c'), [{ at: saturday, type: 'a', set: { p } }], { at: saturday })
        .current?.calendar;
    expect([calendarOf(1), calendarOf(2)]).toEqual(['always', 'office']);
  });

  it('gives its clocks by the id of their objectives', () => {
    const sla = compile({ ...base, objectives: [clock, uptime] });
    expect(clockOf(sla, 'c').rule.id).toBe('c');
    expect(thrownBy(() => clockOf(sla, 'u'))).toMatchObject({
      code: 'unknown-reference',
      path: ['objectiveId'],
      expected: 'one of the clock objectives c',
    });
  });
});

describe('an agreement that cannot be compiled', () => {
  it('says what it is instead of a document', () => {
    for (const document of [null, 'agreement', 5, []]) {
      expect(errorOf(document)).toMatchObject({ code: 'invalid-type', path: [] });
    }
    expect(errorOf({})).toMatchObject({ code: 'missing-field', path: ['id'] });
    expect(errorOf({ ...base, objectives: [null] })).toMatchObject({
      code: 'invalid-type',
      path: ['objectives', 0],
    });
    expect(errorOf({ ...base, objectives: [{ id: 'x', kind: 'promise' }] })).toMatchObject({
      code: 'invalid-option',
      path: ['objectives', 0, 'kind'],
    });
  });

  it('names the second objective of one id', () => {
    expect(errorOf({ ...base, objectives: [clock, uptime, clock] })).toMatchObject({
      code: 'invalid-agreement',
      path: ['objectives', 2, 'id'],
    });
  });

  it('names what is not defined, and lists what is', () => {
    expect(withClock({ calendar: 'ofice' })).toMatchObject({
      code: 'unknown-reference',
      received: '"ofice"',
    });
    expect(withClock({ calendar: 'ofice' }).expected).toContain('office');
    expect(withUptime({ calendar: 'toString' })).toMatchObject({
      code: 'unknown-reference',
      path: ['objectives', 1, 'calendar'],
    });
    expect(withUptime({ remedy: 'constructor' })).toMatchObject({
      code: 'unknown-reference',
      path: ['objectives', 1, 'remedy'],
    });
    expect(withUptime({ remedy: '__proto__' })).toMatchObject({
      code: 'unknown-reference',
      path: ['objectives', 1, 'remedy'],
    });
  });

  it('leads to the broken part of a clock', () => {
    const path = (fields: object) => withClock(fields).path;
    expect(path({ start: {} })).toEqual(['objectives', 0, 'start']);
    expect(path({ stop: { any: [{ on: 'x' }, { feld: 'f' }] } }).slice(0, 5)).toEqual([
      'objectives',
      0,
      'stop',
      'any',
      1,
    ]);
    expect(path({ appliesTo: { not: 5 } })).toEqual(['objectives', 0, 'appliesTo', 'not']);
    expect(path({ targets: [] })).toEqual(['objectives', 0, 'targets']);
    expect(path({ targets: [{ elapsed: { days: 1 } }] })).toEqual([
      'objectives',
      0,
      'targets',
      0,
      'elapsed',
      'days',
    ]);
    expect(path({ warnings: [{ percent: -1 }] })).toEqual([
      'objectives',
      0,
      'warnings',
      0,
      'percent',
    ]);
    expect(path({ attainmentPercent: '101' })).toEqual(['objectives', 0, 'attainmentPercent']);
    expect(path({ attainmentPercent: '9'.repeat(100) })).toEqual([
      'objectives',
      0,
      'attainmentPercent',
    ]);
  });

  it('leads to the broken part of a promise of availability, before the first settlement', () => {
    expect(withUptime({ targetPercent: '100.1' })).toMatchObject({
      code: 'invalid-option',
      path: ['objectives', 1, 'targetPercent'],
    });
    expect(withUptime({ targetPercent: 'most' })).toMatchObject({
      code: 'invalid-decimal',
      path: ['objectives', 1, 'targetPercent'],
    });
    expect(withUptime({ exclusionRules: { maintenance: { cap: 'P1D' } } })).toMatchObject({
      code: 'invalid-duration',
      path: ['objectives', 1, 'exclusionRules', 'maintenance', 'cap'],
    });
    expect(withUptime({ exclusionRules: { maintenance: { notice: -1 } } }).path.slice(2)).toEqual([
      'exclusionRules',
      'maintenance',
      'notice',
    ]);
  });

  it('leads to the broken part of a calendar, a zone or a period', () => {
    const error = (fields: object) => errorOf({ ...base, objectives: [], ...fields });
    expect(error({ timeZone: 'Mars/Base' })).toMatchObject({
      code: 'invalid-time-zone',
      path: ['timeZone'],
    });
    expect(error({ period: { unit: 'month', anchor: '2026-02-30' } })).toMatchObject({
      code: 'invalid-date',
      path: ['period', 'anchor'],
    });
    expect(error({ period: { unit: 'decade' } })).toMatchObject({
      code: 'invalid-option',
      path: ['period', 'unit'],
    });
    expect(
      error({
        calendars: { office: { timeZone: 'Mars/Base', weekly: { mon: '09:00-17:00' } } },
      }).path.slice(0, 2),
    ).toEqual(['calendars', 'office']);
  });

  it('leads to the broken part of a remedy, before the first miss', () => {
    const row = { lt: '99', remedy: { percent: 10 } };
    expect(withRemedy({ rows: [{ lt: 'x', remedy: { percent: 10 } }] }).path.slice(0, 4)).toEqual([
      'remedies',
      'credit',
      'rows',
      0,
    ]);
    expect(
      withRemedy({ rows: [row, { gte: '99', lt: '99.5', remedy: { percnt: 10 } }] }),
    ).toMatchObject({
      code: 'invalid-type',
      path: ['remedies', 'credit', 'rows', 1, 'remedy'],
    });
    expect(
      withRemedy({ rows: [{ lt: '99', remedy: { money: { amount: '5', currency: 'USD' } } }] })
        .code,
    ).toBe('currency-mismatch');
    expect(
      withRemedy({ rows: [row], caps: [{ limit: { percent: 'half' } }] }).path.slice(0, 4),
    ).toEqual(['remedies', 'credit', 'caps', 0]);
    expect(withRemedy({ rows: [row], rounding: 'nicely' }).code).toBe('invalid-option');
    // An agreement pays in its own currency, so its steps are checked before there are facts.
    expect(withRemedy({ rows: [row], increment: '0.005' })).toMatchObject({
      code: 'invalid-option',
      path: ['remedies', 'credit', 'increment'],
      expected: 'a multiple of 0.01, the minor unit of EUR',
    });
    expect(withRemedy({ rows: [row], factors: [{ repeat: ['1', 'x'] }] }).path.slice(0, 4)).toEqual(
      ['remedies', 'credit', 'factors', 0],
    );
    expect(withRemedy('nothing').path.slice(0, 2)).toEqual(['remedies', 'credit']);
  });
});
