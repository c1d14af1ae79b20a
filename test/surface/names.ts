import ts from 'typescript';
import { type Exported, type Surface, unaliased } from './program.js';

/**
 * What an entry names in its public declarations and does not export: a user who wants to annotate
 * a variable with it would have to know an internal path.
 *
 * @returns One sentence for each name, entry by entry.
 */
export function unexportedNames(surface: Surface): readonly string[] {
  const byEntry = groupBy(surface.exports, ({ entry }) => entry);
  return [...byEntry].flatMap(([entry, exports]) => {
    const known = new Set(exports.map(({ symbol }) => symbol));
    const missing: string[] = [];
    // What is missing names others in turn: exporting the one would only show the next.
    const queue = exports.map(({ symbol }) => symbol);
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const named of namesIn(surface, at)) {
        if (known.has(named) || !isDeclaredIn(surface, named)) continue;
        known.add(named);
        queue.push(named);
        missing.push(`${entry} does not export ${placeOf(surface, named)}, named by ${at.name}`);
      }
    }
    return missing;
  });
}

/**
 * Internals in public declarations: what is marked so, and types of other packages. A member that is
 * marked so is not published (`stripInternal`), and neither is what it names; but some member must
 * stay, or anything would pass for such a value.
 */
export function internalsShown(surface: Surface): readonly string[] {
  const found = surface.exports.flatMap((exported) => [
    ...internalOrEmpty(exported),
    ...[...namesIn(surface, exported.symbol)]
      .filter((named) => isInternal(named) || isForeign(surface, named))
      .map((named) => `${exported.name} names ${placeOf(surface, named)}`),
    ...pathParameters(exported),
  ]);
  return [...new Set(found)];
}

function internalOrEmpty({ name, symbol }: Exported): readonly string[] {
  const found = isInternal(symbol) ? [`${name} is marked @internal`] : [];
  const visit = (node: ts.Node): void => {
    if (isBody(node) || isMarkedInternalMember(node)) return;
    if (hasOnlyInternals(node)) found.push(`${name} shows no member: anything would fit it`);
    ts.forEachChild(node, visit);
  };
  for (const declaration of symbol.declarations ?? []) visit(declaration);
  return found;
}

function hasOnlyInternals(node: ts.Node): boolean {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return false;
  return node.members.length > 0 && node.members.every(isMarkedInternalMember);
}

/** Where a value stands in the input is known to readers alone; a user has nothing to give there. */
function* pathParameters({ name, symbol }: Exported): Iterable<string> {
  for (const declaration of symbol.declarations ?? []) {
    if (!ts.isFunctionLike(declaration)) continue;
    const [, ...others] = declaration.parameters;
    for (const { type } of others)
      if (type?.getText() === 'Path') yield `${name} takes the path of a value in the input`;
  }
}

/** Every symbol that the public part of a declaration refers to by name. */
function namesIn({ checker }: Surface, symbol: ts.Symbol): ReadonlySet<ts.Symbol> {
  const found = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (isBody(node) || isMarkedInternalMember(node)) return;
    const name = nameReferredTo(node);
    const target = name && checker.getSymbolAtLocation(name);
    if (target !== undefined) found.add(unaliased(checker, target));
    ts.forEachChild(node, visit);
  };
  for (const declaration of symbol.declarations ?? []) visit(declaration);
  found.delete(symbol);
  return found;
}

function nameReferredTo(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isTypeQueryNode(node)) return node.exprName;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  if (ts.isTypePredicateNode(node)) return undefined;
  return ts.isImportTypeNode(node) ? node.qualifier : undefined;
}

/** What does not show in a declaration file. */
function isBody(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (ts.isFunctionLike(parent) && 'body' in parent && parent.body === node) return true;
  if (
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isPropertyDeclaration(parent)
  )
    return parent.initializer === node;
  return false;
}

/** Whether a symbol is a type of the package itself; of a value named by `typeof` a user sees the type. */
function isDeclaredIn({ isOwn }: Surface, { declarations = [], flags }: ts.Symbol): boolean {
  if ((flags & ts.SymbolFlags.Type & ~ts.SymbolFlags.TypeParameter) === 0) return false;
  return declarations.some(
    (declaration) => isOwn(declaration.getSourceFile()) && ts.isSourceFile(declaration.parent),
  );
}

function isForeign({ isOwn }: Surface, { declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => {
    const { fileName } = declaration.getSourceFile();
    const isLanguage = /\/node_modules\/(typescript|@types\/node)\//.test(fileName);
    return !isOwn(declaration.getSourceFile()) && !isLanguage;
  });
}

function isInternal({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(isMarkedInternal);
}

function isMarkedInternalMember(node: ts.Node): node is ts.TypeElement | ts.ClassElement {
  return (ts.isTypeElement(node) || ts.isClassElement(node)) && isMarkedInternal(node);
}

function isMarkedInternal(declaration: ts.Declaration): boolean {
  return ts.getJSDocTags(declaration).some(({ tagName }) => tagName.text === 'internal');
}

function placeOf({ nameOf }: Surface, symbol: ts.Symbol): string {
  const [declaration] = symbol.declarations ?? [];
  return declaration === undefined
    ? symbol.name
    : `${symbol.name} of ${nameOf(declaration.getSourceFile())}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
