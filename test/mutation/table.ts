import { countOf, percentOf, type Score } from './report.js';

const BEGIN = '<!-- scores: written by npm run test:mutation -->';
const END = '<!-- end of scores -->';
const HEAD = [
  '| folder | mutants | killed | survived | not run | score |',
  '| --- | --: | --: | --: | --: | --: |',
];

/** The page with the rows of these folders put in place of older ones; others keep theirs. */
export function withScores(
  page: string,
  scores: readonly Score[],
  order: readonly string[],
): string {
  const [before, rest] = split(page, BEGIN);
  const [table, after] = split(rest, END);
  const rows = new Map(
    table
      .split('\n')
      .map((line) => [/^\| ([a-z/]+) /.exec(line)?.[1], line] as const)
      .filter(([folder]) => folder !== undefined && order.includes(folder)),
  );
  // A folder of types alone has no mutants, and no score to show.
  for (const score of scores) if (countOf(score) > 0) rows.set(score.folder, rowOf(score));
  const lines = order.flatMap((folder) => rows.get(folder) ?? []);
  return [before, BEGIN, '\n\n', [...HEAD, ...lines].join('\n'), '\n\n', END, after].join('');
}

function rowOf(score: Score): string {
  const { folder, killed, survived, uncovered } = score;
  const cells = [countOf(score), killed, survived, uncovered];
  return `| ${folder} | ${cells.join(' | ')} | ${percentOf(score).toFixed(1)} % |`;
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`the page has no line ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
