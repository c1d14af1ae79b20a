import ts from 'typescript';
import { lineOf, parse, roomOf, type Sources, walk } from './source.js';

/** How much fits into one head. */
const LIMITS = {
  /** Parameters of a function, of a signature or of a function type. */
  parameters: 4,
  /** Ways through a function: one, and one more for each branch, loop and `&&`, `||`, `??`. */
  complexity: 12,
  /** Lines of a file. */
  lines: 250,
} as const;

/** What is limited. */
type Limit = keyof typeof LIMITS;

/** Something above a limit. */
export interface Excess {
  readonly limit: Limit;
  /** `clock/fold.ts settle`, or `clock/fold.ts` for the file itself. */
  readonly where: string;
  readonly line: number;
  readonly figure: number;
}

/** A place that may be above a limit, and why. */
export interface LimitException {
  readonly limit: Limit;
  readonly where: string;
  readonly reason: string;
}

/** Everything above a limit in a source file, given by its path below `src`. */
export function excessesOf(file: string, text: string): readonly Excess[] {
  const source = parse(file, text);
  const found: Excess[] = [];
  const add = (limit: Limit, where: string, line: number, figure: number): void => {
    if (figure > LIMITS[limit]) found.push({ limit, where, line, figure });
  };
  add('lines', file, 1, text.replace(/\n$/, '').split('\n').length);
  walk(source, (node) => {
    if (!isSignature(node)) return;
    const where = `${file} ${nameOf(node)}`;
    add('parameters', where, lineOf(node, source), parametersOf(node).length);
    add('complexity', where, lineOf(node, source), complexityOf(node));
  });
  return found;
}

/** Judges excesses by a list of exceptions: what is not excused, and which excuses nobody needs. */
export function judge(
  excesses: readonly Excess[],
  exceptions: readonly LimitException[],
): { readonly unexcused: readonly string[]; readonly stale: readonly string[] } {
  const excuses = (exception: LimitException, excess: Excess): boolean =>
    exception.limit === excess.limit && exception.where === excess.where;
  return {
    unexcused: excesses
      .filter((excess) => !exceptions.some((exception) => excuses(exception, excess)))
      .map(({ limit, where, line, figure }) => {
        return `${where} (line ${line}): ${limit} ${figure}, at most ${LIMITS[limit]}`;
      }),
    stale: exceptions
      .filter(
        (exception, index) =>
          !excesses.some((excess) => excuses(exception, excess)) ||
          exceptions.findIndex((other) => isSame(other, exception)) !== index,
      )
      .map(({ limit, where }) => `${where}: ${limit}`),
  };
}

/** How many parameters of type `Path` the functions of each room have. */
export function pathParametersByRoom(sources: Sources): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [file, text] of sources) {
    const room = roomOf(file);
    if (room === undefined) continue;
    counts[room] = (counts[room] ?? 0) + pathParametersOf(file, text);
  }
  return counts;
}

/** How many parameters of type `Path` the functions of a file have. */
export function pathParametersOf(file: string, text: string): number {
  let count = 0;
  walk(parse(file, text), (node) => {
    if (isSignature(node)) count += parametersOf(node).filter(({ type }) => isPath(type)).length;
  });
  return count;
}

function isSame(a: LimitException, b: LimitException): boolean {
  return a.limit === b.limit && a.where === b.where;
}

function isSignature(node: ts.Node): node is ts.SignatureDeclaration {
  return (
    ts.isFunctionLike(node) && !ts.isIndexSignatureDeclaration(node) && !ts.isJSDocSignature(node)
  );
}

/** All parameters but `this`, which is a note for the compiler. */
function parametersOf({ parameters }: ts.SignatureDeclaration): ts.ParameterDeclaration[] {
  return parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this');
}

function isPath(type: ts.TypeNode | undefined): boolean {
  if (type === undefined) return false;
  if (ts.isUnionTypeNode(type)) return type.types.some(isPath);
  return (
    ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === 'Path'
  );
}

/** Functions inside of a function have figures of their own. */
function complexityOf(signature: ts.SignatureDeclaration): number {
  let paths = 1;
  const visit = (node: ts.Node): void => {
    if (isSignature(node)) return;
    if (isBranch(node)) paths++;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(signature, visit);
  return paths;
}

const BRANCHES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
]);

const SHORT_CIRCUITS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

function isBranch(node: ts.Node): boolean {
  return (
    BRANCHES.has(node.kind) ||
    (ts.isBinaryExpression(node) && SHORT_CIRCUITS.has(node.operatorToken.kind))
  );
}

/** `outer.inner`: the names around a function and its own; a nameless one is `(function)`. */
function nameOf(node: ts.SignatureDeclaration): string {
  const names: string[] = [];
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    const name =
      ownNameOf(at) ??
      (at === node && !namesItsFunction(at.parent, node) ? '(function)' : undefined);
    if (name !== undefined) names.unshift(name);
  }
  return names.join('.');
}

/** Whether the parent is what a nameless function is called by: `const add = () => …`. */
function namesItsFunction(parent: ts.Node, node: ts.Node): boolean {
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent))
    return parent.initializer === node;
  return (
    (ts.isTypeAliasDeclaration(parent) || ts.isPropertySignature(parent)) && parent.type === node
  );
}

function ownNameOf(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return isNamed ? node.name?.getText() : undefined;
}
