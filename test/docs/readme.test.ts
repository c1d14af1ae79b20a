import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT, readEntries } from '../entries.js';

interface Ceiling {
  readonly entry: string;
  readonly imports: readonly string[];
  readonly maxBytes?: number;
}

const CEILINGS = JSON.parse(
  readFileSync(`${ROOT}/test/package/sizes.json`, 'utf8'),
) as readonly Ceiling[];

/** The rows of the table of entries: which entry, what for, what it weighs. */
const ROWS = readFileSync(`${ROOT}/README.md`, 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, entry]) => entry?.startsWith('`slakit'));

test('the README names every entry of the package', () => {
  const named = ROWS.flatMap(([, entry = '', purpose = '']) =>
    entry.includes('*')
      ? [...purpose.matchAll(/`([a-z-]+)`/g)].map(([, name]) => `slakit/interop/${name}`)
      : [entry.replaceAll('`', '')],
  );
  expect(named.sort()).toEqual(
    readEntries()
      .map(({ specifier }) => specifier)
      .sort(),
  );
});

test('every size in the README is the ceiling that the package is held to', () => {
  const sizes = ROWS.flatMap(([, entry = '', , size = '']) => {
    const found = /^(?:`(\w+)`|all of it) ([\d.]+) kB$/.exec(size);
    if (found === null) return [];
    const [, name = '*', kilobytes] = found;
    return [{ entry: entry.replaceAll('`', ''), name, bytes: Number(kilobytes) * 1000 }];
  });
  const held = sizes.map(({ entry, name }) => ({
    entry,
    name,
    bytes: CEILINGS.find((one) => one.entry === entry && one.imports.join() === name)?.maxBytes,
  }));
  expect(sizes).toEqual(held);
  expect(sizes).toHaveLength(9);
});
