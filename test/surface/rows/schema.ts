import type * as schema from '../../../src/schema.js';
import type { RowsOf } from '../rows.js';

export const schemaRows = { agreementJsonSchema: { args: () => [] } } satisfies RowsOf<
  typeof schema
>;
