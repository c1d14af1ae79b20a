import { isSlaError, messageOf, type Path, type Problem } from '../core/error.js';

/** Stable codes of what {@link checkCalendar} finds besides values that cannot be read. */
export type CalendarIssueCode =
  | Problem['code']
  | 'equal-start-and-end'
  | 'overlap-merged'
  | 'end-of-day-guess'
  | 'holiday-outside-layers'
  | 'layer-gap'
  | 'unreachable-override'
  | 'duplicate-holiday';

/** One finding about a calendar: an error keeps it from compiling, a warning does not. */
export interface CalendarIssue {
  readonly code: CalendarIssueCode;
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly hint?: string;
}

/** Collects findings while a definition is read, so that one check reports them all. */
export interface Findings {
  readonly list: CalendarIssue[];
  /** How many calendars have been read so far, parts included. */
  calendars?: number;
}

/** Adds a finding. */
export function report(
  findings: Findings,
  severity: CalendarIssue['severity'],
  issue: Omit<CalendarIssue, 'severity' | 'message'>,
): void {
  const message = messageOf(issue as Problem);
  findings.list.push({ ...issue, severity, message });
}

/** Runs a reader; what it throws becomes a finding, and the fallback goes on in its place. */
export function attempt<T>(findings: Findings, fallback: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isSlaError(error)) throw error;
    const { code, path, expected, received, hint } = error;
    report(findings, 'error', {
      code,
      path,
      expected,
      received,
      ...(hint === undefined ? {} : { hint }),
    });
    return fallback;
  }
}
