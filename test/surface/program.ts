import ts from 'typescript';
import { ROOT, readEntries } from '../entries.js';

/** Something that an entry exports. */
export interface Exported {
  /** As a user imports it: `slakit/calendar`. */
  readonly entry: string;
  readonly name: string;
  /** What the name stands for, past all re-exports. */
  readonly symbol: ts.Symbol;
}

/** What a package shows to the world, as the compiler sees it. */
export interface Surface {
  readonly checker: ts.TypeChecker;
  readonly exports: readonly Exported[];
  /** Whether a file is a source of the package itself. */
  readonly isOwn: (file: ts.SourceFile) => boolean;
  /** How a file is called in a message. */
  readonly nameOf: (file: ts.SourceFile) => string;
}

/** The surface of the package: every entry of package.json. */
export function readSurface(): Surface {
  const { config } = ts.readConfigFile(`${ROOT}/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const files = readEntries().map(({ name, specifier }) => {
    return [specifier, `${ROOT}/src/${name}.ts`] as const;
  });
  const program = ts.createProgram(
    files.map(([, file]) => file),
    options,
  );
  return surfaceOf(program, new Map(files), `${ROOT}/src/`);
}

/** The surface of a package in a text or several, for samples; `index.ts` is its one entry. */
export function sampleSurface(files: Readonly<Record<string, string>>): Surface {
  const options: ts.CompilerOptions = { noLib: true, strict: true, module: ts.ModuleKind.ESNext };
  const host = ts.createCompilerHost(options);
  const sources = new Map(Object.entries(files).map(([name, text]) => [`/src/${name}`, text]));
  host.fileExists = (name) => sources.has(name);
  host.readFile = (name) => sources.get(name);
  host.getSourceFile = (name, version) => {
    const text = sources.get(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version, true);
  };
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const resolvedFileName = text.startsWith('.')
        ? `/src/${text.slice(2).replace(/\.js$/, '.ts')}`
        : `/src/node_modules/${text}.d.ts`;
      const extension = resolvedFileName.endsWith('.d.ts') ? '.d.ts' : '.ts';
      return sources.has(resolvedFileName)
        ? { resolvedModule: { resolvedFileName, extension } }
        : { resolvedModule: undefined, from };
    });
  const program = ts.createProgram(['/src/index.ts'], options, host);
  return surfaceOf(program, new Map([['sample', '/src/index.ts']]), '/src/');
}

function surfaceOf(
  program: ts.Program,
  entries: ReadonlyMap<string, string>,
  folder: string,
): Surface {
  const checker = program.getTypeChecker();
  const exports = [...entries].flatMap(([entry, file]) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} exports nothing`);
    return checker
      .getExportsOfModule(module)
      .map((symbol) => ({ entry, name: symbol.name, symbol: unaliased(checker, symbol) }));
  });
  return {
    checker,
    exports,
    isOwn: ({ fileName }) => fileName.startsWith(folder) && !fileName.includes('/node_modules/'),
    nameOf: ({ fileName }) => fileName.replace(folder, ''),
  };
}

/** What a name stands for, past imports and re-exports. */
export function unaliased(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
}
