/** What the files of one room may import, and which of them others may. Itself it always may. */
export interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /**
   * What other rooms may import beside the files at the top of the room: a sub-folder (`rule`), or
   * one file of it (`open/compiled`). The rest of a sub-folder is private.
   */
  readonly doors?: readonly string[];
  /**
   * Every sub-folder of the room in the order of work, the lowest floor first; `.` is the top of the
   * room. A file imports from its own sub-folder and from lower floors; sub-folders that share a
   * floor do not know each other. A room without floors has no sub-folders.
   */
  readonly floors?: readonly Floor[];
}

/** One sub-folder, or several that stand side by side. */
export type Floor = string | readonly string[];

/**
 * The house. A room is a folder of `src`; arrows run down only, and engines that stand side by side
 * (clock, uptime, credit) do not know each other.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  core: { rooms: [], packages: [] },
  zone: { rooms: ['core'], packages: ['temporal-polyfill'] },
  money: { rooms: ['core'], packages: ['decimal.js'] },
  calendar: {
    rooms: ['core', 'zone'],
    packages: [],
    doors: ['plan', 'open/block', 'open/compiled', 'open/resolve'],
    floors: ['plan', 'open', '.'],
  },
  clock: {
    rooms: ['core', 'zone', 'calendar'],
    packages: [],
    doors: ['rule', 'log', 'presets', 'cycle/cycle-report'],
    floors: ['rule', 'cycle', 'log', '.', 'presets'],
  },
  uptime: {
    rooms: ['core', 'zone', 'calendar'],
    packages: [],
    doors: [
      'terms',
      'exclusions',
      'availability',
      'outages/observations',
      'alert/alert-condition',
      'alert/alert-rule',
      'alert/presets',
      'buckets',
      'sli',
    ],
    floors: [
      'terms',
      ['buckets', 'outages'],
      ['budget', 'exclusions'],
      ['availability', 'sli'],
      ['composite', 'presets'],
      'alert',
      '.',
    ],
  },
  credit: {
    rooms: ['core', 'money'],
    packages: [],
    doors: [
      'scheme',
      'after/pattern',
      'after/termination-rule',
      'analysis/table-findings',
      'analysis/check-scheme',
    ],
    floors: ['scheme', ['stages', 'templates'], '.', ['after', 'analysis', 'columns']],
  },
  agreement: {
    rooms: ['core', 'zone', 'money', 'calendar', 'clock', 'uptime', 'credit'],
    packages: ['@noble/hashes'],
    doors: ['document/document', 'settle', 'ticket'],
    floors: ['deadline', ['claim', 'right'], 'document', 'kinds', '.', 'ticket', 'settle', 'seal'],
  },
  // Types only: what the shapes are held to.
  schema: {
    rooms: ['core', 'money', 'calendar', 'clock', 'uptime', 'credit', 'agreement'],
    packages: ['zod'],
  },
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
    floors: ['words', '.'],
  },
  countdown: { rooms: [], packages: [] },
  interop: {
    rooms: ['core', 'zone', 'money', 'calendar', 'clock', 'uptime', 'credit', 'agreement'],
    packages: ['ical.js', 'opening_hours', 'yaml'],
    floors: [
      'shared',
      [
        'chatwoot',
        'csv',
        'date-holidays',
        'freshdesk',
        'gatus',
        'github',
        'glpi',
        'healthchecks',
        'ical',
        'incident-io',
        'jira',
        'jsm',
        'opening-hours',
        'openslo',
        'opsgenie',
        'pagerduty',
        'pingdom',
        'prometheus',
        'prometheus-rules',
        'pyrra',
        'schema-org',
        'servicenow',
        'sloth',
        'statuspage',
        'upptime',
        'uptime-kuma',
        'uptime-robot',
        'vavailability',
        'zammad',
        'zendesk',
      ],
      '.',
    ],
  },
};

/**
 * Which packages an entry may reach at run time, through whatever files. An entry that is not listed
 * may reach none. This is the promise behind the sizes table.
 */
export const ENTRY_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  index: ['temporal-polyfill', 'decimal.js'],
  calendar: ['temporal-polyfill'],
  'time-set': [],
  clock: ['temporal-polyfill'],
  presets: [],
  uptime: ['temporal-polyfill'],
  credit: ['decimal.js'],
  templates: [],
  report: ['temporal-polyfill', 'decimal.js'],
  seal: ['temporal-polyfill', 'decimal.js', '@noble/hashes'],
  schema: ['temporal-polyfill', 'decimal.js', 'zod'],
  countdown: [],
  scheduler: ['temporal-polyfill', 'decimal.js'],
  'interop/date-holidays': ['temporal-polyfill'],
  'interop/ical': ['temporal-polyfill', 'ical.js'],
  'interop/vavailability': ['temporal-polyfill', 'ical.js'],
  'interop/schema-org': ['temporal-polyfill'],
  'interop/opening-hours': ['temporal-polyfill', 'opening_hours'],
  'interop/csv': ['temporal-polyfill'],
  'interop/zendesk': ['temporal-polyfill'],
  'interop/chatwoot': ['temporal-polyfill'],
  'interop/freshdesk': ['temporal-polyfill'],
  'interop/glpi': ['temporal-polyfill'],
  'interop/jsm': ['temporal-polyfill'],
  'interop/openslo': ['temporal-polyfill'],
  'interop/opsgenie': ['temporal-polyfill'],
  'interop/prometheus-rules': ['yaml'],
  'interop/pyrra': ['temporal-polyfill'],
  'interop/sloth': ['temporal-polyfill'],
  'interop/pagerduty': ['temporal-polyfill'],
  'interop/servicenow': ['temporal-polyfill'],
  'interop/zammad': ['temporal-polyfill'],
};
