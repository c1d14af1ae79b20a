import { canonicalJson } from './canonical-json.js';

/**
 * A short mark of plain data: the same for the same data, most likely another for other data. It
 * tells versions of a rule apart; it is no cryptographic hash and protects against nobody.
 *
 * Two 32-bit lanes after cyrb53, written as 14 hexadecimal digits.
 */
export function fingerprintOf(value: unknown): string {
  const text = canonicalJson(value);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = mixed(high, low);
  low = mixed(low, high);
  const bits = 4_294_967_296 * (0x1fffff & low) + (high >>> 0);
  return bits.toString(16).padStart(14, '0');
}

function mixed(own: number, other: number): number {
  const half = Math.imul(own ^ (own >>> 16), 2_246_822_507);
  return half ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
}
