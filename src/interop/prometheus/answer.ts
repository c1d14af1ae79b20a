import { fail, shown } from '../../core/error.js';
import { MAX_INSTANT } from '../../core/instant.js';
import { type Ratio, ratioOf } from '../../core/ratio.js';
import { childOf, isList, type Read, type Reader, reading, refuse } from '../../core/read.js';
import { byName, listOf } from '../../core/read-parts.js';
import { text, word } from '../../core/read-values.js';
import { orNone } from '../shared/foreign.js';
import type { Teller } from '../shared/ledger.js';
import { MOST_ROWS } from '../shared/seen.js';
import { pickOrTell } from '../shared/unread.js';

/** A value of a series at an instant. */
export interface Sample {
  readonly place: Reader;
  readonly at: number;
  /** `null` for NaN: a quotient of nothing by nothing. */
  readonly value: Ratio | null;
}

/** A series of an answer. */
export interface Series {
  readonly place: Reader;
  readonly labels: ReadonlyMap<string, string>;
  /** In the order of their instants, each of which is there once. */
  readonly samples: readonly Sample[];
}

/** Reads the series of an answer to a query, instant or over a range. */
export function readAnswer(reader: Reader, ledger: Teller<'annotation'>): readonly Series[] {
  const { data, warnings, infos } = pickOrTell(
    reader,
    '{ status, data }',
    {
      status: word(['success']),
      data: (at) => readData(at, ledger),
      warnings: orNone(listOf('warnings', text, { most: MOST_ANNOTATIONS })),
      infos: orNone(listOf('infos', text, { most: MOST_ANNOTATIONS })),
    },
    { immaterial: [], tell: ledger.tellUnread },
  );
  tellAnnotations(childOf(reader, 'warnings'), warnings, ledger);
  tellAnnotations(childOf(reader, 'infos'), infos, ledger);
  return data;
}

const MOST_ANNOTATIONS = 10_000;

/** A warning of the server may mean that a part of the data is missing. */
function tellAnnotations(
  place: Reader,
  annotations: readonly string[] = [],
  { tell }: Teller<'annotation'>,
): void {
  annotations.forEach((received, i) => {
    const hint = 'the answer is read as it is';
    tell(childOf(place, i), {
      code: 'annotation',
      expected: 'an answer without warnings',
      received,
      hint,
    });
  });
}

function readData(reader: Reader, { tellUnread: tell }: Teller<'annotation'>): readonly Series[] {
  return pickOrTell(
    reader,
    '{ resultType, result }',
    {
      resultType: word(['matrix', 'vector']),
      result: listOf('series', (at) => readSeries(at, tell), { most: MOST_ROWS }),
    },
    { immaterial: ['stats'], tell },
  ).result;
}

function readSeries(reader: Reader, tell: Teller<'annotation'>['tellUnread']): Series {
  const { metric, values, value } = pickOrTell(
    reader,
    'a series',
    {
      metric: byName('labels', text),
      values: orNone(listOf('samples', readSample, { most: MOST_ROWS })),
      value: orNone(readSample),
    },
    { immaterial: [], tell },
  );
  const samples = values ?? (value === undefined ? undefined : [value]);
  if (samples === undefined) {
    refuse(childOf(reader, 'values'), {
      code: 'missing-field',
      expected: 'values of a matrix, or the value of a vector',
    });
  }
  const sorted = [...samples].sort((a, b) => a.at - b.at);
  const twice = sorted.find((sample, i) => sorted[i - 1]?.at === sample.at);
  if (twice !== undefined) {
    refuse(twice.place, { code: 'invalid-instant', expected: 'one sample at an instant' });
  }
  return { place: reader, labels: metric, samples: sorted };
}

function readSample(reader: Reader): Sample {
  const isPair = isList(reader) && childOf(reader, 'length').value === 2;
  if (!isPair) refuse(reader, { code: 'invalid-type', expected: '[epoch seconds, "value"]' });
  return { place: reader, at: seconds(childOf(reader, 0)), value: sampleValue(childOf(reader, 1)) };
}

/** Epoch seconds with decimals, read by their shortest text: exactly as many milliseconds. */
const seconds: Read<number> = /* @__PURE__ */ reading((value: number): number => {
  const { numerator, denominator } = secondsOf(value);
  const isWhole = (numerator * 1000n) % denominator === 0n;
  const at = Number((numerator * 1000n) / denominator);
  if (isWhole && at >= 0 && at <= MAX_INSTANT) return at;
  fail({
    code: 'invalid-instant',
    path: [],
    expected: 'epoch seconds, to the millisecond',
    received: shown(value),
    ...(at > MAX_INSTANT ? { hint: 'these are more likely milliseconds' } : {}),
  });
});

function secondsOf(value: unknown): Ratio {
  if (typeof value === 'number' && Number.isFinite(value)) return ratioOf(value);
  fail({
    code: 'invalid-instant',
    path: [],
    expected: 'epoch seconds, to the millisecond',
    received: shown(value),
  });
}

const decimalText: Read<Ratio> = /* @__PURE__ */ reading(ratioOf);

function sampleValue(reader: Reader): Ratio | null {
  const value = text(reader);
  if (value === 'NaN') return null;
  if (!value.endsWith('Inf')) return decimalText(reader);
  refuse(reader, {
    code: 'invalid-decimal',
    expected: 'a finite value, or NaN',
    hint: 'a quotient by zero: ask for its parts',
  });
}
