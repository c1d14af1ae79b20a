import fc from 'fast-check';
import { anyDefinition } from './arbitraries.js';

/** Values that readers trip over: of every type, and near what is expected. */
const oddity: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    '09:00',
    '24:00-00:00',
    '00:00-24:00',
    '9-5',
    '2026-02-30',
    '02-29',
    '9999-12-31',
    '0001-01-01',
    'mon-fri',
    'Europe/Paris',
    'UTC',
    Number.NaN,
    -0,
    2 ** 53,
    [[]],
    [['09:00']],
    { __proto__: null },
    { weeks: [] },
    { odd: {} },
    { union: [] },
  ),
);

const ENTRY_FIELDS = [
  ...['name', 'date', 'from', 'through', 'yearly', 'month', 'weekday', 'nth', 'easter', 'church'],
  ...['since', 'until', 'substitute', 'hours', 'kind', 'days', 'weekly', 'anchor', 'weeks'],
];
const entry: fc.Arbitrary<unknown> = fc.dictionary(fc.constantFrom(...ENTRY_FIELDS), oddity, {
  maxKeys: 6,
});

const FIELDS = {
  timeZone: fc.constantFrom('UTC', 'Europe/Paris', 'Pacific/Apia'),
  weekly: fc.constantFrom<object>({ 'mon-fri': '09:00-17:00' }, { mon: '22:00-06:00' }),
};

/** Objects with the right names and any values, nested as calendars nest. */
export const calendarLike: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, tie('plain'), tie('composed')),
  plain: fc.record(
    {
      name: oddity,
      timeZone: fc.oneof(FIELDS.timeZone, oddity),
      weekly: fc.oneof(FIELDS.weekly, oddity),
      layers: fc.oneof(fc.array(entry), oddity),
      holidays: fc.oneof(fc.array(fc.oneof(entry, oddity)), oddity),
      overrides: fc.oneof(fc.array(entry), oddity),
      breaks: fc.oneof(fc.array(entry), oddity),
    },
    { requiredKeys: [] },
  ),
  composed: fc
    .tuple(
      fc.constantFrom('union', 'intersection', 'difference'),
      fc.oneof(fc.array(tie('any'), { maxLength: 3 }), oddity),
    )
    .map(([kind, parts]) => ({ [kind]: parts })),
})).any;

/** A good definition with one value somewhere in it replaced, or one field added. */
export const mutated: fc.Arbitrary<unknown> = fc
  .tuple(anyDefinition, fc.infiniteStream(fc.nat()), oddity)
  .map(([{ definition }, choices, value]) => {
    const copy = structuredClone(definition) as unknown;
    let at = copy as Record<string, unknown>;
    for (const choice of choices) {
      const keys = Object.keys(at);
      const key = keys[choice % (keys.length + 1)] ?? 'odd';
      const inner = at[key];
      if (typeof inner !== 'object' || inner === null || choice % 5 === 0) {
        Object.defineProperty(at, key, { value, enumerable: true });
        return copy;
      }
      at = inner as Record<string, unknown>;
    }
    return copy;
  });

/** Anything at all, from noise to calendars with one flaw. */
export const anyInput: fc.Arbitrary<unknown> = fc.oneof(oddity, calendarLike, mutated);

/** Arguments of questions: right, nearly right, and of another world. */
export const argument: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.double(),
  fc.date(),
  fc.array(fc.double(), { maxLength: 2 }).map((rows) => Float64Array.from(rows)),
  fc.array(fc.integer(), { maxLength: 2 }).map((rows) => Int32Array.from(rows)),
  fc.constantFrom<unknown>(
    '2026-03-02T09:00:00Z',
    '2026-03-02',
    'PT4H',
    { hours: 4 },
    { days: 1 },
    { boundary: 'later' },
    { due: 'noon' },
    { cutOff: 5 },
    { include: 'both' },
    { whenOpen: null },
    { startAt: 0, endAt: 1 },
    { startAt: 'now' },
    'month',
    2 ** 31,
    400_000_000_000_000,
  ),
);
