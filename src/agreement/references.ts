import { type Path, type Problem, shown } from '../core/error.js';
import type { Agreement, ClockObjective } from './document.js';

/** What an agreement names without defining it, and ids that it gives twice. */
export function referenceIssues(agreement: Agreement): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  agreement.objectives.forEach((objective, i) => {
    const path = ['objectives', i];
    if (seen.has(objective.id)) {
      problems.push({
        code: 'invalid-agreement',
        path: [...path, 'id'],
        expected: 'an id that no other objective has',
        received: shown(objective.id),
      });
    }
    seen.add(objective.id);
    problems.push(
      ...missing(objective.remedy, agreement.remedies, 'remedies', [...path, 'remedy']),
      ...missing(objective.calendar, agreement.calendars, 'calendars', [...path, 'calendar']),
    );
    if (objective.kind === 'clock') {
      problems.push(...clockReferences(objective, agreement, path));
    }
  });
  return problems;
}

function clockReferences(
  objective: ClockObjective,
  { calendars }: Agreement,
  path: Path,
): Problem[] {
  const { targets, calendars: choices = [], warnings = [], startCalendar } = objective;
  const named: readonly (readonly [string | undefined, Path])[] = [
    [startCalendar, ['startCalendar']],
    ...targets.map((target, i) => [target.calendar, ['targets', i, 'calendar']] as const),
    ...choices.map((choice, i) => [choice.calendar, ['calendars', i, 'calendar']] as const),
    ...warnings.map((level, i) => [level.notifyWithin, ['warnings', i, 'notifyWithin']] as const),
  ];
  return named.flatMap(([id, at]) => missing(id, calendars, 'calendars', [...path, ...at]));
}

function missing(
  id: string | undefined,
  things: object | undefined,
  name: string,
  path: Path,
): Problem[] {
  if (id === undefined || Object.hasOwn(things ?? {}, id)) return [];
  const known = Object.keys(things ?? {})
    .slice(0, 8)
    .join(', ');
  return [
    {
      code: 'unknown-reference',
      path,
      expected: `one of the ${name} ${known || '(none given)'}`,
      received: shown(id),
    },
  ];
}
