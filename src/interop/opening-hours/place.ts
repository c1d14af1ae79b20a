import { type Reader, refuse, safely } from '../../core/read.js';
import { text } from '../../core/read-values.js';
import { orNone, pickFields } from '../shared/foreign.js';

/**
 * A place as Nominatim answers, for public holidays and for the hours of the sun. Of other fields of
 * the address opening_hours.js takes `ISO3166-2-lvl4` and its kin, and `county`, for the state.
 */
export interface NominatimPlace {
  /** Degrees, north is positive; a number or, as Nominatim writes it, a text. */
  readonly lat: number | string;
  /** Degrees, east is positive. */
  readonly lon: number | string;
  readonly address: {
    /** Two letters: `de`. */
    readonly country_code: string;
    /** As OpenStreetMap names it, in the language of the country; city states have none. */
    readonly state?: string | undefined;
  };
}

/** A place as read, and as opening_hours.js takes it. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
  /** Whether the address says of which part of its country it is. */
  readonly hasState: boolean;
  /** What opening_hours.js is given, for the holidays. */
  readonly nominatim: unknown;
}

/** Reads a place; the package takes what it needs of it, and trips over what is missing. */
export function readPlace(reader: Reader): Place {
  const { lat, lon, address } = pickFields(reader, 'a place as Nominatim answers', {
    lat: (at) => degrees(at, 90),
    lon: (at) => degrees(at, 180),
    address: readAddress,
  });
  return {
    lat,
    lon,
    hasState: address.hasState,
    // Without coordinates, for it would ask for the sun of today already while it reads.
    nominatim: { address: address.fields },
  };
}

const ADDRESS = { country_code: text, state: orNone(text) };
const STATES = /^(state|county|ISO3166-2-lvl\d+)$/i;

interface Address {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly hasState: boolean;
}

const readAddress: (reader: Reader) => Address = /* @__PURE__ */ safely((reader) => {
  const { country_code: country } = pickFields(reader, 'an address as Nominatim answers', ADDRESS);
  const given = Object.entries(reader.value as Readonly<Record<string, unknown>>).filter(
    ([name, value]) => STATES.test(name) && typeof value === 'string',
  );
  return {
    // It knows countries in lower case only.
    fields: { ...Object.fromEntries(given), country_code: country.toLowerCase() },
    hasState: given.length > 0,
  };
});

/** Nominatim itself writes its numbers as texts. */
function degrees(reader: Reader, most: number): number {
  const { value } = reader;
  const isText = typeof value === 'string' && /^-?\d{1,3}(\.\d{1,20})?$/.test(value);
  const angle = isText ? Number(value) : value;
  if (typeof angle === 'number' && Math.abs(angle) <= most) return angle;
  refuse(reader, { code: 'invalid-option', expected: `degrees from -${most} to ${most}` });
}
