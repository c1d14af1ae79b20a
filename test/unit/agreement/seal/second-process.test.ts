import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { sealStatement } from '../../../../src/agreement/seal/seal.js';
import { canonicalJson } from '../../../../src/core/canonical-json.js';
import { ROOT } from '../../../entries.js';
import { AT, FACTS, shop } from '../../../fixtures/sealed.js';

it('a second process, of another zone and language, verifies it and makes the same bytes', () => {
  const sealed = sealStatement(shop, FACTS, { at: AT, trace: true });
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      `${ROOT}/node_modules/tsx/dist/cli.mjs`,
      ...['--tsconfig', `${ROOT}/test/tsconfig.json`],
      `${ROOT}/test/unit/agreement/seal/second-process.ts`,
    ],
    {
      input: JSON.stringify(sealed),
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    },
  );
  expect(stderr).toBe('');
  const { hours, status, text } = JSON.parse(stdout);
  // In 1970 Kiritimati was 10 h 40 min behind Greenwich: the process does live elsewhere.
  expect(hours).toBeCloseTo(10 + 2 / 3, 6);
  expect(status).toBe('valid');
  expect(Buffer.from(text).equals(Buffer.from(canonicalJson(sealed)))).toBe(true);
});
