/**
 * A document with `content` between its lines `<!-- diagram: name -->` and `<!-- end: name -->`.
 * @throws Error when the document has no such place
 */
export const placeBetween = (document: string, name: string, content: string): string => {
  const [open, close] = [`<!-- diagram: ${name} -->`, `<!-- end: ${name} -->`];
  const start = document.indexOf(open);
  const end = document.indexOf(close);
  if (start < 0 || end < start) {
    throw new Error(`The document has no place for ${name}: add the lines ${open} and ${close}.`);
  }
  return `${document.slice(0, start + open.length)}\n${content}\n${document.slice(end)}`;
};
