import type { FieldsOf, Read, Reader } from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { lengthAboveZero, word } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import type { Eve } from './definition.js';
import { readHours } from './hours.js';

/** What a holiday changes on the day before it, as read. */
export interface EvePlan {
  /** Whether only the date right before the holiday is meant. */
  readonly isDayBefore: boolean;
  /** So much open time less, at the end of the day; 0 where hours are given. */
  readonly shorterByMs: number;
  /** Hours that stay open; `undefined` where the day is shortened. */
  readonly hours: TimeSet | undefined;
}

/** The form of an eve that has a field. */
type EveWith<Field extends string> = Extract<Eve, { readonly [Key in Field]: unknown }>;

const ON = optional(word(['workday', 'day']), 'workday' as const);

const SHORTER_FIELDS = {
  on: ON,
  shorterBy: lengthAboveZero,
} satisfies FieldsOf<EveWith<'shorterBy'>>;

const HOURS_FIELDS = { on: ON, hours: readHours } satisfies FieldsOf<EveWith<'hours'>>;

const WHAT = 'the day before a holiday';

/** Reads what a holiday changes on the day before. */
export const readEve: Read<EvePlan> = /* @__PURE__ */ oneKind<EvePlan>(
  WHAT,
  {
    shorterBy: (reader: Reader) => {
      const { on, shorterBy } = readFields(reader, WHAT, SHORTER_FIELDS);
      return { isDayBefore: on === 'day', shorterByMs: shorterBy, hours: undefined };
    },
    hours: (reader: Reader) => {
      const { on, hours } = readFields(reader, WHAT, HOURS_FIELDS);
      return { isDayBefore: on === 'day', shorterByMs: 0, hours };
    },
  },
  'invalid-type',
  ['on'],
);
