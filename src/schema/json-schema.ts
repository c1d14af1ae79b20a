import * as z from 'zod/mini';
import { agreementShape } from './agreement-shape.js';
import { notes } from './parts.js';

/** A name, not a place: the file in the package is where editors find it. */
const SCHEMA_ID = 'urn:slakit:schema:agreement';

/**
 * The JSON Schema (draft 2020-12) of agreements, for editors and other languages: every field with
 * its description, named definitions, defaults and examples. The package ships it as
 * `slakit/agreement.schema.json`. It says the shape; ranges and meanings are told by
 * `checkAgreement`.
 *
 * @returns The schema, as plain JSON that is the caller's own.
 * @example
 * import { agreementJsonSchema } from 'slakit/schema'
 * agreementJsonSchema().title // => 'Service level agreement'
 */
export function agreementJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(agreementShape, {
    metadata: notes,
  }) as Readonly<Record<string, unknown>>;
  return { $schema, $id: SCHEMA_ID, ...schema };
}
