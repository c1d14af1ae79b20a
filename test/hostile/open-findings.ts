import type { Failure } from './messages.js';

/** What mutants have found and nobody has mended yet. The list only gets shorter. */
const OPEN: readonly {
  readonly names: RegExp;
  readonly what: RegExp;
  readonly because: string;
}[] = [
  {
    names: /./,
    what: / in (core\/time-set|calendar|zone|clock|agreement|uptime|credit|money|countdown|report|interop)\b/,
    because: 'compiled things, states and facts that are read by hand may bite',
  },
  {
    names: /^(advance|report|start)(Clock|Ticket)$/,
    what: /./,
    because: 'a stored state is read by its names alone',
  },
  {
    names:
      /^(clockOf|compile|check|parse|attainmentOf|mergeSlices|classifySlices|groupOutages|roundToSlices|earnBack)/,
    what: /./,
    because: 'arguments that are compiled, or lists, are trusted',
  },
  {
    names: /./,
    what: /does not end|longer than a second/,
    because: 'shared parts of documents, and instants at the ends of time',
  },
  {
    names: /^(remainingAt|nextTickInMs|serverOffset|zendeskOwnershipTime)/,
    what: /./,
    because: 'arguments are not looked at',
  },
  {
    names: /^(assessCredit|toTimeSet|toIntervals|union|difference|intersection|complement|clip)/,
    what: /-0|not plain|length|columns|undefined|that throws|in core.interval/,
    because: 'lists of time and earlier periods are given back as they came',
  },
];

/** Whether a failure is one that is known. */
export function isOpenFinding({ name, what }: Failure): boolean {
  return OPEN.some((open) => open.names.test(name) && open.what.test(what));
}
