import type { Language } from '../language/language.ts';
import { wordCount } from '../posts/words-of.ts';

/** "Bridge closed to traffic – police." */
const SOURCE_BEHIND = /^(.{20,}\S)\s[–—-]\s([^–—.!?:,"“”«»]{3,48})\.?$/u;

/** "Church theft: two men arrested": a second colon would make it a list. */
const LABELLED = /^(.{3,}?\p{L}):\s+(?=\P{L}*\p{L})/u;
/** What is in front of a colon names the matter in so many words, or says something itself. */
const MOST_LABEL_WORDS = 4;

/**
 * Puts who says so in front, where a voice has to say it: "Police: bridge closed to traffic.", "Church
 * theft. Police: two men arrested."
 */
export const nameSource = (sentence: string, { cues }: Language): string => {
  const [, said = '', source = ''] = SOURCE_BEHIND.exec(sentence.trim()) ?? [];
  if (said === '' || !cues.sources.test(source)) return sentence;
  const name = source.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const [label = '', subject = ''] = LABELLED.exec(said) ?? [];
  const rest = (from: number) => said.slice(from).replace(/[,;]$/u, '');
  if (subject === '') return `${name}: ${rest(0)}.`;
  return wordCount(subject) <= MOST_LABEL_WORDS
    ? `${subject}. ${name}: ${rest(label.length)}.`
    : `${name}: ${subject}, ${rest(label.length)}.`;
};
