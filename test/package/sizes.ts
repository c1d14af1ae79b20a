import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a use of an entry may cost, and what it must not pull in. */
interface SizeRule {
  readonly entry: string;
  /** Names that the use imports; `*` is everything. */
  readonly imports: readonly string[];
  /** Ceiling of the minified and gzipped bundle. */
  readonly maxBytes: number;
  readonly absentPackages: readonly string[];
  readonly absentText: readonly string[];
}

export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly problems: readonly string[];
}

/** Bundles each use of the installed package as a browser application would, and weighs it. */
export async function measureSizes(
  project: string,
  entries: readonly string[],
): Promise<readonly Size[]> {
  const rules: readonly SizeRule[] = JSON.parse(
    readFileSync(new URL('sizes.json', import.meta.url), 'utf8'),
  );
  const weighed = new Set(rules.map(({ entry }) => entry));
  return [
    ...(await Promise.all(rules.map((rule) => measure(project, rule)))),
    ...entries
      .filter((entry) => !weighed.has(entry))
      .map((name) => ({ name, bytes: 0, problems: ['has no row in sizes.json'] })),
  ];
}

async function measure(project: string, rule: SizeRule): Promise<Size> {
  const what = rule.imports.includes('*') ? '*' : `{ ${rule.imports.join(', ')} }`;
  const name = `${what} from ${rule.entry}`;
  const missing = await missingExports(project, rule);
  if (missing.length > 0) return { name, bytes: 0, problems: [`no export ${missing.join(', ')}`] };
  const { code, packages } = await bundle(project, `export ${what} from '${rule.entry}';`);
  const bytes = gzipSync(code, { level: 9 }).length;
  return {
    name,
    bytes,
    problems: [
      ...(bytes > rule.maxBytes ? [`${bytes} B, at most ${rule.maxBytes} B`] : []),
      ...rule.absentPackages.filter((one) => packages.has(one)).map((one) => `contains ${one}`),
      ...rule.absentText.filter((text) => code.includes(text)).map((text) => `says ${text}`),
    ],
  };
}

async function missingExports(project: string, rule: SizeRule): Promise<readonly string[]> {
  const { exports } = await bundle(project, `export * from '${rule.entry}';`);
  return rule.imports.filter((name) => name !== '*' && !exports.includes(name));
}

async function bundle(
  project: string,
  contents: string,
): Promise<{ code: string; exports: readonly string[]; packages: ReadonlySet<string> }> {
  const result = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // A Node built-in in the bundle is then an error.
    platform: 'browser',
    metafile: true,
    logLevel: 'silent',
  });
  const output = Object.values(result.metafile.outputs)[0];
  const used = Object.entries(output?.inputs ?? {}).filter(
    ([, { bytesInOutput }]) => bytesInOutput,
  );
  const packages = used.flatMap(
    ([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  return {
    code: result.outputFiles[0]?.text ?? '',
    exports: output?.exports ?? [],
    packages: new Set(packages),
  };
}
