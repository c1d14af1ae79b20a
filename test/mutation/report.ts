import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a run leaves behind for one folder; the part of Stryker's report that is read here. */
interface Report {
  readonly files: Readonly<Record<string, FileReport>>;
}

interface FileReport {
  readonly source: string;
  readonly mutants: readonly MutantReport[];
}

interface MutantReport {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  /** Whether it acts while modules are loaded, so that no single test can be named that runs it. */
  readonly static?: boolean;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** How many mutants of a folder came to which end. */
export interface Score {
  readonly folder: string;
  /** A test failed, or the mutant ran without an end. */
  readonly killed: number;
  /** Tests ran through it and none failed. */
  readonly survived: number;
  /** No test ran through it. */
  readonly uncovered: number;
}

const KILLED = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];

/** Counts the mutants of a folder. A mutant that does not run at all is not counted. */
export function scoreOf(folder: string, report: string): Score {
  const statuses = mutantsIn(report).map(({ mutant }) => mutant.status);
  const count = (...wanted: readonly string[]) =>
    statuses.filter((status) => wanted.includes(status)).length;
  return {
    folder,
    killed: count(...KILLED),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
  };
}

/** The share of the mutants that a test notices, in percent; 100 where there is nothing to mutate. */
export function percentOf(score: Score): number {
  const all = countOf(score);
  return all === 0 ? 100 : (100 * score.killed) / all;
}

/** How many mutants were tried. */
export function countOf({ killed, survived, uncovered }: Score): number {
  return killed + survived + uncovered;
}

/** One line for each mutant that no test notices: where it is, and what became what. */
export function survivorsOf(report: string): readonly string[] {
  return mutantsIn(report)
    .filter(({ mutant }) => ALIVE.includes(mutant.status))
    .map(({ file, source, mutant }) => {
      const { start } = mutant.location;
      const before = oneLine(textAt(source, mutant.location));
      const after = oneLine(mutant.replacement ?? '');
      const ending = mutant.status === 'NoCoverage' ? ' (no test runs it)' : '';
      return `${file}:${start.line}:${start.column} ${mutant.mutatorName}: ${before} -> ${after}${ending}`;
    });
}

/**
 * Forgets of a kept folder the survivors that act while modules are loaded: Stryker knows of no test that runs
 * them, and would take them over whatever tests were added since.
 */
export function forgetStaticSurvivors(path: string): void {
  if (!existsSync(path)) return;
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const isKept = (mutant: MutantReport) => mutant.static !== true || !ALIVE.includes(mutant.status);
  const files = Object.entries(report.files).map(([name, file]) => {
    return [name, { ...file, mutants: file.mutants.filter(isKept) }] as const;
  });
  writeFileSync(path, JSON.stringify({ ...report, files: Object.fromEntries(files) }));
}

function mutantsIn(path: string) {
  if (!existsSync(path)) return [];
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ file, source, mutant })),
  );
}

function textAt(source: string, { start, end }: MutantReport['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) =>
      line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined),
    )
    .join('\n');
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= 90 ? flat : `${flat.slice(0, 87)}...`;
}
