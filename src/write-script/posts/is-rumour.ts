import { baseOf } from '../../speech-text/base-of.ts';
import type { Language } from '../language/language.ts';
import { headOf, type PreparedPost } from './prepared-post.ts';

/** How reports begin that know nothing yet, by the language's code, as beginnings of words. */
const RUMOURS: Readonly<Record<string, string>> = {
  ar: 'يتردد|شائع|إشاع|يشاع|يقال إن',
  de: 'gerücht|angeblich|man munkelt|es heißt, dass',
  en: 'rumou?r|(?:mothers|neighbou?rs|people|everybody)[^.!?]{0,20} says? (?:that )?it|people (?:say|write) that|they say that|word has it|it is said that',
  es: 'rumor|dicen que|se dice que|al parecer',
  fa: 'شایعه|گفته می‌شود',
  fr: 'rumeur|on dit que|le bruit court|paraît-il|il paraît que',
  he: '[הב]?שמועה|שמועות|אומרים ש',
  it: 'si dice che|voci |secondo indiscrezioni|pare che',
  nl: 'gerucht|men zegt dat|naar verluidt',
  pl: 'plotk|podobno|mówi się|ponoć',
  pt: 'boato|rumor|dizem que|diz-se que|consta que',
  ru: 'говорят, что|слух(?:и|ам|ов|у)?(?!\\p{L})|пишут, что|якобы',
  tr: 'söylenti|iddiaya göre|deniliyor',
  uk: 'кажуть, що|чутк|пишуть, що|нібито',
};

const patterns = new Map<string, RegExp>();

const patternOf = ({ tag }: Language): RegExp => {
  const code = baseOf(tag);
  const known = patterns.get(code);
  if (known) return known;
  const pattern = new RegExp(`(?<!\\p{L})(?:${RUMOURS[code] ?? '(?!)'})`, 'iu');
  patterns.set(code, pattern);
  return pattern;
};

/** Whether a post passes on what is rumoured: once it is certain, that is told in its place. */
export const isRumour = (post: PreparedPost, language: Language): boolean =>
  patternOf(language).test(headOf(post)[0] ?? '');
