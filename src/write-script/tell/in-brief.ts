import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import type { Language } from '../language/language.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { gistOf, tellable } from './gist.ts';
import { isThin } from './is-thin.ts';

/** How many items in brief anybody can follow. */
export const MOST_ITEMS_IN_BRIEF = 12;
const LEAST_WORDS = 6;
const FIRST_SENTENCES = 4;

const standsAlone = (sentence: string, language: Language): boolean =>
  !isThin(sentence, language) &&
  !language.cues.leans.test(sentence) &&
  !language.cues.greets.test(sentence) &&
  (sentence.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= LEAST_WORDS;

/** A sentence of a post that is understood without the rest; none where the first ones all need more. */
export const inBrief = (
  post: PreparedPost,
  mostSeconds: number,
  language: Language,
): readonly string[] => {
  if (post.poll) return gistOf(post, mostSeconds, language);
  const found = tellable(post, language)
    .slice(0, FIRST_SENTENCES)
    .find((each) => standsAlone(each, language) && spokenSeconds(each) <= mostSeconds);
  return found === undefined ? [] : [found];
};
