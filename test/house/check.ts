import { posix } from 'node:path';
import ts from 'typescript';
import { AMBIENT_RULES, type AmbientRule } from './ambient.js';
import { ROOMS } from './rooms.js';

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

/**
 * Checks one source file against the rooms table and the rules on ambient state.
 *
 * @param file - Path below `src`, such as `clock/pause.ts`; a file without folder is an entry.
 */
export function checkFile(file: string, text: string): readonly Violation[] {
  const source = parse(file, text);
  return [...checkImports(file, source), ...checkAmbient(file, source)];
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

function checkImports(file: string, source: ts.SourceFile): Violation[] {
  const name = roomOf(file);
  const room = name === undefined ? undefined : ROOMS[name];
  if (name !== undefined && room === undefined) {
    return [{ file, line: 1, message: `${name} is no room: add it to test/house/rooms.ts` }];
  }
  return collectImports(source).flatMap(({ specifier, line }) => {
    const message = specifier.startsWith('.')
      ? complainOfPath(file, room?.rooms ?? Object.keys(ROOMS), resolveImport(file, specifier))
      : complainOfPackage(name, room?.packages ?? [], specifier);
    return message === undefined ? [] : [{ file, line, message }];
  });
}

function complainOfPath(
  file: string,
  allowed: readonly string[],
  target: string,
): string | undefined {
  const name = roomOf(file);
  const room = roomOf(target);
  if (target.startsWith('..')) return `imports ${target}, which is outside of src`;
  // The main entry is the sum of the others; nobody else has a reason to go through one.
  if (room === undefined && file === 'index.ts') return undefined;
  if (room === undefined) return `imports the entry ${target}: import the room's own file`;
  if (room === name || allowed.includes(room)) return undefined;
  return `${name} must not import ${room}`;
}

function complainOfPackage(
  name: string | undefined,
  allowed: readonly string[],
  specifier: string,
): string | undefined {
  if (allowed.includes(packageOf(specifier))) return undefined;
  return `${name ?? 'an entry'} must not import ${specifier}`;
}

function collectImports(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node, typeOnly: boolean): void => {
    if (!ts.isStringLiteralLike(specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(specifier.getStart(source));
    found.push({ specifier: specifier.text, line: line + 1, typeOnly });
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

function checkAmbient(file: string, source: ts.SourceFile): Violation[] {
  const found: Violation[] = [];
  walk(source, (node) => {
    const rule = AMBIENT_RULES.find((candidate) => applies(candidate, file, node));
    if (rule === undefined) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ file, line: line + 1, message: `${rule.what}: ${rule.instead}` });
  });
  return found;
}

function applies(rule: AmbientRule, file: string, node: ts.Node): boolean {
  return !rule.exceptIn?.includes(roomOf(file) ?? '') && rule.matches(node);
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
