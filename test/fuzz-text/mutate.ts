/** Numbers from 0 to below 1. */
export type Random = () => number;

/** A small generator with a seed, so that a run can be had again. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  ...[
    '0',
    '1',
    '9',
    '99999',
    '0001',
    '9999',
    '-',
    '+',
    ':',
    ';',
    ',',
    '=',
    '.',
    ' ',
    '\t',
    '\r\n',
    '"',
  ],
  ...[
    'T',
    'Z',
    'P',
    'W',
    'D',
    'H',
    'e',
    'BEGIN:',
    'END:',
    'COUNT=',
    'INTERVAL=',
    'BYDAY=',
    'BYSETPOS=',
  ],
  ...[
    'UNTIL=',
    'FREQ=DAILY',
    'FREQ=SECONDLY',
    'TZID=',
    'VALUE=',
    'constructor',
    '__proto__',
    '–',
    '\0',
  ],
  ...[
    '\uFEFF',
    '\uD800',
    'é',
    '%',
    '/',
    '[',
    ']',
    '(',
    ')',
    'off',
    'PH',
    'Mo',
    'easter',
    'undefined',
  ],
];

/** A text with some changes; longer than usual now and then, because that is where time goes. */
export function mutate(text: string, pool: readonly string[], random: Random): string {
  let result = text;
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
    result = changed(result, pool, random).slice(0, LONGEST);
  }
  return result;
}

const LONGEST = 50_000;

function changed(text: string, pool: readonly string[], random: Random): string {
  const [from, to] = [place(text, random), place(text, random)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const other = pick(pool, random);
  const [begin, part, end] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const changes: readonly (() => string)[] = [
    () => text.slice(0, from) + pick(PIECES, random) + text.slice(from),
    () => begin + pick(PIECES, random) + end,
    () => begin + end,
    () => begin + part + part + end,
    () => begin + part.repeat(times(part, random)) + end,
    () => begin + other.slice(place(other, random)),
    () => begin + other + end,
    () => begin + String.fromCharCode(Math.floor(random() * 0x250)) + text.slice(from + 1),
    () => text.replace(/\d/, String(Math.floor(random() * 10))),
    () => lineSwapped(text, random),
  ];
  return pick(changes, random)();
}

/** Up to a thousand times, as far as there is room. */
function times(part: string, random: Random): number {
  return Math.min(Math.floor(2 ** (random() * 10)), Math.ceil(LONGEST / (part.length + 1)));
}

function lineSwapped(text: string, random: Random): string {
  const lines = text.split('\n');
  const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
  [lines[a], lines[b]] = [lines[b] as string, lines[a] as string];
  return lines.join('\n');
}

function place(text: string, random: Random): number {
  return Math.floor(random() * (text.length + 1));
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}
