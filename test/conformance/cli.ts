import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import {
  OWN_VECTORS,
  type Result,
  readExpectedFailures,
  readVectors,
  runFile,
  summaryOf,
} from './runner.js';

const args = process.argv.slice(2);
const wanted = new Set(args.filter((arg) => arg.startsWith('--')));
const [folder = fileURLToPath(OWN_VECTORS)] = args.filter((arg) => !arg.startsWith('--'));
const unknown = [...wanted].filter((arg) => !['--list-unsupported', '--list-listed'].includes(arg));

if (unknown.length > 0) {
  console.error(`unknown option ${unknown.join(', ')}`);
  console.error('usage: npm run conformance -- [DIR] [--list-unsupported] [--list-listed]');
  process.exit(2);
}

const listed = readExpectedFailures();
let failures = 0;
for (const file of readVectors(folder)) {
  const results = runFile(file, listed);
  console.log(summaryOf(file.file, results));
  for (const result of results.filter(isShown)) console.log(`  ${lineOf(result)}`);
  failures += results.filter(({ status }) => status === 'failed').length;
}
process.exitCode = failures > 0 ? 1 : 0;

function isShown({ status }: Result): boolean {
  return (
    status === 'failed' ||
    (status === 'unsupported' && wanted.has('--list-unsupported')) ||
    (status === 'listed' && wanted.has('--list-listed'))
  );
}

function lineOf({ id, status, outcome }: Result): string {
  if (status === 'listed') return `${id} ${listed[id]?.kind}: ${listed[id]?.reason}`;
  if (outcome.status === 'unsupported') return `${id} unsupported: ${outcome.reason}`;
  if (outcome.status === 'passed') return id;
  return `${id} expected ${short(outcome.expected)}, actual ${short(outcome.actual)}`;
}

function short(value: unknown): string {
  const text = inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 6 });
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
