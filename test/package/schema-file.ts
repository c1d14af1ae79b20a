import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** What is wrong with the JSON Schema that the installed package ships as a file. */
export async function schemaFileProblems(project: string): Promise<readonly string[]> {
  const { resolve } = createRequire(`${project}/package.json`);
  const file = JSON.parse(readFileSync(resolve('slakit/agreement.schema.json'), 'utf8'));
  const { agreementJsonSchema } = await import(
    pathToFileURL(`${project}/node_modules/slakit/dist/schema.js`).href
  );
  const ajv = new Ajv2020({ strict: false });
  return [
    ...(file.$schema === DRAFT ? [] : [`its draft is ${file.$schema}`]),
    ...(ajv.validateSchema(file) === true ? [] : [ajv.errorsText()]),
    ...(isDeepStrictEqual(file, agreementJsonSchema())
      ? []
      : ['it is not what agreementJsonSchema() answers']),
  ];
}
