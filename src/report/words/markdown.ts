/**
 * Writes a text of a document so that no reader of Markdown takes a part of it for markup, a link or HTML,
 * and that it stays on its line.
 */
export function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(BIDI, '')
    .replace(/[\\`*_{}[\]()#!|~$]|:(?=\/\/)/g, '\\$&')
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] as string)
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .trim();
}

/** Signs that show a line in another order than it is written: a name could turn an amount around. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A table of cells that are Markdown already. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A list of what there is to say. */
export function listOfWords(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Parts of a text with a blank line between them. */
export function blocksOf(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** A name with the id behind it, where both are known. */
export function nameOf(id: string, name: string | null): string {
  return name === null ? escaped(id) : `${escaped(name)} (${escaped(id)})`;
}
