import ts from 'typescript';

/** A sentence of the documentation that can be wrong: `statement // => expected`. */
export interface Claim {
  /** Line within the example, counted from 1, on which the claim stands. */
  readonly line: number;
  readonly expected: string;
}

export interface Prepared {
  /** The body of an async function that calls `$import`, `$claim` and `$throws`. */
  readonly code: string;
  readonly claims: readonly Claim[];
}

interface Comment {
  readonly position: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Rewrites an example so that it can run and check itself. Imports become calls of `$import`, and a
 * statement with a claim becomes a call of `$claim(index, value, expected)`, or, for
 * `// throws code`, of `$throws(index, run)`.
 *
 * A claim belongs to the statement that ends on its line or, when it stands alone, just above it. It
 * may go on over further comment lines, until it is a whole expression.
 */
export function prepare(example: string): Prepared {
  const source = ts.createSourceFile('example.ts', example, ts.ScriptTarget.Latest, true);
  const claims: Claim[] = [];
  const edits: { from: number; to: number; text: string }[] = [];
  const statements = statementsOf(source);
  for (const statement of statements) {
    if (ts.isImportDeclaration(statement)) {
      edits.push({
        from: statement.getStart(source),
        to: statement.getEnd(),
        text: importCall(statement, source),
      });
    }
  }
  for (const { position, text } of claimComments(example)) {
    const line = source.getLineAndCharacterOfPosition(position).line + 1;
    const statement = ownerOf(position, statements, example);
    if (statement === undefined) throw new Error(`line ${line}: the claim follows no statement`);
    const index = claims.push({ line, expected: text }) - 1;
    edits.push(editFor(statement, source, index, text));
  }
  return { code: applyEdits(example, edits), claims };
}

function editFor(
  statement: ts.Statement,
  source: ts.SourceFile,
  index: number,
  text: string,
): { from: number; to: number; text: string } {
  const from = statement.getStart(source);
  const to = statement.getEnd();
  const throws = /^throws\b/.test(text);
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement;
    if (throws)
      return { from, to, text: `$throws(${index}, () => (${expression.getText(source)}));` };
    const value = printedBy(expression, source) ?? expression.getText(source);
    return { from, to, text: `$claim(${index}, (${value}), () => (${text}));` };
  }
  const declared = ts.isVariableStatement(statement) ? nameOf(statement) : undefined;
  if (declared === undefined || throws) {
    throw new Error(`a claim needs an expression or one variable: ${statement.getText(source)}`);
  }
  return { from: to, to, text: `; $claim(${index}, ${declared}, () => (${text}));` };
}

/** The argument of `console.log(argument)`: what it prints is what is claimed. */
function printedBy(expression: ts.Expression, source: ts.SourceFile): string | undefined {
  if (!ts.isCallExpression(expression) || expression.arguments.length !== 1) return undefined;
  if (expression.expression.getText(source) !== 'console.log') return undefined;
  return expression.arguments[0]?.getText(source);
}

function nameOf(statement: ts.VariableStatement): string | undefined {
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration === undefined || others.length > 0) return undefined;
  return ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
}

function importCall(statement: ts.ImportDeclaration, source: ts.SourceFile): string {
  const specifier = statement.moduleSpecifier.getText(source);
  const { importClause } = statement;
  if (importClause === undefined) return `await $import(${specifier});`;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return ';';
  const names: string[] =
    importClause.name === undefined ? [] : [`default: ${importClause.name.text}`];
  const bindings = importClause.namedBindings;
  if (bindings !== undefined && ts.isNamespaceImport(bindings)) {
    return `const ${bindings.name.text} = await $import(${specifier});`;
  }
  for (const element of bindings?.elements ?? []) {
    if (element.isTypeOnly) continue;
    const { propertyName, name } = element;
    names.push(propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`);
  }
  return `const { ${names.join(', ')} } = await $import(${specifier});`;
}

/** The innermost statement that ends last before the comment, with only blanks and comments between. */
function ownerOf(
  position: number,
  statements: readonly ts.Statement[],
  example: string,
): ts.Statement | undefined {
  const before = statements.filter((statement) => statement.getEnd() <= position);
  const end = Math.max(...before.map((statement) => statement.getEnd()));
  if (!Number.isFinite(end)) return undefined;
  const gap = example.slice(end, position);
  if (/\n\s*\n/.test(gap) || /[^\s;]/.test(gap.replace(/\/\/.*$/gm, ''))) return undefined;
  return before.filter((statement) => statement.getEnd() === end).at(-1);
}

function statementsOf(source: ts.SourceFile): readonly ts.Statement[] {
  const found: ts.Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStatement(node) && !ts.isBlock(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

/** The comments that claim something, each with its continuation lines. */
function claimComments(example: string): readonly Comment[] {
  const all = lineComments(example);
  const found: Comment[] = [];
  for (let i = 0; i < all.length; i++) {
    const first = all[i] as Comment;
    const claim = /^\s*(?:=>|(?=throws\b))\s*(.*)$/.exec(first.text);
    if (claim === null) continue;
    let text = claim[1] as string;
    let last = first;
    const isWhole = (): boolean => /^throws\b/.test(text) || isExpression(text);
    while (!isWhole()) {
      const next = all[i + 1];
      const adjoins = next !== undefined && /^\s*$/.test(example.slice(last.end, next.position));
      if (!adjoins || /^\s*=>/.test(next.text)) throw new Error(`not an expression: ${text}`);
      text += `\n${next.text}`;
      last = next;
      i++;
    }
    found.push({ position: first.position, end: last.end, text: text.trim() });
  }
  return found;
}

function lineComments(example: string): readonly Comment[] {
  const found: Comment[] = [];
  const source = ts.createSourceFile('example.ts', example, ts.ScriptTarget.Latest, true);
  const seen = new Set<number>();
  const add = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end, kind } of ranges ?? []) {
      if (kind !== ts.SyntaxKind.SingleLineCommentTrivia || seen.has(pos)) continue;
      seen.add(pos);
      found.push({ position: pos, end, text: example.slice(pos + 2, end) });
    }
  };
  const visit = (node: ts.Node): void => {
    add(ts.getLeadingCommentRanges(example, node.getFullStart()));
    add(ts.getTrailingCommentRanges(example, node.getEnd()));
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return found.sort((a, b) => a.position - b.position);
}

function isExpression(text: string): boolean {
  if (text.trim() === '') return false;
  const { diagnostics = [] } = ts.transpileModule(`(${text}\n)`, { reportDiagnostics: true });
  return diagnostics.length === 0;
}

function applyEdits(
  text: string,
  edits: readonly { from: number; to: number; text: string }[],
): string {
  let out = text;
  for (const edit of [...edits].sort((a, b) => b.from - a.from)) {
    out = out.slice(0, edit.from) + edit.text + out.slice(edit.to);
  }
  return out;
}
