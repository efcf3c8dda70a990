import type { BuiltInStyle } from '../../show/styles.ts';
import type { Language } from '../language/language.ts';
import { hasPrice } from '../posts/advertising-score.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Story } from '../stories/story.ts';

/** A channel of one author may have a guest. */
const AUTHOR_SHARE = 0.8;
/** From this share on, one author speaks. */
const OWN_SHARE = 0.4;
const OFFERS_SHARE = 0.7;
const LINK_SHARE = 0.5;
const MATTERS_SHARE = 0.2;
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
  const hasAuthor = share(posts, ({ author }) => author === undefined) >= AUTHOR_SHARE;
  if (channels === 1 && hasAuthor && share(posts, isAuthors) > OWN_SHARE) return 'in-depth';
  const priced = new Set(posts.filter(({ raw }) => hasPrice(raw)).map(({ key }) => key));
  const isOffer = ({ key, urls, raw, replyTo = '' }: PreparedPost): boolean =>
    raw.length < LONG_CHARACTERS && (urls.length > 0 || priced.has(key) || priced.has(replyTo));
  // What has become of an offer makes it no story.
  const isMatter = ({ posts: its }: Story): boolean =>
    its.length > 1 && !its.every(({ key, replyTo = '' }) => priced.has(key) || priced.has(replyTo));
  const matters = share(stories, isMatter);
  const isOfOffers =
    share(posts, isOffer) > OFFERS_SHARE &&
    share(posts, ({ urls }) => urls.length > 0) > LINK_SHARE;
  if (posts.length >= LEAST_DIGEST && isOfOffers && matters < MATTERS_SHARE) return 'digest';
  return 'newscast';
};
