import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../entries.js';

/** The file with the licences of what the bundles contain: written by the build, packed, not kept. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** What a bundler says about its outputs; the part that is read here. */
interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }
    >
  >;
}

/** The packages of which at least one byte is in an output. */
export function inlinedPackages({ outputs }: Metafile): readonly string[] {
  const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const files = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return namesIn(files);
}

/** The packages that the paths of a text or of a list lie in, each once, in order. */
function namesIn(paths: readonly string[]): readonly string[] {
  const names = paths.flatMap(
    (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

/** The notices of these packages: name, version, name of the licence, and its text. */
export function noticesOf(packages: readonly string[]): string {
  const parts = [...packages].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(`${folderOf(name)}/package.json`, 'utf8'));
    return [`${headOf(name)} ${version} (${license})`, '', licenceOf(name), ''].join('\n');
  });
  const head = 'slakit contains code of these packages, under their licences:\n';
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** What is wrong with the notices of a package, given the texts of its code. */
export function noticeProblems(notices: string, code: readonly string[]): readonly string[] {
  // The bundler writes above each module where it comes from.
  const comments = code.flatMap((text) => text.match(/^\s*\/\/ .*node_modules\/.*$/gm) ?? []);
  const inside = namesIn(comments);
  const told = [...notices.matchAll(/^Package: (\S+)/gm)].map(([, name]) => String(name));
  // CommonJS has to contain the polyfill; without any such comment nothing below would be checked.
  if (inside.length === 0) return ['no package is inlined: is this the build?'];
  return [
    ...inside.filter((name) => !told.includes(name)).map((name) => `${name} has no notice`),
    ...inside
      .filter((name) => !notices.includes(licenceOf(name)))
      .map((name) => `the text of the licence of ${name} is missing`),
    ...told.filter((name) => !inside.includes(name)).map((name) => `${name} is not contained`),
  ];
}

function headOf(name: string): string {
  return `Package: ${name}`;
}

function licenceOf(name: string): string {
  const files = existsSync(folderOf(name)) ? readdirSync(folderOf(name)) : [];
  const file = files.find((one) => /^licen[cs]e(\.(md|txt))?$/i.test(one));
  if (file === undefined) throw new Error(`${name} is inlined, but comes without its licence`);
  return readFileSync(`${folderOf(name)}/${file}`, 'utf8').trim();
}

function folderOf(name: string): string {
  return `${ROOT}/node_modules/${name}`;
}
