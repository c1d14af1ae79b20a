import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashOf } from '../../../../src/agreement/seal/hash.js';

const nodeHash = (text: string): string => createHash('sha256').update(text).digest('hex');

it('is the SHA-256 that Node finds, at every length around its blocks', () => {
  for (let length = 0; length < 300; length++) {
    const text = 'é'.repeat(length);
    expect(hashOf(text)).toBe(nodeHash(`"${text}"`));
  }
});

// The text of an empty object is `{}`, and its hash is what `printf '{}' | sha256sum` prints.
it('is that of the canonical text', () => {
  expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  expect(hashOf({ b: 1, a: '€' })).toBe(nodeHash('{"a":"€","b":1}'));
});
