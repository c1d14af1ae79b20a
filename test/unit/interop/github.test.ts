import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  type ClockReport,
  type ClockRule,
  compileClock,
  evaluateClock,
} from '../../../src/clock.js';
import { eventsFromGitHubTimeline } from '../../../src/interop/github.js';
import { FRESHDESK } from '../../../src/presets.js';
import { iso, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';

const json = JSON.parse(
  readFileSync(new URL('../../fixtures/github/issue-with-timeline.json', import.meta.url), 'utf8'),
) as { readonly issue: object; readonly timeline: readonly object[] };
const { events, warnings } = eventsFromGitHubTimeline(json, { hold: ['needs-info'] });

describe('the log of an issue', () => {
  test('each event of the timeline is one event, in the words of the presets', () => {
    expect(events.map(({ id, type, set }) => [id, type, set])).toEqual([
      // Named by what it was called before the first renaming.
      ['issue-1347', 'created', { status: 'open', title: 'Crash' }],
      ['labeled-6430295168', 'labeled', { 'label:bug': true }],
      ['commented-700000001', 'bot_comment', undefined],
      ['assigned-6430295200', 'assigned', { assignee: 'alex' }],
      ['assigned-6430295201', 'assigned', { assignee: 'bo' }],
      ['commented-700000002', 'public_reply', undefined],
      ['labeled-6430295300', 'labeled', { 'label:needs-info': true }],
      ['labeled-6430295300/paused', 'paused', undefined],
      [`cross-referenced-${Date.parse('2026-03-02T12:00:00Z')}`, 'cross-referenced', undefined],
      ['commented-700000003', 'customer_reply', undefined],
      ['unlabeled-6430295400', 'unlabeled', { 'label:needs-info': false }],
      ['unlabeled-6430295400/resumed', 'resumed', undefined],
      // One of two is left.
      ['unassigned-6430295500', 'assigned', { assignee: 'alex' }],
      ['renamed-6430295510', 'renamed', { title: 'Crash on start with an empty config' }],
      ['committed-6dcb09b5b57875f334f61aebed695e2e4193db5e', 'committed', undefined],
      ['closed-6430295600', 'closed', { status: 'closed', state_reason: null }],
      ['reopened-6430295700', 'reopened', { status: 'open', state_reason: null }],
      ['closed-6430295800', 'closed', { status: 'closed', state_reason: 'completed' }],
    ]);
  });

  test('an event that does not say when it was is told of', () => {
    expect(told(warnings)).toEqual([['no-instant', 'timeline.14']]);
  });

  test('nothing depends on the order of the pages, nor on their overlap', () => {
    const timeline = [...json.timeline, ...json.timeline].reverse();
    const read = eventsFromGitHubTimeline({ ...json, timeline }, { hold: ['needs-info'] });
    expect(read.events).toEqual(events);
    expect(read.warnings).toHaveLength(1);
  });
});

describe('what presets make of the log', () => {
  const office = compileCalendar({
    timeZone: 'America/New_York',
    weekly: { 'mon-fri': '09:00-17:00' },
  });
  const report = (rule: Omit<ClockRule, 'id'>, at: string): ClockReport =>
    evaluateClock(compileClock({ id: 'goal', calendar: 'office', ...rule }, { office }), events, {
      at,
    });

  test('a bot answers nobody', () => {
    // Monday 04:00 in New York is closed; one hour from 09:00, which is 14:00 UTC. Answered at 11:00 UTC.
    const rule = { ...FRESHDESK.firstResponse, targets: [{ elapsed: 'PT1H' }] };
    const { state, cycles } = report(rule, '2026-03-02T12:00:00Z');
    expect([state, iso(cycles[0]?.dueAt), iso(cycles[0]?.endedAt)]).toEqual([
      'met',
      '2026-03-02T15:00:00.000Z',
      '2026-03-02T11:00:00.000Z',
    ]);
  });

  test('a label that asks for information pauses, and time closed is a pause', () => {
    // Held on Monday from 06:00 to Tuesday 03:00 in New York, closed from Tuesday 05:00 to Thursday
    // 03:00: nothing was used before Thursday 09:00, and 8 hours end at its close, 22:00 UTC.
    const rule = { ...FRESHDESK.resolution, targets: [{ elapsed: 'PT8H' }] };
    const { current, state } = report(rule, '2026-03-05T09:00:00Z');
    expect([state, current?.elapsedMs, iso(current?.dueAt)]).toEqual([
      'running',
      0,
      '2026-03-05T22:00:00.000Z',
    ]);
    expect(report(rule, '2026-03-05T10:00:00Z').state).toBe('met');
  });
});

describe('who answers', () => {
  const issue = { number: 1, created_at: '2026-03-02T09:00:00Z', user: { login: 'olga' } };
  const comment = (id: number, login: string | null, association: string) => ({
    id,
    event: 'commented',
    created_at: '2026-03-02T09:00:00Z',
    user: login === null ? null : { login },
    author_association: association,
  });
  const timeline = [
    comment(1, 'olga', 'OWNER'),
    comment(2, 'max', 'COLLABORATOR'),
    comment(3, 'cora', 'CONTRIBUTOR'),
    comment(10, null, 'NONE'),
  ];
  const typesFor = (agents?: readonly string[]) =>
    eventsFromGitHubTimeline({ issue, timeline }, { agents }).events.map(({ type }) => type);

  test('those whom the repository trusts, except for whoever asks', () => {
    expect(typesFor()).toEqual([
      'created',
      'customer_reply',
      'public_reply',
      'customer_reply',
      'customer_reply',
    ]);
  });

  test('or those whom the host names', () => {
    expect(typesFor(['cora', 'olga'])).toEqual([
      'created',
      'public_reply',
      'customer_reply',
      'public_reply',
      'customer_reply',
    ]);
  });

  const at = { created_at: '2026-03-02T09:00:00Z' };
  const close = (id: number, event: string) => ({ ...at, id, event });

  test('a close and a reopening in one second took no time', () => {
    const read = eventsFromGitHubTimeline({
      issue,
      timeline: [close(12, 'reopened'), close(9, 'closed'), close(100, 'merged')],
    });
    expect(read.events.map(({ id, type }) => [id, type])).toEqual([
      ['issue-1', 'created'],
      ['closed-9', 'status'],
      ['reopened-12', 'status'],
      ['merged-100', 'pull_request_merged'],
    ]);
  });

  test.each<[unknown, unknown, string, string]>([
    [[], {}, 'invalid-type', ''],
    [{ issue }, {}, 'missing-field', 'timeline'],
    [
      { issue: { ...issue, created_at: 'yesterday' }, timeline },
      {},
      'invalid-instant',
      'issue.created_at',
    ],
    [{ issue, timeline: [{ id: 1 }] }, {}, 'missing-field', 'timeline.0.event'],
    [
      { issue, timeline: [{ ...close(1, 'labeled'), label: 'bug' }] },
      {},
      'invalid-type',
      'timeline.0.label',
    ],
    [{ issue, timeline }, { hold: 'needs-info' }, 'invalid-type', 'options.hold'],
    [{ issue, timeline }, { holds: [] }, 'unknown-field', 'options.holds'],
  ])('malformed timelines are refused where they are: %j', (wrong, options, code, path) => {
    const error = thrownBy(() => eventsFromGitHubTimeline(wrong, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
