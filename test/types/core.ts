import type { CheckResult, Finding } from '../../src/core/finding.js';
import type { FieldsOf, Read, ValuesOf } from '../../src/core/read.js';
import { type KnownFields, oneKind, optional, readFields } from '../../src/core/read-parts.js';
import { text, whole, word } from '../../src/core/read-values.js';
import { is, same } from './assert.js';

interface Rule {
  readonly name: string;
  readonly size?: number | undefined;
}

const FIELDS = { name: text, size: optional(whole('things')) } satisfies FieldsOf<Rule>;

// A field is declared once: a table that lacks one, or has one more, does not compile.
// @ts-expect-error `size` has no reader
({ name: text }) satisfies FieldsOf<Rule>;
// @ts-expect-error no rule has a `colour`
({ ...FIELDS, colour: text }) satisfies FieldsOf<Rule>;
// @ts-expect-error a text is no reader
({ ...FIELDS, name: 'text' }) satisfies FieldsOf<Rule>;

// What a table gives has the types of its readers.
same<ValuesOf<typeof FIELDS>, { readonly name: string; readonly size: number | undefined }>(true);
const values = readFields({ value: {}, parent: null, key: null, findings: null }, 'it', FIELDS);
same<typeof values, ValuesOf<typeof FIELDS>>(true);

// A default takes the place of `undefined`, a word is one of those listed.
const size = optional(whole('things'), 7);
same<typeof size, Read<number | 7>>(true);
const mode = word(['up', 'down']);
same<typeof mode, Read<'up' | 'down'>>(true);
const kinds = oneKind<'a' | 1>('it', { a: () => 'a' as const, b: () => 1 as const });
same<typeof kinds, Read<'a' | 1>>(true);

// Options of a hot call are listed in full.
is<KnownFields<Rule>>({ name: true, size: true });
// @ts-expect-error `size` is missing
is<KnownFields<Rule>>({ name: true });
// @ts-expect-error `colour` is unknown
is<KnownFields<Rule>>({ name: true, size: true, colour: true });

// A check tells value from issues by `ok`.
declare const result: CheckResult<Rule, 'odd'>;
same<(typeof result)['warnings'], readonly Finding<'odd'>[]>(true);
if (result.ok) same<(typeof result)['value'], Rule>(true);
else same<(typeof result)['issues'], readonly Finding<'odd'>[]>(true);
// @ts-expect-error a broken document has no value
if (!result.ok) is<Rule>(result.value);
