import ICAL from 'ical.js';

/** A line of a text that was left out, or had to be added; and why. */
export interface LineFault {
  readonly line: string;
  readonly hint: string;
}

/** A text that its parser takes, and what was wrong with it. */
export interface MendedText {
  readonly text: string;
  readonly faults: readonly LineFault[];
}

/** Stands where a property stood that cannot be read, with its name. */
export const UNREADABLE = 'x-slakit-unreadable';

/** Of a text that has more, nobody could say that the rest is what was meant. */
const MOST_FAULTS = 1000;

/** What stands directly in a calendar, and never in another of its kind. */
const OF_A_CALENDAR: ReadonlySet<string> = new Set([
  ...['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE', 'VAVAILABILITY'],
]);

/**
 * Mends a text that the parser refuses as a whole: a line that is none is left out, a component that is
 * not closed is closed before the next one, an end without a beginning is dropped. A component within
 * which the text breaks off is left out, for nobody knows what it would have said.
 *
 * @returns `undefined` for a text with more faults than any that is worth mending.
 */
export function mendLines(text: string): MendedText | undefined {
  const draft = newDraft();
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r\n|\n|\r/)) {
    if (draft.faults.length > MOST_FAULTS) return undefined;
    if (line.trim() !== '') addLine(draft, line);
  }
  breakOff(draft);
  return { text: draft.lines.join('\r\n'), faults: draft.faults };
}

/** Whether each component ends by its own name; the parser lets any END close any BEGIN. */
export function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const [, word = '', name = ''] of text.matchAll(/^(BEGIN|END):([^\r\n]*)/gim)) {
    const trimmed = name.trim().toUpperCase();
    if (word.toUpperCase() === 'BEGIN') open.push(trimmed);
    else if (open.pop() !== trimmed) return false;
  }
  return open.length === 0;
}

interface Draft {
  readonly lines: string[];
  readonly faults: LineFault[];
  /** The components that are open, and the number of lines before each. */
  readonly open: { readonly name: string; readonly before: number }[];
}

function newDraft(): Draft {
  return { lines: [], faults: [], open: [] };
}

function addLine(draft: Draft, line: string): void {
  const [, word, name] = /^(BEGIN|END):\s*([A-Z0-9-]+)\s*$/i.exec(line) ?? [];
  if (word === undefined || name === undefined) addProperty(draft, line);
  else if (word.toUpperCase() === 'BEGIN') begin(draft, name.toUpperCase());
  else end(draft, name.toUpperCase(), line);
}

function begin(draft: Draft, name: string): void {
  const { lines, open } = draft;
  const depth = name === 'VCALENDAR' ? 0 : 1;
  if (depth === 0 || OF_A_CALENDAR.has(name)) while (open.length > depth) close(draft);
  open.push({ name, before: lines.length });
  lines.push(`BEGIN:${name}`);
}

function end(draft: Draft, name: string, line: string): void {
  const { lines, faults, open } = draft;
  if (!open.some((one) => one.name === name)) {
    faults.push({ line, hint: 'left out: it closes nothing that is open' });
    return;
  }
  while (open.at(-1)?.name !== name) close(draft);
  open.pop();
  lines.push(`END:${name}`);
}

/** Closes the innermost component, whose end is missing. */
function close({ lines, faults, open }: Draft): void {
  const { name } = open.pop() as Draft['open'][number];
  faults.push({ line: `END:${name}`, hint: 'it is missing: taken to stand before what follows' });
  lines.push(`END:${name}`);
}

function addProperty({ lines, faults, open }: Draft, line: string): void {
  if (open.length === 0) {
    faults.push({ line, hint: 'left out: it stands in no calendar' });
    return;
  }
  try {
    ICAL.parse.property(line);
    lines.push(line);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    faults.push({ line, hint: `left out: ${message.slice(0, LONGEST_HINT)}` });
    const name = /^[A-Z0-9-]+(?=[;:])/i.exec(line)?.[0];
    if (name !== undefined) lines.push(`${UNREADABLE}:${name.toLowerCase()}`);
  }
}

const LONGEST_HINT = 100;

/** The text ends here: what is open in a calendar may lack its second half. */
function breakOff(draft: Draft): void {
  const { lines, faults, open } = draft;
  const cut = open[1];
  if (cut !== undefined) {
    lines.length = cut.before;
    open.length = 1;
    faults.push({ line: `BEGIN:${cut.name}`, hint: 'left out: the text ends within it' });
  }
  if (open.length > 0) close(draft);
}
