import { describe, expect, it } from 'vitest';
import { ignoredEvent } from '../../../../src/clock/log/event.js';
import { advanceClock, evaluateClock, readLog, startClock } from '../../../../src/clock.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../../src/core/instant.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { clockOf } from '../tickets.js';

const clock = clockOf();
const ATTRIBUTES = 'attributes with a text, a finite number, true, false or null';
const created = { at: 0, type: 'created' };

describe('what is refused in an event is told with what was expected', () => {
  it.each<[unknown, readonly (string | number)[], string, string]>([
    [5, [], '{ at, type }', '5'],
    [null, [], '{ at, type }', 'null'],
    [{ at: 0, type: 5 }, ['type'], 'a text', '5'],
    [{ ...created, id: 5 }, ['id'], 'a text', '5'],
    [{ ...created, seq: 0.5 }, ['seq'], 'a whole number', '0.5'],
    [{ ...created, seq: '1' }, ['seq'], 'a whole number', '"1"'],
    [{ ...created, set: 5 }, ['set'], ATTRIBUTES, '5'],
    [{ ...created, set: null }, ['set'], ATTRIBUTES, 'null'],
    [{ ...created, set: { a: [] } }, ['set', 'a'], ATTRIBUTES, 'an array of 0'],
    [{ ...created, tpye: 1 }, ['tpye'], 'one of at, type, id, set, seq', '"tpye"'],
  ])('%j', (event, path, expected, received) => {
    const alone = thrownBy(() => advanceClock(clock, startClock(clock), event as never));
    expect(alone).toMatchObject({ path: ['event', ...path], expected, received });
    const listed = thrownBy(() => readLog([created, event as never]));
    expect(listed).toMatchObject({ path: ['events', 1, ...path], expected, received });
    expect([alone.code, listed.code]).toEqual(
      path[0] === 'tpye' ? ['unknown-field', 'unknown-field'] : ['invalid-event', 'invalid-event'],
    );
  });

  it('and a misspelt field with the nearest name, if one is near', () => {
    const refused = (field: string) =>
      thrownBy(() => readLog([{ ...created, [field]: 1 } as never]));
    expect(refused('tpye').hint).toBe('did you mean type?');
    expect(refused('priority').hint).toBe(undefined);
  });

  it('and its instant where it stands', () => {
    for (const at of [Number.NaN, -0.5, 'x'])
      expect(thrownBy(() => readLog([created, { at, type: 'x' }])).path).toEqual([
        'events',
        1,
        'at',
      ]);
    expect(thrownBy(() => readLog([{ at: MAX_INSTANT + 1, type: 'x' }])).code).toBe(
      'instant-out-of-range',
    );
    const { entries } = readLog([MIN_INSTANT, -0, MAX_INSTANT].map((at) => ({ at, type: 'x' })));
    expect(entries.map(({ at }) => at)).toEqual([MIN_INSTANT, 0, MAX_INSTANT]);
    expect(Object.is(entries[1]?.at, 0)).toBe(true);
  });

  it('and an option with its words', () => {
    const refused = (options: object) => thrownBy(() => readLog([], options as never));
    expect(refused({ order: 'x' })).toMatchObject({
      code: 'invalid-option',
      path: ['options', 'order'],
      expected: 'sort or refuse',
      received: '"x"',
    });
    expect(refused({ sameInstant: 'x' })).toMatchObject({
      path: ['options', 'sameInstant'],
      expected: 'unordered or asGiven',
    });
    expect(refused({ attributes: 5 })).toMatchObject({
      path: ['options', 'attributes'],
      expected: ATTRIBUTES,
      received: '5',
    });
    for (const options of [
      { order: 'sort' },
      { order: 'refuse' },
      { sameInstant: 'unordered' },
      { sameInstant: 'asGiven' },
      { attributes: { a: null } },
    ] as const)
      expect(readLog([], options).kind).toBe('clock-log');
  });

  it('and a list that is none, or out of order', () => {
    const none = thrownBy(() => readLog(5 as never));
    expect(none).toMatchObject({
      code: 'invalid-event',
      path: ['events'],
      expected: 'a list of events, or what readLog gave',
      received: '5',
    });
    const mixed = [
      { at: 5, type: 'a' },
      { at: 4, type: 'b' },
    ];
    const refused = thrownBy(() => readLog(mixed, { order: 'refuse' }));
    expect(refused).toMatchObject({ code: 'invalid-event', path: ['events'] });
    expect(refused.expected).toBe('events in the order of their instants');
    expect(refused.received).toBe('events out of order');
    expect(readLog(mixed).entries.map(({ index }) => index)).toEqual([1, 0]);
  });
});

describe('an event that changed nothing', () => {
  it.each([
    ['after-at', 'note'],
    ['duplicate-id', 'note'],
    ['start-while-running', 'note'],
    ['start-after-end', 'note'],
    ['start-while-released', 'warning'],
    ['stop-without-start', 'warning'],
    ['stop-after-end', 'note'],
    ['resume-without-pause', 'warning'],
    ['pause-while-paused', 'warning'],
  ] as const)('because of %s is a %s', (reason, severity) => {
    const about = { index: 3, type: 'x', eventAt: 5, reason };
    expect(ignoredEvent(about)).toEqual({ ...about, severity });
  });

  it('is listed where a release holds, too', () => {
    const released = clockOf({ release: { once: 'gone' } });
    const { ignored, cycles } = evaluateClock(
      released,
      [
        { at: 0, type: 'gone' },
        { at: 5, type: 'created' },
      ],
      { at: 9 },
    );
    expect(cycles).toEqual([]);
    expect(ignored).toMatchObject([
      { index: 1, reason: 'start-while-released', severity: 'warning' },
    ]);
  });

  it('is not listed where states alone go on, or start and stop', () => {
    const states = clockOf({
      start: { field: 'open', equals: true },
      stop: { field: 'open', equals: false },
    });
    const at = (i: number, open: boolean) => ({ at: i, type: 'x', set: { open } });
    const { ignored } = evaluateClock(
      states,
      [at(0, false), at(1, true), at(2, true), at(3, false), at(4, false)],
      { at: 9 },
    );
    expect(ignored).toEqual([]);
  });
});
