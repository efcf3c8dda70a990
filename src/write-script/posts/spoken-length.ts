import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { type PreparedPost, sentencesOf } from './prepared-post.ts';

/** Everything a post has to say, in seconds of speech. */
export const fullSeconds = (post: PreparedPost): number =>
  sentencesOf(post).reduce((sum, sentence) => sum + spokenSeconds(sentence), 0);
