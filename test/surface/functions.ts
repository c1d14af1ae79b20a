import ts from 'typescript';
import { ROOT, readEntries } from '../entries.js';
import { roomOf } from '../house/source.js';
import type { Surface } from './program.js';
import { type Callable, callablesOf } from './table.js';

/** A function that an entry exports. */
export interface PublicFunction {
  readonly entry: string;
  readonly name: string;
  readonly room: string;
  /** The names of its parameters. */
  readonly parameters: readonly string[];
}

/** Every function that an entry exports, once for each entry. */
export function publicFunctions({ exports, nameOf }: Surface): readonly PublicFunction[] {
  return exports.flatMap(({ entry, name, symbol }) => {
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined || !ts.isFunctionDeclaration(declaration)) return [];
    return {
      entry,
      name,
      room: roomOf(nameOf(declaration.getSourceFile())) ?? '',
      parameters: declaration.parameters.map((parameter) => parameter.name.getText()),
    };
  });
}

/** What can be called without being declared as a function, so that the table would not see it. */
export function callableConstants({ checker, exports }: Surface): readonly string[] {
  return exports.flatMap(({ entry, name, symbol }) => {
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return [];
    const calls = checker.getTypeOfSymbol(symbol).getCallSignatures();
    return calls.length === 0 ? [] : [`${name} of ${entry}`];
  });
}

/** Every function of the table in every form, each from the first entry that exports it. */
export async function readCallables(): Promise<readonly Callable[]> {
  const modules = await Promise.all(
    readEntries().map(({ name }) => import(`${ROOT}/src/${name}.ts`) as Promise<object>),
  );
  return callablesOf(modules);
}
