import { expectTypeOf } from 'vitest';
import type { Interval } from '../../src/core/interval.js';
import { type IsoDuration, type IsoInstant, toIso } from '../../src/core/iso.js';

/** What `toIso` gives, by the type of its argument. Checked by tsc; nothing here runs. */

declare const instant: number;
expectTypeOf(toIso(instant)).toEqualTypeOf<IsoInstant>();
expectTypeOf<IsoInstant>().toExtend<string>();

// Words and null stay beside the text.
declare const answer: number | 'never-opens';
expectTypeOf(toIso(answer)).toEqualTypeOf<IsoInstant | 'never-opens'>();
declare const open: number | null;
expectTypeOf(toIso(open)).toEqualTypeOf<IsoInstant | null>();
expectTypeOf(toIso(null)).toEqualTypeOf<null>();
declare const found: number | undefined;
expectTypeOf(toIso(found)).toEqualTypeOf<IsoInstant | undefined>();

// Fields go by their names, at any depth.
interface Result {
  readonly dueAt: number | null;
  readonly at: number;
  readonly count: number;
  readonly state: 'met' | 'missed';
  readonly parts: readonly { readonly leftMs: number; readonly kind: 'a' }[];
  readonly firedAt: readonly number[];
  readonly endedAt?: number | 'never-opens';
}
declare const result: Result;
const readable = toIso(result);
expectTypeOf(readable.dueAt).toEqualTypeOf<IsoInstant | null>();
expectTypeOf(readable.at).toEqualTypeOf<IsoInstant>();
expectTypeOf(readable.count).toEqualTypeOf<number>();
expectTypeOf(readable.state).toEqualTypeOf<'met' | 'missed'>();
expectTypeOf<(typeof readable.parts)[number]>().toEqualTypeOf<{
  readonly leftMs: IsoDuration;
  readonly kind: 'a';
}>();
expectTypeOf(readable.firedAt).toEqualTypeOf<readonly IsoInstant[]>();
expectTypeOf<typeof readable.endedAt>().toEqualTypeOf<IsoInstant | 'never-opens' | undefined>();

// Lists that stand alone.
declare const intervals: readonly Interval[];
expectTypeOf(toIso(intervals)).toEqualTypeOf<
  readonly { readonly startAt: IsoInstant; readonly endAt: IsoInstant }[]
>();
declare const set: readonly number[] | Float64Array;
expectTypeOf(toIso(set)).toEqualTypeOf<readonly IsoInstant[] | Float64Array>();
declare const segments: readonly (readonly [startAt: number, endAt: number])[];
expectTypeOf(toIso(segments)).toEqualTypeOf<readonly (readonly [IsoInstant, IsoInstant])[]>();

// What is no plain data stays.
declare const columns: { readonly at: Date; readonly dueAt: Float64Array };
expectTypeOf(toIso(columns)).toEqualTypeOf<{
  readonly at: Date;
  readonly dueAt: Float64Array;
}>();
