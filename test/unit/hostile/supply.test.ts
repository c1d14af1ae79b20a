import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../entries.js';
import { isEmptyModule } from '../../package/empty.js';
import { inlinedPackages, noticeProblems, noticesOf } from '../../package/notices.js';
import { runtimePackages, SBOM, sbomProblems, writeSbom } from '../../package/sbom.js';

const read = (file: string): string => readFileSync(`${ROOT}/${file}`, 'utf8');

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(read('package.json'));
const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  read('package-lock.json'),
);
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
const workflow = read('.github/workflows/publish.yml');

// npm leaves checksums out when it writes a new lock from what is installed: whoever takes the lock away
// takes node_modules away, too.
describe('the lock', () => {
  test('D: every entry of the lock has a checksum, those of other machines too', () => {
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('D: no entry of the lock has an address: a mirror serves as well, the checksum decides', () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  test('D: installing runs no script, of this package or of a dependency', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
    expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
    const used = runtimePackages(lock);
    expect(used).toContain('node_modules/zod');
    expect(used.filter((path) => lock.packages[path]?.hasInstallScript)).toEqual([]);
  });
});

describe('the licences of what is inlined', () => {
  const code = ['var a;\n// node_modules/temporal-polyfill/chunks/internal.js\nvar b;\n'];

  test('D: a package that is inlined without its licence is found', () => {
    expect(noticeProblems('', code)).toEqual([
      'temporal-polyfill has no notice',
      'the text of the licence of temporal-polyfill is missing',
    ]);
    expect(noticeProblems('Package: temporal-polyfill 1.0.8 (MIT)\n', code)).toEqual([
      'the text of the licence of temporal-polyfill is missing',
    ]);
  });

  test('D: the notices tell each inlined package with the text of its licence, and no other', () => {
    const notices = noticesOf(['temporal-polyfill']);
    expect(notices).toContain(read('node_modules/temporal-polyfill/LICENSE').trim());
    expect(noticeProblems(notices, code)).toEqual([]);
    expect(noticeProblems(noticesOf(['temporal-polyfill', 'zod']), code)).toEqual([
      'zod is not contained',
    ]);
  });

  test('D: notices of nothing are suspect: the bundles of CommonJS contain the polyfill', () => {
    expect(noticeProblems('', ['var a;\n'])).toEqual(['no package is inlined: is this the build?']);
  });

  test('D: inlined is what has a byte in an output', () => {
    const inputs = {
      'src/a.ts': { bytesInOutput: 1 },
      'node_modules/@scope/a/b.js': { bytesInOutput: 1 },
      'node_modules/a/node_modules/c/d.js': { bytesInOutput: 1 },
      'node_modules/shaken/a.js': { bytesInOutput: 0 },
    };
    expect(inlinedPackages({ outputs: { 'a.js': { inputs } } })).toEqual(['@scope/a', 'c']);
  });
});

describe('the bill of materials', () => {
  test('D: a release carries a bill of materials', () => {
    const folder = mkdtempSync(`${tmpdir()}/slakit-bill-`);
    writeSbom(`${folder}/${SBOM}`);
    const text = readFileSync(`${folder}/${SBOM}`, 'utf8');
    rmSync(folder, { recursive: true });
    expect(sbomProblems(text)).toEqual([]);
    expect(text, 'what is inlined').toContain('pkg:npm/%40noble/hashes@');
    expect(workflow).toContain('npm run sbom');
    expect(workflow).toContain(`gh release upload "$TAG" ${SBOM}`);
  });

  test('D: a bill that lacks a dependency, or lists one too many, is found', () => {
    const purl = `pkg:npm/slakit@${manifest.version}`;
    const bill = {
      bomFormat: 'CycloneDX',
      metadata: { component: { purl } },
      components: [{ purl: 'pkg:npm/left-pad@1.3.0', hashes: [{}], licenses: [{}] }],
    };
    const problems = sbomProblems(JSON.stringify(bill));
    expect(problems).toContain('pkg:npm/left-pad@1.3.0 is not needed');
    expect(problems.filter((problem) => /^pkg:npm\/zod@.* is missing$/.test(problem))).toHaveLength(
      1,
    );
  });
});

describe('the modules of the package', () => {
  test.each([
    ['', true],
    ['"use strict";\n', true],
    ['// a comment\nexport {};\n', true],
    ['import "./chunk-A.js";\nimport "../b.js";\n', true],
    ['import { a } from "./a.js";\nexport { a };\n', false],
    ['export const a = 1;\n', false],
    ['a();\n', false],
  ])('D: a module without code is empty: %j', (text, isEmpty) => {
    expect(isEmptyModule(text)).toBe(isEmpty);
  });
});

describe('the way to npm', () => {
  const address = 'https://github.com/slakit/slakit';

  test('D: the manifest says where the package comes from and how it is published', () => {
    expect(manifest).toMatchObject({
      repository: { type: 'git', url: `git+${address}.git` },
      bugs: { url: `${address}/issues` },
      homepage: `${address}#readme`,
      publishConfig: { access: 'public', provenance: true },
    });
    expect(manifest.files).toEqual(
      expect.arrayContaining(['SECURITY.md', 'THIRD-PARTY-NOTICES.txt']),
    );
  });

  test('D: a release is published with provenance, from the repository it names', () => {
    expect(workflow).toContain('npm publish --provenance --access public');
    expect(workflow).toContain('id-token: write');
    expect(workflow).toMatch(/on:\n {2}release:\n {4}types: \[published\]/);
    expect(workflow).toContain('.ci/run');
  });
});

describe('the licences of optional peers', () => {
  const peers = Object.keys(manifest.peerDependencies);
  const licenceOf = (name: string): string =>
    JSON.parse(read(`node_modules/${name}/package.json`)).license.replace(/^\((.*)\)$/, '$1');

  test('D: every optional peer has its licence said where the package is recommended', () => {
    const pages = ['README.md', 'docs/recipes/import-holidays.md'];
    const silent = pages.flatMap((page) =>
      peers
        .filter((name) => !said(read(page), name, licenceOf(name)))
        .map((name) => `${page}: ${name} is under ${licenceOf(name)}`),
    );
    expect(peers).not.toEqual([]);
    expect(silent).toEqual([]);
  });

  test.each([
    ['ical', 'ical.js'],
    ['vavailability', 'ical.js'],
    ['date-holidays', 'date-holidays'],
    ['opening-hours', 'opening_hours'],
  ])('D: the entry %s says the licence of %s', (entry, peer) => {
    expect(read(`src/interop/${entry}.ts`).replace(/\s+\* /g, ' ')).toContain(licenceOf(peer));
  });

  function said(page: string, name: string, licence: string): boolean {
    return page
      .split(/\n\n|\n(?=\|)/)
      .some((part) => part.includes(`\`${name}\``) && part.replace(/\s+/g, ' ').includes(licence));
  }
});
