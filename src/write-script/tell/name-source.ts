import type { Language } from '../language/language.ts';

/** "Bridge closed to traffic – police." */
const SOURCE_BEHIND = /^(.{20,}\S)\s[–—-]\s([^–—.!?:,"“”«»]{3,48})\.?$/u;

/** "Bridge: closed to traffic": a second colon would make it a list. */
const LABELLED = /\p{L}:\s/u;

/** Puts who says so in front, where a voice has to say it: "Police: bridge closed to traffic." */
export const nameSource = (sentence: string, { cues }: Language): string => {
  const [, said = '', source = ''] = SOURCE_BEHIND.exec(sentence.trim()) ?? [];
  if (said === '' || !cues.sources.test(source) || LABELLED.test(said)) return sentence;
  const name = source.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return `${name}: ${said.replace(/[,;]$/u, '')}.`;
};
