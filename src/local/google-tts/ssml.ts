import { Refusal } from './refusal.ts';

const SPOKEN_AS_THEY_ARE = new Set(['speak', 'p', 's', 'emphasis', 'prosody', 'break', 'lang']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The words of an SSML document. Prosody and emphasis are spoken plainly, a break or a new
 * paragraph becomes a comma's pause.
 * @throws Refusal INVALID_ARGUMENT for what is no SSML, UNIMPLEMENTED for an element that would change the words.
 */
export const spokenText = (ssml: string): string => {
  if (!/^\s*<speak[\s>]/.test(ssml) || !/<\/speak>\s*$/.test(ssml)) {
    throw new Refusal(
      'INVALID_ARGUMENT',
      'Invalid SSML. Newer voices like Neural2 require valid SSML.',
    );
  }
  const text = ssml
    .replace(/<!--.*?-->/gs, '')
    .replace(/<sub\b[^>]*\balias="([^"]*)"[^>]*>.*?<\/sub>/gs, '$1')
    .replace(/<(\/?)([\w:-]+)[^>]*>/g, (_, _slash: string, element: string) => {
      if (!SPOKEN_AS_THEY_ARE.has(element)) {
        throw new Refusal('UNIMPLEMENTED', `The SSML element <${element}> is not implemented.`);
      }
      return element === 'break' || element === 'p' ? ', ' : ' ';
    });
  return text
    .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
};
