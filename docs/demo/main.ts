import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate } from './evaluate.js';
import { load } from './load.js';
import { print } from './print.js';
import { InputError } from './read-csv.js';

const USAGE = `npm run demo -- [--incidents FILE] [--probes FILE] [--agreement FILE] [--charges FILE] [--explain TICKET]

Without files it runs over the sample data beside it.`;

const OPTIONS = {
  incidents: { type: 'string', default: beside('sample/incidents.csv') },
  probes: { type: 'string', default: beside('sample/probes.csv') },
  agreement: { type: 'string', default: beside('agreement.json') },
  charges: { type: 'string', default: beside('sample/charges.json') },
  explain: { type: 'string' },
} as const;

try {
  const { values } = parseArgs({ options: OPTIONS });
  const loaded = load(values);
  console.log(print(loaded, evaluate(loaded), values.explain));
} catch (error) {
  if (!(error instanceof InputError) && !isUsageError(error)) throw error;
  console.error(error.message);
  if (isUsageError(error)) console.error(USAGE);
  process.exitCode = 1;
}

function beside(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}
