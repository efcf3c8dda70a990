import { shorten } from '../compose/shorten.ts';
import { cleanCharacters } from './characters/clean-characters.ts';
import { GAP, OMITTED } from './gap.ts';
import { closeHashtags, closeLinks } from './links.ts';
import { withoutMarkup, withoutStruckOut } from './markup.ts';

const MOST_CHARACTERS = 80;
/** A first sentence that fits; shorter ones may be abbreviations. */
const SENTENCE = new RegExp(`^.{20,${MOST_CHARACTERS - 1}}?[.!?](?=\\s+[\\p{Lu}\\p{Lo}])`, 'u');

/** What a list of posts calls one: its first line with words, as it is written, or the first sentence or words of that. */
export const titleOf = (text: string): string | undefined => {
  const readable = closeHashtags(
    closeLinks(withoutMarkup(cleanCharacters(withoutStruckOut(text)))),
  );
  const line = readable
    .split('\n')
    .map((each) => each.replaceAll(GAP, ' ').replaceAll(OMITTED, '').replace(/\s+/g, ' '))
    .map((each) => each.replace(/ ([.,;:!?])/g, '$1').replace(/^[\s•·–—>-]+|[\s:]+$/g, ''))
    .find((each) => /[\p{L}\p{N}]/u.test(each));
  if (line === undefined || line.length <= MOST_CHARACTERS) return line;
  return SENTENCE.exec(line)?.[0].replace(/[.]$/, '') ?? shorten(line, MOST_CHARACTERS);
};
