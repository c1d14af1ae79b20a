import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../entries.js';

/** A piece of documentation that claims to be runnable. */
export interface Example {
  /** Path below the project root. */
  readonly file: string;
  /** Line of the file on which the code starts, counted from 1. */
  readonly line: number;
  readonly code: string;
  /** Why the block is only shown, from a comment `// not run: <why>`. */
  readonly notRun?: string;
}

/** Pages that show what was true once. */
const HISTORY: ReadonlySet<string> = new Set(['CHANGELOG.md']);

/** Every example of the project: docstrings of `src`, and blocks of the pages at the top and in
 * `docs`. */
export function findExamples(): readonly Example[] {
  const docs = filesBelow('docs', '.md').filter((file) => !file.startsWith('docs/reference/api/'));
  const pages = [...filesBelow('.', '.md', false), ...docs].filter((file) => !HISTORY.has(file));
  return [
    ...filesBelow('src', '.ts').flatMap((file) => examplesOfDocstrings(file, read(file))),
    ...pages.flatMap((file) => examplesOfMarkdown(file, read(file))),
  ];
}

/** The `@example` blocks of a source file: from the tag to the next tag or the end of the comment. */
export function examplesOfDocstrings(file: string, text: string): readonly Example[] {
  const lines = text.split('\n');
  const found: Example[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!/^\s*(?:\/\*)?\*\s*@example\b/.test(lines[i] as string)) continue;
    const start = i + 1;
    const code: string[] = [];
    // The scan stops on the line that ends the block and looks at it again: it may be the next tag.
    while (i + 1 < lines.length && !/^\s*\*(\/|\s*@\w)/.test(lines[i + 1] as string)) {
      code.push((lines[++i] as string).replace(/^\s*\* ?/, ''));
    }
    found.push(exampleOf(file, start + 1, code));
  }
  return found;
}

/** The fenced `ts` and `js` blocks of a page. */
export function examplesOfMarkdown(file: string, text: string): readonly Example[] {
  const lines = text.split('\n');
  const found: Example[] = [];
  for (let i = 0; i < lines.length; i++) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*(\w*)/.exec(lines[i] as string);
    if (fence === null) continue;
    const [, indent = '', mark = '', language = ''] = fence;
    const start = i + 1;
    const code: string[] = [];
    while (i + 1 < lines.length && !(lines[i + 1] as string).trim().startsWith(mark)) {
      code.push((lines[++i] as string).slice(indent.length));
    }
    i++;
    if (/^(ts|typescript|js|javascript)$/.test(language)) {
      found.push(exampleOf(file, start + 1, code));
    }
  }
  return found;
}

function exampleOf(file: string, line: number, lines: readonly string[]): Example {
  const code = lines.join('\n');
  const notRun = /^\s*\/\/ not run: (.+)$/m.exec(code)?.[1];
  return { file, line, code, ...(notRun === undefined ? {} : { notRun }) };
}

function filesBelow(folder: string, ending: string, recursive = true): readonly string[] {
  return readdirSync(`${ROOT}/${folder}`, { recursive, encoding: 'utf8' })
    .map((file) => (folder === '.' ? file : `${folder}/${file}`.replaceAll('\\', '/')))
    .filter((file) => file.endsWith(ending))
    .sort();
}

function read(file: string): string {
  return readFileSync(`${ROOT}/${file}`, 'utf8');
}
