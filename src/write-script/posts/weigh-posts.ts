import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import type { PreparedPost } from './prepared-post.ts';

/** Posts of a word or two, such as a photo's caption, are told when there is time for all. */
const REMARK_SECONDS = 3;
const REMARK_WEIGHT = 0.2;
/** What is told only where there is time for it, and leads no episode. */
const ADVERTISEMENT_WEIGHT = 0.2;
/** What is left of the weight of a post of which next to nothing can be said. */
const LEAST_INTACT = 0.2;
/** Beyond this a longer post does not matter more. */
const MOST_SECONDS = 90;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

const viewsByChannel = (posts: readonly PreparedPost[]): Map<string, number> => {
  const byChannel = Map.groupBy(posts, ({ channel }) => channel);
  return new Map(
    Array.from(byChannel, ([channel, its]) => [
      channel,
      median(its.flatMap(({ views }) => views ?? [])),
    ]),
  );
};

/** Everything a post has to say, in seconds of speech. */
export const fullSeconds = ({ text, poll }: PreparedPost): number =>
  [...text.sentences.map((each) => each.text), poll?.question ?? '', ...(poll?.options ?? [])]
    .map(spokenSeconds)
    .reduce((sum, seconds) => sum + seconds, 0);

/**
 * How much each post matters: more for one with more to say, more read than its channel's others,
 * told by several channels, with media, or late in the window; less for one that lost much of its
 * words with its code.
 */
export const weighPosts = (posts: readonly PreparedPost[]): Map<PreparedPost, number> => {
  const usualViews = viewsByChannel(posts);
  const times = posts.map(({ date }) => date.getTime());
  const first = Math.min(...times);
  const span = Math.max(...times) - first || 1;
  return new Map(
    posts.map((post) => {
      const usual = usualViews.get(post.channel) ?? 0;
      const views = usual > 0 && post.views !== undefined ? Math.min(post.views / usual, 4) : 1;
      const channels = new Set(post.sources.map(({ channel }) => channel)).size;
      const recency = (post.date.getTime() - first) / span;
      const seconds = fullSeconds(post);
      const weight =
        Math.log2(2 + Math.min(seconds, MOST_SECONDS)) *
        Math.sqrt(0.25 + 0.75 * views) *
        (1 + 0.4 * (channels - 1)) *
        (post.hasMedia ? 1.05 : 1) *
        (0.85 + 0.3 * recency) *
        (seconds < REMARK_SECONDS ? REMARK_WEIGHT : 1) *
        (post.text.isAdvertisement ? ADVERTISEMENT_WEIGHT : 1) *
        (LEAST_INTACT + (1 - LEAST_INTACT) * post.text.intact);
      return [post, weight];
    }),
  );
};
