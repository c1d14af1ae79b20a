import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { ROOT } from '../entries.js';

/** A link of a page. */
export interface Link {
  readonly file: string;
  readonly line: number;
  /** As it is written. */
  readonly target: string;
  /** The file that it leads to, below the project root; `null` for one that leads out of the project. */
  readonly to: string | null;
  /** The heading that it leads to, without the `#`. */
  readonly anchor: string | null;
}

/** All links of a page, in order, those in code left out. */
export function linksOf(file: string, text: string): readonly Link[] {
  return linesOfProse(text).flatMap(({ line, prose }) =>
    [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\s*\[[^\]]+\]:\s*(\S+)/g)].map((match) =>
      linkOf(file, line, (match[1] ?? match[2]) as string),
    ),
  );
}

/** Where links of a page lead to nothing, each as `file:line target`. */
export function brokenLinks(links: readonly Link[], read = readPage): readonly string[] {
  return links.filter((link) => !leads(link, read)).map(placeOf);
}

/** The names under which headings of a page can be linked. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const { prose, raw } of linesOfProse(text)) {
    for (const [, id] of raw.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id as string);
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(raw)?.[1];
    if (heading === undefined || prose === '') continue;
    const name = slugOf(heading);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    anchors.add(count === 0 ? name : `${name}-${count}`);
  }
  return anchors;
}

/** The pages that can be reached from a page by links, itself included. */
export function reachableFrom(start: string, linksIn: (file: string) => readonly Link[]): string[] {
  const found = new Set([start]);
  // A set grows while it is walked.
  for (const file of found) {
    for (const { to } of linksIn(file)) {
      if (to?.endsWith('.md')) found.add(to);
    }
  }
  return [...found];
}

/** The text of a page; `null` for a file or folder that is none, `undefined` where nothing is. */
export function readPage(file: string): string | null | undefined {
  const path = `${ROOT}/${file}`;
  if (!existsSync(path)) return undefined;
  return file.endsWith('.md') && statSync(path).isFile() ? readFileSync(path, 'utf8') : null;
}

function linkOf(file: string, line: number, target: string): Link {
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(target)) return { file, line, target, to: null, anchor: null };
  const [path = '', anchor = null] = target.split('#', 2);
  const to = path === '' ? file : posix.join(posix.dirname(file), decodeURI(path));
  return { file, line, target, to: to.replace(/\/$/, ''), anchor };
}

function leads({ to, anchor }: Link, read: typeof readPage): boolean {
  if (to === null) return true;
  const text = read(to);
  if (text === undefined || to.startsWith('..')) return false;
  return anchor === null || (text !== null && anchorsOf(text).has(anchor));
}

function placeOf({ file, line, target }: Link): string {
  return `${file}:${line} ${target}`;
}

/** A heading as a name, as GitHub makes it: lower case, hyphens for blanks, no other punctuation. */
function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

interface ProseLine {
  readonly line: number;
  readonly raw: string;
  /** The line without code in backticks. */
  readonly prose: string;
}

/** The lines of a page that are not in a block of code. */
function linesOfProse(text: string): readonly ProseLine[] {
  let fence: string | undefined;
  return text.split('\n').flatMap((raw, index) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(raw)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      return [];
    }
    if (fence !== undefined) return [];
    return [{ line: index + 1, raw, prose: raw.replace(/`[^`]*`/g, '·') }];
  });
}
