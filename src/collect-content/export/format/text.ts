import type { TextEntity } from './message.ts';
import type { ExportedText } from './shape.ts';

/** Kinds that carry no formatting of their own; the export uses them as glue. */
const PLAIN = new Set(['plain', 'unknown']);

/** Joins the parts of an exported text; offsets count UTF-16 code units, which is what a string's length counts. */
export const joinText = (parts: ExportedText): { text: string; entities: TextEntity[] } => {
  if (typeof parts === 'string') return { text: parts, entities: [] };
  let text = '';
  const entities: TextEntity[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    if (!PLAIN.has(part.type) && part.text !== '') {
      entities.push({
        type: part.type,
        offset: text.length,
        length: part.text.length,
        ...(part.href === undefined ? {} : { url: part.href }),
        ...(part.language === undefined ? {} : { language: part.language }),
      });
    }
    text += part.text;
  }
  return { text, entities };
};
