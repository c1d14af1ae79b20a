import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ROOT } from '../entries.js';
import { ROOMS } from '../house/rooms.js';

/** The bill of materials of a release, in CycloneDX: written by `npm run sbom`, attached, not kept. */
export const SBOM = 'slakit.cdx.json';

type Versions = Readonly<Record<string, string>>;

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly dependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly peerDependencies?: Versions;
}

export interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/** The part of a bill that is checked. */
interface Bill {
  readonly bomFormat?: string;
  readonly metadata?: { readonly component?: { readonly purl?: string } };
  readonly components?: readonly {
    readonly purl?: string;
    readonly hashes?: readonly object[];
    readonly licenses?: readonly object[];
  }[];
}

/**
 * Writes the bill. npm makes it, of a project that has the runtime dependencies and no others: asked
 * for this project without its tools, it leaves out what a tool needs, too (zod, say).
 */
export function writeSbom(file: string): void {
  const work = mkdtempSync(`${tmpdir()}/slakit-sbom-`);
  // npm takes the name of the folder for the name of the project.
  const folder = `${work}/slakit`;
  try {
    mkdirSync(folder);
    const { devDependencies, peerDependencies, peerDependenciesMeta, scripts, ...manifest } =
      readManifest();
    const lock = readLock();
    const { '': root, ...packages } = lock.packages;
    const kept = new Set(runtimePackages(lock));
    const rest = Object.entries(packages).flatMap(([path, { dev, ...locked }]) =>
      kept.has(path) ? [[path, locked] as const] : [],
    );
    const pruned = { '': { ...root, devDependencies: {}, peerDependencies: {} } };
    const text = JSON.stringify({ ...lock, packages: { ...pruned, ...Object.fromEntries(rest) } });
    const dependencies = root?.dependencies ?? {};
    writeFileSync(`${folder}/package.json`, JSON.stringify({ ...manifest, dependencies }));
    writeFileSync(`${folder}/package-lock.json`, text);
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm sbom failed: ${stdout}${stderr}`);
    writeFileSync(file, stdout);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What is wrong with a bill: it lists the runtime dependencies, theirs, and nothing else. */
export function sbomProblems(text: string): readonly string[] {
  const { bomFormat, metadata, components = [] } = JSON.parse(text) as Bill;
  const { name, version } = readManifest();
  const lock = readLock();
  const wanted = runtimePackages(lock).map((path) => purlOf(nameAt(path), lock.packages[path]));
  const listed = components.map(({ purl }) => String(purl));
  const bare = components.filter(({ hashes, licenses }) => !hashes?.length || !licenses?.length);
  return [
    ...(bomFormat === 'CycloneDX' ? [] : [`its format is ${bomFormat}`]),
    ...(metadata?.component?.purl === purlOf(name, { version }) ? [] : ['it is of something else']),
    ...wanted.filter((purl) => !listed.includes(purl)).map((purl) => `${purl} is missing`),
    ...listed.filter((purl) => !wanted.includes(purl)).map((purl) => `${purl} is not needed`),
    ...bare.map(({ purl }) => `${purl} has no hash, or no licence`),
  ];
}

/** Where the packages that a user gets with this one stand in the lock. */
export function runtimePackages({ packages }: Lock): readonly string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = resolve(packages, path, name);
      if (found.has(at)) continue;
      found.add(at);
      visit(at);
    }
  };
  visit('');
  return [...found].sort();
}

/** As Node looks for a package: in the nearest `node_modules` upwards. */
function resolve(packages: Lock['packages'], from: string, name: string): string {
  const at = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (Object.hasOwn(packages, at)) return at;
  if (from === '') throw new Error(`${name} is not in the lock`);
  const upwards = from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '');
  return resolve(packages, upwards, name);
}

function nameAt(path: string): string {
  return path.replace(/^.*node_modules\//, '');
}

function purlOf(name: string, { version }: Locked = {}): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** The lock, in which what the bundles contain is a dependency: a user runs it like the others. */
function readLock(): Lock {
  const lock: Lock = JSON.parse(readFileSync(`${ROOT}/package-lock.json`, 'utf8'));
  const { '': root = {}, ...packages } = lock.packages;
  const dependencies = { ...root.dependencies, ...inlinedIn(root) };
  return { ...lock, packages: { '': { ...root, dependencies }, ...packages } };
}

/** The tools of this project that its sources import, so that the bundles take them in. */
function inlinedIn({ devDependencies = {}, peerDependencies = {} }: Locked): Versions {
  const imported = Object.values(ROOMS).flatMap(({ packages }) => packages);
  const names = imported.filter((name) => !Object.hasOwn(peerDependencies, name));
  return Object.fromEntries(
    Object.entries(devDependencies).filter(([name]) => names.includes(name)),
  );
}

function readManifest(): { readonly name: string; readonly version: string } & Record<
  string,
  unknown
> {
  return JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
}
