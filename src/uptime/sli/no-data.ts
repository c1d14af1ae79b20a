import { ONE, type Ratio, ZERO } from '../../core/ratio.js';
import type { FieldsOf, ReadersOf } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';

/** The option that says which figure is shown where nothing was there to measure. */
export interface NoDataOption {
  /**
   * Which SLI is shown when nothing counts: none, 100 % or 0 %. The status says `no-data` anyway.
   *
   * @defaultValue `'leftOut'`
   */
  readonly noDataAs?: 'leftOut' | 'up' | 'down' | undefined;
}

type NoDataAs = NonNullable<NoDataOption['noDataAs']>;

export const NO_DATA_FIELDS: ReadersOf<Readonly<Record<keyof NoDataOption, NoDataAs>>> = {
  noDataAs: /* @__PURE__ */ optional(/* @__PURE__ */ word(['leftOut', 'up', 'down']), 'leftOut'),
} satisfies FieldsOf<NoDataOption>;

/** Which SLI is shown where there is no data. */
export const SLI_WITHOUT_DATA: Readonly<Record<NoDataAs, Ratio | null>> = {
  leftOut: null,
  up: ONE,
  down: ZERO,
};
