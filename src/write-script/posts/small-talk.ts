import type { Language } from '../language/language.ts';
import type { PostText } from '../post-text/read-post.ts';
import { wordCount } from './words-of.ts';

const MOST_WORDS = 9;
const LEAST_WORDS = 20;

const isSmallTalk = (text: string, { cues }: Language): boolean =>
  [cues.greets, cues.calls, cues.pointers, cues.credits].some((cue) => cue.test(text)) &&
  wordCount(text) <= MOST_WORDS &&
  !/\p{N}/u.test(text);

/** "(The drawing stood here before.)" is a word to those who know the post. */
const isAside = (text: string): boolean => /^\([^()]*\)[.!]?$/u.test(text.trim());

/** A text without its first or last sentences that only greet, thank or take leave. */
export const withoutSmallTalk = (text: PostText, language: Language): PostText => {
  const { headline, sentences, ...rest } = text;
  const isKept = (sentence: { readonly text: string }) => !isSmallTalk(sentence.text, language);
  const title = headline !== undefined && !isSmallTalk(headline, language) ? { headline } : {};
  const isOpening = (sentence: { readonly text: string }) => !isAside(sentence.text);
  const first =
    title.headline === undefined ? sentences.findIndex(isKept) : sentences.findIndex(isOpening);
  if (first < 0) return text;
  return {
    ...rest,
    ...title,
    sentences: sentences.slice(first, sentences.findLastIndex(isKept) + 1),
  };
};

/** Whether a text that began with a greeting tells something besides the day and its weather. */
export const saysMore = ({ headline = '', sentences }: PostText): boolean =>
  wordCount([headline, ...sentences.map((each) => each.text)].join(' ')) >= LEAST_WORDS;
