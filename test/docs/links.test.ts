import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../entries.js';
import { anchorsOf, brokenLinks, linksOf, reachableFrom, readPage } from './links.js';

const NO_PAGES: readonly string[] = ['.git', '.mutation', 'node_modules', 'dist', 'coverage'];

/** Every page of the repository; what programs write or install is nobody's page. */
const PAGES = pagesBelow('').filter((file) => !file.startsWith('docs/reference/api/'));

const linksIn = (file: string) => linksOf(file, readPage(file) ?? '');

describe('the pages hang together', () => {
  test('every link leads to a file, and every anchor to a heading', () => {
    expect(PAGES.flatMap((file) => brokenLinks(linksIn(file)))).toEqual([]);
  });

  test('every page of docs can be reached from its index', () => {
    const reached = reachableFrom('docs/README.md', linksIn);
    expect(PAGES.filter((file) => file.startsWith('docs/') && !reached.includes(file))).toEqual([]);
  });

  test('the index lists every page by itself, decisions apart', () => {
    const listed = linksIn('docs/README.md').map(({ to }) => to);
    const pages = PAGES.filter(
      (file) => file.startsWith('docs/') && !/^docs\/(README|decisions\/\d.*)\.md$/.test(file),
    );
    expect(pages.filter((file) => !listed.includes(file))).toEqual([]);
  });
});

test('the words of the glossary are sorted, and those that it sends to are there', () => {
  const text = readPage('docs/glossary.md') ?? '';
  const words = [...text.matchAll(/^- \*\*(.+?)\*\*/gm)].map((match) => match[1] as string);
  expect(words).toEqual([...words].sort(new Intl.Collator('en').compare));
  const sent = [...text.matchAll(/(?<=[\s(])_(.+?)_/g)].map((match) => match[1] as string);
  const isKnown = (word: string) => words.some((known) => [known, `${known}s`].includes(word));
  expect(sent.filter((word) => word !== 'italics' && word !== 'Explain' && !isKnown(word))).toEqual(
    [],
  );
});

test('every file and folder of src that the architecture page names is there', () => {
  const text = readPage('docs/architecture.md') ?? '';
  const rooms = readdirSync(`${ROOT}/src`).join('|');
  const named = [...text.matchAll(new RegExp(`\`((?:${rooms})/[a-z/-]+)\``, 'g'))].map(
    (match) => `src/${match[1]}`,
  );
  expect(named.length).toBeGreaterThan(40);
  const isThere = (path: string) =>
    readPage(path) !== undefined || readPage(`${path}.ts`) !== undefined;
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

describe('links are found', () => {
  const texts = (text: string) =>
    linksOf('docs/a/page.md', text).map(({ to, anchor }) => [to, anchor]);

  test('by file and anchor, relative to their page', () => {
    expect(texts('See [b](b.md), [c](../c.md#part-one) and [top](#here).')).toEqual([
      ['docs/a/b.md', null],
      ['docs/c.md', 'part-one'],
      ['docs/a/page.md', 'here'],
    ]);
  });

  test('not in code, and not as files where they lead out of the project', () => {
    expect(texts('`[b](b.md)`\n\n```ts\n[c](c.md)\n```\n[out](https://example.org/a.md)')).toEqual([
      [null, null],
    ]);
  });
});

describe('headings are named as GitHub names them', () => {
  test.each([
    ['# What "missed" means', 'what-missed-means'],
    ['## 3. A due date', '3-a-due-date'],
    ['## `slakit/clock`: clocks', 'slakitclock-clocks'],
    ['## Of [a link](b.md)', 'of-a-link'],
  ])('%s', (heading, anchor) => {
    expect([...anchorsOf(heading)]).toEqual([anchor]);
  });

  test('and one that comes again has a number', () => {
    expect([...anchorsOf('# A\n\n## B\n\n## B\n\n```\n# C\n```')]).toEqual(['a', 'b', 'b-1']);
  });
});

test('a link to nothing, to a missing heading or out of the repository is broken', () => {
  const read = (file: string) => (file === 'a.md' ? '# One' : undefined);
  const links = linksOf('page.md', '[1](a.md) [2](a.md#one)\n[3](b.md) [4](a.md#two) [5](../a.md)');
  expect(brokenLinks(links, read)).toEqual([
    'page.md:2 b.md',
    'page.md:2 a.md#two',
    'page.md:2 ../a.md',
  ]);
});

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(`${ROOT}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return NO_PAGES.includes(entry.name) ? [] : pagesBelow(`${path}/`);
    return path.endsWith('.md') ? [path] : [];
  });
}
