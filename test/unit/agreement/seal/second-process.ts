import { readFileSync } from 'node:fs';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import { sealStatement } from '../../../../src/agreement/seal/seal.js';
import { verifyStatement } from '../../../../src/agreement/seal/verify.js';
import { canonicalJson } from '../../../../src/core/canonical-json.js';

// The other party: it is given a sealed statement as text, verifies it, and seals the same itself.
const sealed = JSON.parse(readFileSync(0, 'utf8'));
const again = sealStatement(compileAgreement(sealed.agreement), sealed.facts, sealed.options);
const hours = new Date(0).getTimezoneOffset() / 60;
process.stdout.write(
  JSON.stringify({ hours, status: verifyStatement(sealed).status, text: canonicalJson(again) }),
);
