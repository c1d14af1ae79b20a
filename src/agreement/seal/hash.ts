import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../core/canonical-json.js';

/** SHA-256 of the RFC 8785 text of plain data, in 64 hexadecimal digits. */
export function hashOf(json: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(json))));
}
