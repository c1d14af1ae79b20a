/** What the files of one room may import: other rooms, and packages. Itself it always may. */
export interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

/**
 * The house. A room is a folder of `src`; arrows run down only, and engines that stand side by side
 * (clock, uptime, credit) do not know each other.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  core: { rooms: [], packages: [] },
  zone: { rooms: ['core'], packages: ['temporal-polyfill'] },
  money: { rooms: ['core'], packages: ['decimal.js'] },
  calendar: { rooms: ['core', 'zone'], packages: [] },
  clock: { rooms: ['core', 'zone', 'calendar'], packages: [] },
  uptime: { rooms: ['core', 'zone', 'calendar'], packages: [] },
  credit: { rooms: ['core', 'money'], packages: [] },
  agreement: {
    rooms: ['core', 'zone', 'money', 'calendar', 'clock', 'uptime', 'credit'],
    packages: [],
  },
  schema: { rooms: ['core', 'agreement'], packages: ['zod'] },
  report: {
    rooms: [
      'core',
      'zone',
      'money',
      'calendar',
      'clock',
      'uptime',
      'credit',
      'agreement',
      'countdown',
    ],
    packages: [],
  },
  countdown: { rooms: [], packages: [] },
  interop: {
    rooms: ['core', 'zone', 'money', 'calendar', 'clock', 'uptime', 'credit', 'agreement'],
    packages: ['ical.js', 'opening_hours'],
  },
  testing: {
    rooms: [
      'core',
      'zone',
      'money',
      'calendar',
      'clock',
      'uptime',
      'credit',
      'agreement',
      'report',
      'countdown',
    ],
    packages: ['fast-check'],
  },
};

/**
 * Which packages an entry may reach at run time, through whatever files. An entry that is not listed
 * may reach none. This is the promise behind the sizes table.
 */
export const ENTRY_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  index: ['temporal-polyfill', 'decimal.js'],
  calendar: ['temporal-polyfill'],
  clock: ['temporal-polyfill'],
  uptime: ['temporal-polyfill'],
  credit: ['decimal.js'],
  schema: ['temporal-polyfill', 'decimal.js', 'zod'],
  countdown: [],
  temporal: ['temporal-polyfill'],
  testing: ['temporal-polyfill', 'decimal.js', 'fast-check'],
  'interop/ical': ['temporal-polyfill', 'ical.js'],
  'interop/vavailability': ['temporal-polyfill', 'ical.js'],
  'interop/schema-org': ['temporal-polyfill'],
  'interop/opening-hours': ['temporal-polyfill', 'opening_hours'],
  'interop/zendesk': ['temporal-polyfill'],
  'interop/jsm': ['temporal-polyfill'],
};
