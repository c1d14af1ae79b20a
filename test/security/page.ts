/** The sentences of a page by the heading above them; `''` stands for the title. */
export function sentencesOf(
  page: string,
): readonly { readonly under: string; readonly text: string }[] {
  const blocks = page.split(/\n(?=## )/).map((block) => {
    const [first = '', ...rest] = block.split('\n');
    const under = first.startsWith('## ') ? first.slice(3) : '';
    return { under, body: rest.join('\n') };
  });
  return blocks.flatMap(({ under, body }) =>
    body
      .split(/\n\n|\n(?=- )/)
      .map((paragraph) => paragraph.replace(/\s+/g, ' ').replace(/^- /, '').trim())
      .flatMap((paragraph) => paragraph.split(/(?<=\.) (?=[A-Z`])/))
      .filter((text) => text !== '')
      .map((text) => ({ under, text })),
  );
}
