import { type Reader, refuse } from '../../core/read.js';
import { text } from '../../core/read-values.js';
import { pickFields } from '../shared/foreign.js';

/** A place as Nominatim answers, for public holidays and for the hours of the sun. */
export interface NominatimPlace {
  readonly lat: number;
  readonly lon: number;
  readonly address: {
    /** Lower case: `de`. */
    readonly country_code: string;
    readonly state: string;
  };
}

/** Reads a place; the package takes what it needs of it, and trips over what is missing. */
export function readPlace(reader: Reader): NominatimPlace {
  pickFields(reader, 'a place as Nominatim answers', {
    lat: (at) => degrees(at, 90),
    lon: (at) => degrees(at, 180),
    address: (at) => pickFields(at, 'an address as Nominatim answers', ADDRESS),
  });
  return reader.value as NominatimPlace;
}

const ADDRESS = { country_code: text, state: text };

/** Nominatim itself writes its numbers as texts. */
function degrees(reader: Reader, most: number): number {
  const { value } = reader;
  const isText = typeof value === 'string' && /^-?\d{1,3}(\.\d{1,20})?$/.test(value);
  const angle = isText ? Number(value) : value;
  if (typeof angle === 'number' && Math.abs(angle) <= most) return angle;
  refuse(reader, { code: 'invalid-option', expected: `degrees from -${most} to ${most}` });
}
