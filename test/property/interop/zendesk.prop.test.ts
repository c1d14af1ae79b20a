import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  type ClockEvent,
  type ClockRule,
  compileClock,
  evaluateClock,
  type Scalar,
} from '../../../src/clock.js';
import { isSlaError } from '../../../src/core/error.js';
import { toInstant } from '../../../src/core/instant.js';
import { toJsm } from '../../../src/interop/jsm.js';
import {
  type ClockObjective,
  calendarsFromZendeskSchedules,
  clocksFromZendeskSlaPolicies,
  eventsFromZendeskMetricEvents,
} from '../../../src/interop/zendesk.js';

const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
const METRICS = ['first_reply_time', 'agent_work_time', 'next_reply_time'];
const PRIORITIES = ['low', 'normal', 'high', 'urgent'];

const ruleOf = ({ kind: _, ...rule }: ClockObjective): ClockRule => rule;

/** What a call answers, or nothing for a mistake that it found; any other error fails. */
function unlessRefused<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (isSlaError(error)) return undefined;
    throw error;
  }
}

/** JSON that looks right in one place and wrong in the next. */
const words = fc.constantFrom(
  ...['sla_policies', 'schedules', 'holidays', 'ticket_metric_events', 'filter', 'all', 'any'],
  ...['field', 'operator', 'value', 'policy_metrics', 'metric', 'priority', 'target', 'position'],
  ...['target_in_seconds', 'business_hours', 'intervals', 'start_time', 'end_time', 'time_zone'],
  ...['start_date', 'end_date', 'name', 'id', 'ticket_id', 'instance_id', 'type', 'time', 'sla'],
  ...['deleted', 'policy', 'title', 'metric_settings', '__proto__', 'constructor'],
);
const leaves = fc.oneof(
  fc.constantFrom('is', 'includes', 'not_includes', 'current_tags', 'type', 'group_id', 'a b', ''),
  fc.constantFrom('first_reply_time', 'reply_time', 'low', 'activate', 'pause', 'apply_sla'),
  fc.constantFrom('2026-05-22T09:00:00Z', '2026-05-22', 'UTC', 'London', 'Nowhere'),
  fc.constantFrom<unknown>(null, true, false, 0, 60, 10_080, -1, 1.5, 1e300),
  fc.jsonValue(),
);
const { anyJson } = fc.letrec<{ anyJson: unknown }>((tie) => ({
  anyJson: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    leaves,
    fc.array(tie('anyJson'), { maxLength: 4 }),
    fc.dictionary(words, tie('anyJson'), { maxKeys: 8, noNullPrototype: true }),
  ),
}));

/** JSON of the right shape, one leaf of which may be anything. */
const nearly = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | unknown> =>
  fc.oneof({ weight: 150, arbitrary: value }, { weight: 1, arbitrary: leaves });
const policiesJson = fc.record({
  sla_policies: fc.array(
    fc.record(
      {
        position: nearly(fc.integer({ min: 0, max: 3 })),
        filter: nearly(
          fc.record({
            all: fc.array(
              fc.record({
                field: nearly(fc.constantFrom('type', 'group_id', 'current_tags')),
                operator: nearly(fc.constantFrom('is', 'is_not', 'includes', 'not_includes')),
                value: nearly(fc.constantFrom<unknown>('task', 4, '4', ['4', 5], 'vip gold')),
              }),
              { maxLength: 2 },
            ),
          }),
        ),
        policy_metrics: fc.array(
          fc.record({
            metric: nearly(fc.constantFrom(...METRICS)),
            priority: nearly(fc.constantFrom(...PRIORITIES)),
            target: nearly(fc.integer({ min: 0, max: 1000 })),
            business_hours: nearly(fc.boolean()),
          }),
          { maxLength: 4 },
        ),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 4 },
  ),
});
const START = Date.UTC(2026, 4, 22);
const minutes = fc.integer({ min: 0, max: 40 }).map((n) => START + n * 60_000);
const eventJson = fc.record({
  id: nearly(fc.integer({ min: 1, max: 60 })),
  ticket_id: nearly(fc.integer({ min: 1, max: 2 })),
  instance_id: nearly(fc.integer({ min: 0, max: 2 })),
  metric: nearly(fc.constant('reply_time')),
  type: nearly(fc.constantFrom('activate', 'pause', 'fulfill', 'apply_sla', 'breach')),
  time: nearly(minutes),
  sla: nearly(
    fc.record({ target: nearly(fc.integer({ min: 0, max: 30 })), business_hours: fc.boolean() }),
  ),
});
const eventsJson = fc.record({ ticket_metric_events: fc.array(eventJson, { maxLength: 20 }) });
const schedulesJson = fc.record({
  schedules: fc.array(
    fc.record({
      id: nearly(fc.integer({ min: 1, max: 9 })),
      name: nearly(fc.constant('Office')),
      time_zone: nearly(
        fc.constantFrom('London', 'UTC', 'Europe/Paris', 'Eastern Time (US & Canada)'),
      ),
      intervals: fc.array(
        fc.record({
          start_time: nearly(fc.integer({ min: 0, max: 5000 })),
          end_time: nearly(fc.integer({ min: 5001, max: 10_080 })),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 3 },
  ),
});

describe('whatever JSON comes, the answer is a mistake named or something that compiles', () => {
  test('policies', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, policiesJson), (json) => {
        const read = unlessRefused(() =>
          clocksFromZendeskSlaPolicies(json, { calendar: 'office' }),
        );
        for (const objective of read?.objectives ?? []) compileClock(ruleOf(objective), { office });
      }),
    );
  });

  test('schedules', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, schedulesJson), (json) => {
        const read = unlessRefused(() => calendarsFromZendeskSchedules(json));
        for (const calendar of Object.values(read?.calendars ?? {})) {
          if (Object.keys(calendar.weekly ?? {}).length > 0) compileCalendar(calendar);
        }
      }),
    );
  });

  test('metric events', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, eventsJson), (json) => {
        const read = unlessRefused(() =>
          eventsFromZendeskMetricEvents(json, 'reply_time', { calendar: 'office' }),
        );
        if (read === undefined) return;
        const clock = compileClock(read.rule, { office });
        for (const { events } of read.tickets.flatMap(({ instances }) => instances)) {
          expect(evaluateClock(clock, events, { at: Date.UTC(2027, 0) }).ignored).toEqual([]);
        }
      }),
    );
  });

  test('reports', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (report, options) => {
        unlessRefused(() => toJsm(report as never, options as never));
        const good = { id: '1', name: 'one', timeZone: 'UTC', at: 0 };
        unlessRefused(() => toJsm({ cycles: [report] } as never, good));
      }),
    );
  });
});

test('a ticket has the target of the first policy that fits, and of no other', () => {
  const policy = fc.record({
    position: fc.integer({ min: 1, max: 3 }),
    type: fc.constantFrom('task', 'incident', 'any'),
    tag: fc.constantFrom('vip', 'any'),
    targets: fc.uniqueArray(
      fc.record({
        priority: fc.constantFrom(...PRIORITIES),
        target: fc.integer({ min: 1, max: 99 }),
      }),
      { selector: ({ priority }) => priority },
    ),
  });
  const ticket = fc.record({
    type: fc.constantFrom('task', 'incident', 'question'),
    priority: fc.constantFrom(...PRIORITIES, 'none'),
    isVip: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(policy, { maxLength: 4 }),
      ticket,
      (policies, { type, priority, isVip }) => {
        const governing = [...policies]
          .sort((a, b) => a.position - b.position)
          .find((one) => (one.type === 'any' || one.type === type) && (one.tag === 'any' || isVip));
        const expected = governing?.targets.find((one) => one.priority === priority)?.target;

        const { objectives } = clocksFromZendeskSlaPolicies({
          sla_policies: policies.map(({ position, targets, ...wants }) => ({
            position,
            filter: {
              all:
                wants.type === 'any' ? [] : [{ field: 'type', operator: 'is', value: wants.type }],
              any:
                wants.tag === 'any'
                  ? []
                  : [{ field: 'current_tags', operator: 'includes', value: [wants.tag] }],
            },
            policy_metrics: targets.map((one) => ({
              ...one,
              metric: 'first_reply_time',
              business_hours: false,
            })),
          })),
        });
        const set: Record<string, Scalar> = { type, priority, 'tag:vip': isVip };
        const events: ClockEvent[] = [{ at: 0, type: 'created', set }];
        const dueAt = objectives
          .map((one) => evaluateClock(compileClock(ruleOf(one)), events, { at: 0 }).current?.dueAt)
          .at(0);
        expect(dueAt).toBe(expected === undefined ? undefined : expected * 60_000);
      },
    ),
  );
});

test('elapsed time is the time after an activation and before the next event, whatever targets come', () => {
  const step = fc.record({
    type: fc.constantFrom('activate', 'pause', 'fulfill'),
    afterMinutes: fc.integer({ min: 0, max: 5 }),
    newTarget: fc.option(fc.integer({ min: 1000, max: 1003 }), { nil: undefined }),
  });
  const common = { ticket_id: 1, instance_id: 1, metric: 'agent_work_time' };
  const apply = (time: number, id: number, target: number): object => {
    return { ...common, id, time, type: 'apply_sla', sla: { target, business_hours: false } };
  };
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 12 }),
      fc.integer({ min: 0, max: 9 }),
      (steps, tail) => {
        let at = START;
        let phase = 'none' as 'none' | 'running' | 'paused' | 'over';
        let elapsedMs = 0;
        const events = steps.flatMap(({ type, afterMinutes, newTarget }, index) => {
          if (phase === 'running') elapsedMs += afterMinutes * 60_000;
          at += afterMinutes * 60_000;
          if (type === 'activate') phase = 'running';
          else if (phase === 'running' || phase === 'paused') {
            phase = type === 'pause' && phase === 'running' ? 'paused' : phase;
            if (type === 'fulfill') phase = 'over';
          }
          const event = { ...common, id: 10 + 2 * index, time: at, type };
          return newTarget === undefined ? [event] : [event, apply(at, 11 + 2 * index, newTarget)];
        });
        if (phase === 'running') elapsedMs += tail * 60_000;
        const read = eventsFromZendeskMetricEvents(
          { ticket_metric_events: [apply(START, 1, 999), ...events].reverse() },
          'agent_work_time',
        );
        const log = read.tickets[0]?.instances[0]?.events ?? [];
        const { current } = evaluateClock(compileClock(read.rule), log, { at: at + tail * 60_000 });
        expect(current?.elapsedMs).toBe(phase === 'none' ? undefined : elapsedMs);
      },
    ),
  );
});

test('an instant of Jira reads back as itself, in every zone', () => {
  const clock = compileClock({
    id: 'ttr',
    start: { on: 'created' },
    stop: { on: 'solved' },
    targets: [{ elapsed: 'PT4H' }],
  });
  const zone = fc.constantFrom(
    'UTC',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Pacific/Apia',
    'Europe/London',
  );
  const instant = fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(instant, zone, (at, timeZone) => {
      const report = evaluateClock(clock, [{ at, type: 'created' }], { at });
      const { ongoingCycle } = toJsm(report, { id: '1', name: 'ttr', timeZone });
      expect(toInstant(ongoingCycle?.startTime.iso8601 ?? '')).toBe(at);
      expect(ongoingCycle?.breachTime?.epochMillis).toBe(at + 14_400_000);
    }),
  );
});
