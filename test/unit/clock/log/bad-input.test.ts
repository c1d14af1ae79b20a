import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ClockEvent, evaluateClock } from '../../../../src/clock.js';
import { ROOT } from '../../../entries.js';
import { byEvent, clockOf, cyclesOf, log, MINUTE, refusal } from '../tickets.js';

interface Row {
  /** As the first column of the table in docs/reference/events.md. */
  readonly input: string;
  readonly events: readonly ClockEvent[];
  readonly cycles: readonly string[];
  /** Index and reason of what is listed as ignored. */
  readonly ignored: readonly (readonly [number, string])[];
}

const created = { at: 0, type: 'created' };

/** Every log is looked at in minute 60, by a clock of an hour that pauses and reopens in a new cycle. */
const ROWS: readonly Row[] = [
  {
    input: 'no events',
    events: [],
    cycles: [],
    ignored: [],
  },
  {
    input: 'events out of order',
    events: log([40, 'solved'], [0, 'created']),
    cycles: ['1: 0 to 40 stopped, met'],
    ignored: [],
  },
  {
    input: 'several events at one instant',
    events: log([0, 'created'], [40, 'reopened'], [40, 'solved']),
    cycles: ['1: 0 to 40 stopped, met', '2: 40 to now, running'],
    ignored: [],
  },
  {
    input: 'an event before the creation',
    events: log([0, 'solved'], [10, 'created']),
    cycles: ['1: 10 to now, running'],
    ignored: [[0, 'stop-without-start']],
  },
  {
    input: 'an event after `at`',
    events: log([0, 'created'], [61, 'solved']),
    cycles: ['1: 0 to now, running'],
    ignored: [[1, 'after-at']],
  },
  {
    input: 'an unknown type',
    events: log([0, 'created'], [10, 'moon_landing']),
    cycles: ['1: 0 to now, running'],
    ignored: [],
  },
  {
    input: 'a start while the clock runs',
    events: log([0, 'created'], [10, 'created']),
    cycles: ['1: 0 to now, running'],
    ignored: [[1, 'start-while-running']],
  },
  {
    input: 'a stop without a start',
    events: log([0, 'solved']),
    cycles: [],
    ignored: [[0, 'stop-without-start']],
  },
  {
    input: 'a second stop',
    events: log([0, 'created'], [10, 'solved'], [20, 'solved']),
    cycles: ['1: 0 to 10 stopped, met'],
    ignored: [[2, 'stop-after-end']],
  },
  {
    input: 'a pause without a resume',
    events: log([0, 'created'], [10, 'paused']),
    cycles: ['1: 0 to now, paused'],
    ignored: [],
  },
  {
    input: 'a pause while paused',
    events: log([0, 'created'], [10, 'paused'], [20, 'paused']),
    cycles: ['1: 0 to now, paused'],
    ignored: [[2, 'pause-while-paused']],
  },
  {
    input: 'a resume without a pause',
    events: log([0, 'created'], [10, 'resumed']),
    cycles: ['1: 0 to now, running'],
    ignored: [[1, 'resume-without-pause']],
  },
  {
    input: 'a known `id`',
    events: [
      { ...created, id: 'a' },
      { at: 10 * MINUTE, type: 'solved', id: 'a' },
    ],
    cycles: ['1: 0 to now, running'],
    ignored: [[1, 'duplicate-id']],
  },
];

/** Logs that cannot be read at all. */
const REFUSED: readonly (readonly [input: string, events: unknown, code: string])[] = [
  ['no list', created, 'invalid-event'],
  ['an event without a type', [{ at: 0 }], 'missing-field'],
  ['an event whose type is no text', [{ at: 0, type: 7 }], 'invalid-event'],
  ['a field that nobody reads', [{ ...created, sett: { group: 'desk' } }], 'unknown-field'],
  ['an `id` that is no text', [{ ...created, id: 7 }], 'invalid-event'],
  ['an event without an instant', [{ type: 'created' }], 'missing-field'],
  ['an instant without an offset', [{ at: '2026-03-02T09:00', type: 'x' }], 'invalid-instant'],
  ['an instant beyond the year 9999', [{ at: 1e15, type: 'x' }], 'instant-out-of-range'],
  ['an attribute that is an object', [{ ...created, set: { group: {} } }], 'invalid-event'],
  [
    'an attribute that is not a number',
    [{ ...created, set: { size: Number.NaN } }],
    'invalid-event',
  ],
];

const clock = clockOf(byEvent);

describe('odd input is defined', () => {
  it.each(ROWS.map((row) => [row.input, row] as const))('%s', (_, { events, cycles, ignored }) => {
    const report = evaluateClock(clock, events, { at: 60 * MINUTE });
    expect(cyclesOf(report)).toEqual(cycles);
    expect(report.ignored.map(({ index, reason }) => [index, reason])).toEqual(ignored);
  });

  it('a start after the end that `ignore` ignores', () => {
    const events = log([0, 'created'], [10, 'solved'], [20, 'reopened']);
    const report = evaluateClock(clockOf({ reopening: 'ignore' }), events, { at: 60 * MINUTE });
    expect(report.ignored.map(({ index, reason }) => [index, reason])).toEqual([
      [2, 'start-after-end'],
    ]);
  });

  it('events out of order, when order is `refuse`', () => {
    const events = log([40, 'solved'], [0, 'created']);
    const call = () => evaluateClock(clock, events, { at: 60 * MINUTE, order: 'refuse' });
    expect(refusal(call).code).toBe('invalid-event');
  });
});

describe('input that cannot be read is refused', () => {
  it.each(REFUSED)('%s', (_, events, code) => {
    expect(refusal(() => evaluateClock(clock, events as never, { at: 60 * MINUTE })).code).toBe(
      code,
    );
  });

  it.each<[string, unknown[], { code: string; path: string }]>([
    [
      'a rule that is not compiled',
      [clock.rule, [], { at: 0 }],
      { code: 'invalid-type', path: 'clock' },
    ],
    ['no clock', [undefined, [], { at: 0 }], { code: 'invalid-type', path: 'clock' }],
    ['no options', [clock, []], { code: 'missing-field', path: 'options' }],
    ['options that are text', [clock, [], 'sort'], { code: 'invalid-type', path: 'options' }],
    ['options that are an instant', [clock, [], 0], { code: 'invalid-type', path: 'options' }],
    ['options that are null', [clock, [], null], { code: 'invalid-type', path: 'options' }],
    [
      'options without an instant',
      [clock, [], { order: 'sort' }],
      { code: 'missing-field', path: 'options.at' },
    ],
    [
      'an option that nobody reads',
      [clock, [], { at: 0, atributes: {} }],
      { code: 'unknown-field', path: 'options.atributes' },
    ],
    [
      'an unknown order',
      [clock, [], { at: 0, order: 'x' }],
      { code: 'invalid-option', path: 'options.order' },
    ],
    [
      'attributes that are text',
      [clock, [], { at: 0, attributes: 'open' }],
      { code: 'invalid-option', path: 'options.attributes' },
    ],
    [
      'attributes with a list',
      [clock, [], { at: 0, attributes: { tags: [] } }],
      { code: 'invalid-option', path: 'options.attributes.tags' },
    ],
  ])('%s', (_, args, expected) => {
    expect(refusal(() => (evaluateClock as (...all: unknown[]) => unknown)(...args))).toEqual(
      expected,
    );
  });
});

describe('the table of the documentation', () => {
  const page = readFileSync(`${ROOT}/docs/reference/events.md`, 'utf8');
  const cells = page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it.each(ROWS.map(({ input, ignored }) => [input, ignored] as const))(
    'has %s',
    (input, ignored) => {
      const row = cells.find(([, first]) => first === input);
      const reasons = ignored.map(([, reason]) => `\`${reason}\``);
      expect(row?.[3]).toBe(reasons.length === 0 ? '' : [...new Set(reasons)].join(', '));
    },
  );

  it.each(REFUSED)('has %s', (input, _, code) => {
    expect(cells.find(([, first]) => first === input)?.[2]).toBe(`refused: \`${code}\``);
  });
});
