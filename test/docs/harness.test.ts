import { describe, expect, test } from 'vitest';
import { examplesOfDocstrings, examplesOfMarkdown } from './extract.js';
import { runExample } from './run.js';

describe('a claim that holds passes', () => {
  test.each([
    ['on the line of its statement', '1 + 1 // => 2'],
    ['below its statement', '1 + 1\n// => 2'],
    ['below a comment', '1 + 1\n// because\n// => 2'],
    ['after a statement of several lines', '[1, 2]\n  .map((n) => n * 2) // => [2, 4]'],
    ['over several lines', '({ a: [1] })\n// => {\n//   a: [1],\n// }'],
    ['on a variable', 'const n = 2 // => 2'],
    ['on console.log', 'console.log([1, 2]) // => [1, 2]'],
    ['on a typed array', 'Float64Array.of(1, 2) // => [1, 2]'],
    ['on a negative number and text', "({ n: -1, s: '// => no' }) // => { n: -1, s: '// => no' }"],
    ['inside a loop', 'for (const n of [1, 1]) {\n  n // => 1\n}'],
    ['after await', 'await Promise.resolve(3) // => 3'],
    ['on types', 'const n: number = 2 as number; n satisfies number // => 2'],
    ['on an import', "import { isSlaError as guard } from 'slakit'\nguard(null) // => false"],
    [
      'on an import of a subpath',
      "import * as all from 'slakit'\ntypeof all.isSlaError // => 'function'",
    ],
    [
      'on an error',
      "import { toInstant } from 'slakit'\ntoInstant('today') // throws invalid-instant",
    ],
    ['nowhere', 'const n = 1'],
  ])('%s', async (_, code) => runExample(code));
});

describe('a claim that does not hold fails', () => {
  test.each([
    ['another value', '1 + 1 // => 3'],
    ['a missing field', '({ a: 1 }) // => { a: 1, b: 2 }'],
    ['a field too many', '({ a: 1, b: undefined }) // => { a: 1 }'],
    ['minus zero', '-0 // => 0'],
    ['a typed array with other content', 'Float64Array.of(1) // => [2]'],
    ['another printed value', 'console.log(1) // => 2'],
    ['another variable', 'const n = 1 // => 2'],
    ['no error', '1 // throws invalid-instant'],
    ['another error', "import { toInstant } from 'slakit'\ntoInstant('x') // throws invalid-date"],
    ['a claim without statement', '// => 1'],
    ['a claim apart from its statement', '1\n\n// => 1'],
    ['a claim that is no expression', '1 // => one two'],
    ['a claim that is never reached', 'if (1 > 2) {\n  3 // => 3\n}'],
    ['a claim on a declaration of several', 'const a = 1, b = 2 // => 1'],
    ['an unknown entry', "import { x } from 'slakit/nowhere'"],
    ['an example that throws', "throw new Error('broken')"],
  ])('%s', async (_, code) => {
    await expect(runExample(code)).rejects.toThrow();
  });
});

describe('examples are found', () => {
  test('in docstrings, up to the next tag or the end', () => {
    const text = [
      '/**',
      ' * Adds.',
      ' *',
      ' * @example',
      ' * add(1, 1)',
      ' * // => 2',
      ' * @see sub',
      ' * @example',
      ' * add(2, 2) // => 4',
      ' */',
      'export function add() {}',
    ].join('\n');
    expect(examplesOfDocstrings('src/add.ts', text)).toEqual([
      { file: 'src/add.ts', line: 5, code: 'add(1, 1)\n// => 2' },
      { file: 'src/add.ts', line: 9, code: 'add(2, 2) // => 4' },
    ]);
  });

  test('in fenced blocks of ts and js, not of others', () => {
    const text = [
      '# T',
      '```ts',
      '1 // => 1',
      '```',
      '```sh',
      'ls',
      '```',
      '- x',
      '  ```js',
      '  2',
      '  ```',
    ];
    expect(examplesOfMarkdown('a.md', text.join('\n'))).toEqual([
      { file: 'a.md', line: 3, code: '1 // => 1' },
      { file: 'a.md', line: 10, code: '2' },
    ]);
  });

  test('with the reason why a block is not run', () => {
    const [example] = examplesOfMarkdown(
      'a.md',
      '```ts\n// not run: needs a server\nlisten()\n```',
    );
    expect(example?.notRun).toBe('needs a server');
  });
});
