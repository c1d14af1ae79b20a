import ts from 'typescript';
import { expect, test } from 'vitest';
import { type Example, findExamples } from '../docs/extract.js';
import { ROOT } from '../entries.js';

/** Errors of the examples as `file:line message`, compiled together as modules that do not exist. */
function typeErrorsOf(examples: readonly Example[]): readonly string[] {
  const byName = new Map<string, Example>(
    examples.map((example, index) => [`${ROOT}/test/docs/example-${index}.ts`, example]),
  );
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => byName.has(name) || fileExists(name);
  host.readFile = (name) => byName.get(name)?.code ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const code = byName.get(name)?.code;
    if (code === undefined) return getSourceFile(name, version, ...rest);
    const source = ts.createSourceFile(name, code, version, true);
    source.impliedNodeFormat = ts.ModuleKind.ESNext;
    return source;
  };
  const program = ts.createProgram([...byName.keys()], options, host);
  return [...byName].flatMap(([name, { file, line }]) => {
    const source = program.getSourceFile(name) as ts.SourceFile;
    return ts.getPreEmitDiagnostics(program, source).map(({ start = 0, messageText }) => {
      const { line: offset } = source.getLineAndCharacterOfPosition(start);
      return `${file}:${line + offset} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}

function readOptions(): ts.CompilerOptions {
  const path = `${ROOT}/test/tsconfig.json`;
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  return {
    ...ts.parseJsonConfigFileContent(config, ts.sys, `${ROOT}/test`).options,
    moduleDetection: ts.ModuleDetectionKind.Force,
    noUnusedLocals: false,
    noUnusedParameters: false,
    verbatimModuleSyntax: false,
  };
}

test('every example of the documentation compiles', () => {
  expect(typeErrorsOf(findExamples().filter(({ notRun }) => notRun === undefined))).toEqual([]);
});

test('an example with a wrong type is found, with the line of its file', () => {
  const code = "import { isSlaError } from 'slakit'\nconst text: string = isSlaError(1)";
  expect(typeErrorsOf([{ file: 'a.md', line: 10, code }])).toEqual([
    "a.md:11 Type 'boolean' is not assignable to type 'string'.",
  ]);
});
