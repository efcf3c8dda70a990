import type { BuiltInStyle } from '../../show/styles.ts';
import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Story } from '../stories/story.ts';

/** From this share on, one author speaks. */
const OWN_SHARE = 0.4;
const LINK_SHARE = 0.7;
const LEAST_DIGEST = 6;
const LONG_CHARACTERS = 900;

const share = <T>(items: readonly T[], holds: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(holds).length / items.length;

/**
 * How a window is told best: a channel whose author speaks of himself or in parts and long posts, in
 * depth; links, deals and releases, as a digest; anything else as a newscast.
 */
export const chooseStyle = (
  posts: readonly PreparedPost[],
  stories: readonly Story[],
  language: Language,
): BuiltInStyle => {
  const channels = new Set(posts.map(({ channel }) => channel)).size;
  const inSeries = new Set(stories.flatMap((story) => (story.isSeries ? story.posts : [])));
  const isAuthors = (post: PreparedPost): boolean =>
    inSeries.has(post) ||
    post.raw.length > LONG_CHARACTERS ||
    // Whose words were passed on isn't the channel's author.
    (post.forwardedFrom === undefined && signsOf(post, language).isPersonal);
  const hasAuthor = posts.every(({ author }) => author === undefined);
  if (channels === 1 && hasAuthor && share(posts, isAuthors) > OWN_SHARE) return 'in-depth';
  const isOffer = ({ urls, raw }: PreparedPost): boolean =>
    urls.length > 0 && raw.length < LONG_CHARACTERS;
  const multiple = share(stories, ({ posts: its }) => its.length > 1);
  if (posts.length >= LEAST_DIGEST && share(posts, isOffer) > LINK_SHARE && multiple < 0.2)
    return 'digest';
  return 'newscast';
};
