import { describe, expect, it } from 'vitest';
import {
  advanceClock,
  type ClockState,
  isSlaError,
  reportClock,
  type SlaError,
  startClock,
} from '../../../src/clock.js';
import { byEvent, clockOf, MINUTE, office, refusal } from './tickets.js';

const clock = clockOf({ ...byEvent, calendar: 'office' });
const created = advanceClock(clock, startClock(clock), { at: 0, type: 'created' });

function errorOf(call: () => unknown): SlaError {
  try {
    call();
  } catch (error) {
    if (isSlaError(error)) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a state', () => {
  it('is plain JSON, with its format, its clock and the mark of its rule', () => {
    expect(JSON.parse(JSON.stringify(created))).toEqual(created);
    expect(created).toMatchObject({ format: 1, clockId: 'resolution' });
    expect(created.ruleMark).toMatch(/^[0-9a-f]{14}$/);
  });

  it('is read by a clock of the same rule, whatever the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(clock.rule).reverse());
    const again = clockOf(turned, { office });
    expect(reportClock(again, created, { at: MINUTE })).toEqual(
      reportClock(clock, created, { at: MINUTE }),
    );
  });

  it('of another clock is refused, and both are named', () => {
    const other = clockOf({ id: 'first-response' });
    const error = errorOf(() => reportClock(other, created, { at: 0 }));
    expect([error.code, error.path]).toEqual(['invalid-state', ['state']]);
    expect(error.expected).toContain('"first-response"');
    expect(error.received).toContain('"resolution"');
  });

  it.each([
    ['target', { targets: [{ elapsed: { minutes: 61 } }] }],
    ['calendar', { calendar: 'nights' }],
    ['condition', { stop: { on: 'closed' } }],
  ])('of another version of the rule is refused, and both are named: %s', (_, change) => {
    const changed = clockOf(
      { ...byEvent, calendar: 'office', ...change },
      { office, nights: office },
    );
    const error = errorOf(() => advanceClock(changed, created, { at: 1, type: 'note' }));
    expect(error.code).toBe('invalid-state');
    expect(error.received).toContain(created.ruleMark);
    expect(error.expected).not.toContain(created.ruleMark);
  });

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['null', null],
    ['nothing', undefined],
    ['a text', 'resolution'],
    ['a list', []],
    ['a state of a format to come', { ...created, format: 2 }],
    [
      'a state without its inside',
      { format: 1, clockId: created.clockId, ruleMark: created.ruleMark },
    ],
    ['a state that was cut off', { ...created, fold: { attributes: {} } }],
  ])('that is none is refused: %s', (_, state) => {
    for (const call of [
      () => reportClock(clock, state as ClockState, { at: 0 }),
      () => advanceClock(clock, state as ClockState, { at: 0, type: 'note' }),
    ]) {
      expect(refusal(call)).toEqual({ code: 'invalid-state', path: 'state' });
    }
  });

  it('does not know fields of an event, nor options, that nobody reads', () => {
    const event = { at: 0, type: 'note', sett: {} };
    expect(refusal(() => advanceClock(clock, created, event))).toEqual({
      code: 'unknown-field',
      path: 'event.sett',
    });
    const options = { at: 0, order: 'sort' };
    expect(refusal(() => reportClock(clock, created, options))).toEqual({
      code: 'unknown-field',
      path: 'options.order',
    });
    expect(refusal(() => startClock(clock, { tags: [] } as never))).toEqual({
      code: 'invalid-option',
      path: 'attributes.tags',
    });
  });
});
