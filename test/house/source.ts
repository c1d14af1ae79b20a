import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../entries.js';

/** A broken rule of the house: where, and what to do instead. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** An import, export-from or `import()` of a source file. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Erased by the compiler: costs nothing at run time. */
  readonly typeOnly: boolean;
}

/** Texts of source files by path below `src`, such as `clock/pause.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** Every file of `src`. */
export function readSources(): Sources {
  return new Map(
    readdirSync(`${ROOT}/src`, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => [file, readFileSync(`${ROOT}/src/${file}`, 'utf8')] as const),
  );
}

/** Lists what a file imports. */
export function importsOf(file: string, text: string): readonly Import[] {
  return collectImports(parse(file, text));
}

/** The path below `src` that a relative import means: `./a.js` of `clock/b.ts` is `clock/a.ts`. */
export function resolveImport(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
}

/** The package that a bare specifier belongs to: `zod/mini` is `zod`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The room of a path below `src`, or `undefined` for an entry. */
export function roomOf(file: string): string | undefined {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : undefined;
}

/** The sub-folder of its room in which a file lies; `.` for a file at the top of the room. */
export function folderOf(file: string): string {
  const [, folder, ...rest] = file.split('/');
  return rest.length === 0 ? '.' : (folder as string);
}

/** Parsed files by path: several rules look at each, and most time would go into reading it again. */
const PARSED = new Map<string, ts.SourceFile>();

export function parse(file: string, text: string): ts.SourceFile {
  const known = PARSED.get(file);
  if (known?.text === text) return known;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  PARSED.set(file, source);
  return source;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The line on which a node starts, counted from 1. */
export function lineOf(node: ts.Node, source: ts.SourceFile): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

const IMPORTS = new WeakMap<ts.SourceFile, readonly Import[]>();

export function collectImports(source: ts.SourceFile): readonly Import[] {
  const known = IMPORTS.get(source);
  if (known !== undefined) return known;
  const found: Import[] = [];
  IMPORTS.set(source, found);
  const add = (specifier: ts.Node, typeOnly: boolean): void => {
    if (!ts.isStringLiteralLike(specifier)) return;
    found.push({ specifier: specifier.text, line: lineOf(specifier, source), typeOnly });
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isErasedImport(node));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node.moduleSpecifier, isErasedExport(node));
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    }
    const argument = ts.isCallExpression(node) ? node.arguments[0] : undefined;
    if (argument !== undefined && isLoader((node as ts.CallExpression).expression)) {
      add(argument, false);
    }
  });
  return found;
}

function isLoader(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === 'require')
  );
}

function isErasedImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function isErasedExport({ exportClause, isTypeOnly }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.length > 0 &&
    exportClause.elements.every((element) => element.isTypeOnly)
  );
}
