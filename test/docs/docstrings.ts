import ts from 'typescript';
import type { Exported, Surface } from '../surface/program.js';

/**
 * What is missing in the docstrings of everything that is exported. A function says what each
 * parameter and the result are, and shows itself in an example that runs; a type, a constant and a
 * class say what they are.
 *
 * @returns One line for each fault, in the order of the files.
 */
export function docstringFaults(surface: Surface): readonly string[] {
  const faults = new Map<ts.Declaration, readonly string[]>();
  for (const exported of surface.exports) {
    const declaration = documentedDeclaration(exported);
    if (!surface.isOwn(declaration.getSourceFile()) || faults.has(declaration)) continue;
    faults.set(declaration, faultsOf(declaration));
  }
  return [...faults]
    .flatMap(([declaration, found]) => found.map((fault) => lineOf(surface, declaration, fault)))
    .sort(new Intl.Collator('en', { numeric: true }).compare);
}

/** Of overloads, the one with a docstring counts. */
function documentedDeclaration({ entry, name, symbol }: Exported): ts.Declaration {
  const declarations = symbol.declarations ?? [];
  const [first] = declarations;
  if (first === undefined) throw new Error(`${entry} exports ${name}, which is declared nowhere`);
  return declarations.find((declaration) => sentenceOf(declaration) !== '') ?? first;
}

function faultsOf(declaration: ts.Declaration): readonly string[] {
  const sentence = sentenceOf(declaration);
  if (sentence === '') return ['no docstring'];
  return [
    // "What a cap did", "How a log is read": that only turns the name around.
    ...(/^(What|How|When|Where|Which|Who|Whose|Why)\b/.test(sentence)
      ? [`a docstring that defines nothing: "${sentence.split(' ')[0]} …"`]
      : []),
    ...functionFaults(declaration, signatureOf(declaration)),
  ];
}

function functionFaults(
  declaration: ts.Declaration,
  signature: ts.SignatureDeclaration | undefined,
): readonly string[] {
  if (signature === undefined) return [];
  return [
    ...parameterFaults(declaration, signature.parameters),
    ...(isSilent(signature) || textOf(ts.getJSDocReturnTag(declaration)) !== ''
      ? []
      : ['no @returns']),
    ...exampleFaults(declaration),
  ];
}

function parameterFaults(
  declaration: ts.Declaration,
  parameters: readonly ts.ParameterDeclaration[],
): readonly string[] {
  const tags = ts.getJSDocTags(declaration).filter(ts.isJSDocParameterTag);
  const described = new Map(tags.map((tag) => [tag.name.getText(), describes(tag)]));
  const names = parameters.map(({ name }, index) =>
    // A parameter taken apart has no name of its own: the docstring gives it one.
    ts.isIdentifier(name) ? name.text : (tags[index]?.name.getText() ?? `(${index})`),
  );
  return [
    ...names.filter((name) => described.get(name) !== true).map((name) => `no @param ${name}`),
    ...[...described.keys()]
      .filter((name) => !names.includes(name.split('.')[0] as string))
      .map((name) => `@param ${name}, which is no parameter`),
  ];
}

function exampleFaults(declaration: ts.Declaration): readonly string[] {
  const examples = ts.getJSDocTags(declaration).filter(({ tagName }) => tagName.text === 'example');
  if (examples.length === 0) return ['no @example'];
  const runs = examples.some(
    (tag) => textOf(tag) !== '' && !/^\s*\/\/ not run\b/m.test(textOf(tag)),
  );
  return runs ? [] : ['no @example that runs'];
}

/** The signature of a function, or of a constant that is one. */
function signatureOf(declaration: ts.Declaration): ts.SignatureDeclaration | undefined {
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  const { type, initializer } = declaration;
  if (type !== undefined) return ts.isFunctionTypeNode(type) ? type : undefined;
  const isFunction =
    initializer !== undefined &&
    (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
  return isFunction ? initializer : undefined;
}

function isSilent({ type }: ts.SignatureDeclaration): boolean {
  return type?.kind === ts.SyntaxKind.VoidKeyword || type?.kind === ts.SyntaxKind.NeverKeyword;
}

/** The text of a docstring before its first tag. */
function sentenceOf(declaration: ts.Declaration): string {
  return ts
    .getJSDocCommentsAndTags(declaration)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('\n')
    .trim();
}

function describes(tag: ts.JSDocParameterTag): boolean {
  return textOf(tag).replace(/^-\s*/, '') !== '';
}

function textOf(tag: ts.JSDocTag | undefined): string {
  return ts.getTextOfJSDocComment(tag?.comment)?.trim() ?? '';
}

function lineOf({ nameOf }: Surface, declaration: ts.Declaration, fault: string): string {
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart());
  const name = ts.getNameOfDeclaration(declaration)?.getText() ?? '(nameless)';
  return `${nameOf(source)}:${line + 1} ${name}: ${fault}`;
}
