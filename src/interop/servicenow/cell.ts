import { fail, shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { toInstant } from '../../core/instant.js';
import { childOf, isList, type Read, type Reader, reading, refuse } from '../../core/read.js';
import { isNone } from '../shared/foreign.js';
import type { UnreadField } from '../shared/unread.js';

/**
 * Readers of what the Table API answers. Each field is a text, or with `sysparm_display_value=all` a
 * value beside what is shown; a reference is an object with its value. Empty is nothing.
 */

/** Reads the value of a field; `null` for none. */
export function cell(reader: Reader): string | null {
  const isObject = typeof reader.value === 'object' && reader.value !== null && !isList(reader);
  return textOf(isObject ? childOf(reader, 'value') : reader);
}

function textOf(reader: Reader): string | null {
  const { value } = reader;
  if (isNone(reader) || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  refuse(reader, { code: 'invalid-type', expected: 'a text, or { value, display_value }' });
}

/** Reads the value of a field that must be there. */
export function fullCell(reader: Reader): string {
  const value = cell(reader);
  if (value !== null) return value;
  refuse(reader, { code: 'missing-field', expected: 'a text that is not empty' });
}

/** Reads a tick; none is unticked. */
export function tick(reader: Reader): boolean {
  const value = cell(reader);
  if (value === null || value === 'false' || value === '0') return false;
  if (value === 'true' || value === '1') return true;
  refuse(reader, { code: 'invalid-type', expected: 'true or false' });
}

const UTC = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/** Reads an instant, which is written in UTC without saying so. */
export const utcCell: Read<number> = (reader) => utc({ ...reader, value: fullCell(reader) });

const utc: Read<number> = /* @__PURE__ */ reading((text: string) => {
  const [, date, time] = UTC.exec(text) ?? [];
  if (date !== undefined) return toInstant(`${date}T${time}Z`);
  fail({
    code: 'invalid-instant',
    path: [],
    expected: 'a date and time of UTC such as 2026-03-02 09:00:00',
    received: shown(text),
    hint: 'ask for values, not for display values: those are on the clock of the user',
  });
});

/** Reads a value as an attribute: a date and time says that it is UTC, so that it is an instant. */
export function attributeCell(reader: Reader): string | null {
  return cell(reader)?.replace(UTC, '$1T$2Z') ?? null;
}

/** Takes the finding of a field that nobody reads. */
export type TellUnread = (finding: Finding<UnreadField>) => void;

/** Tells of fields that nobody reads and that hold something: empty ones are an empty text here. */
export function tellFull(tell: TellUnread): TellUnread {
  return (finding) => {
    if (finding.received !== shown('')) tell(finding);
  };
}

/** The list of an answer: `{ result }`, or the list alone. */
export function resultOf(reader: Reader): Reader {
  return isList(reader) || isNone(reader) ? reader : childOf(reader, 'result');
}
