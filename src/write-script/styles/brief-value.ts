import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import type { Language } from '../language/language.ts';
import { advertisingScore } from '../posts/advertising-score.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf } from '../posts/prepared-post.ts';
import type { Story } from '../stories/story.ts';
import { gistOf } from '../tell/gist.ts';
import { isThin } from '../tell/is-thin.ts';
import { BRIEF_SECONDS } from './brief-item.ts';

/** What an item loses that a later post goes on with. */
const OVERTAKEN = 0.7;
/** What one loses that is about a story told before, and older than what was told of it; and how close it must be. */
export const OF_A_STORY = { loses: 1, most: 0.9, close: 0.25, posts: 3 };

/** How much a story deserves a sentence in brief. */
export const briefValue = (
  { newest, posts, weight }: Story,
  isOvertaken: boolean,
  oldOf: number,
  language: Language,
): number => {
  const [opening = ''] = headOf(newest);
  const { isUrgent, isPersonal } = signsOf(newest, language);
  const seconds = gistOf(newest, BRIEF_SECONDS, language).reduce(
    (sum, each) => sum + spokenSeconds(each),
    0,
  );
  return (
    0.6 * Math.log2(1 + posts.length) +
    0.5 * Math.log(Math.max(0.1, weight)) +
    (isUrgent ? 0.3 : 0) +
    (/\p{N}/u.test(opening) ? 0.25 : 0) -
    (isPersonal ? 0.7 : 0) -
    (newest.poll ? 0.5 : 0) -
    0.12 * Math.max(0, advertisingScore(newest, language) - 1) -
    (language.cues.leans.test(opening) ? 0.8 : 0) -
    0.05 * Math.max(0, seconds - 7) -
    (isThin(opening, language) ? 0.6 : 0) -
    (isOvertaken ? OVERTAKEN : 0) -
    OF_A_STORY.loses * oldOf
  );
};
