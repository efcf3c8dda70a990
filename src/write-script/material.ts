import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import { chooseLanguage } from './language/choose-language.ts';
import type { Language } from './language/language.ts';
import { dropRefrains } from './posts/drop-refrains.ts';
import { gatherPosts } from './posts/gather-posts.ts';
import type { PreparedPost } from './posts/prepared-post.ts';
import { tellOnce } from './posts/tell-once.ts';
import { type Terms, termsOf } from './posts/terms.ts';
import { weighPosts } from './posts/weigh-posts.ts';
import { NothingToTell } from './script-writer.ts';

/** Everything an episode can be composed of. */
export interface Material {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  readonly language: Language;
  /** What there is to tell, each story once. */
  readonly posts: readonly PreparedPost[];
  readonly unspeakable: readonly PreparedPost[];
  readonly weights: ReadonlyMap<PreparedPost, number>;
  readonly terms: ReadonlyMap<PreparedPost, Terms>;
  /** How many posts say what another one says. */
  readonly merged: number;
  /** How many have no text at all. */
  readonly silent: number;
}

/**
 * Reads, merges and weighs the posts of a window.
 * @throws NothingToTell
 */
export const prepareMaterial = (content: Content, config: ConfigSnapshot): Material => {
  const language = chooseLanguage(config.languageCode);
  const { told, unspeakable, silent } = gatherPosts(content, language);
  const posts = tellOnce(dropRefrains(told), language);
  if (posts.length === 0 && unspeakable.length === 0) {
    throw new NothingToTell(
      `None of the ${content.totalMessages} posts of episode ${content.episodeId} has words that can be said. Filter posts without text, or widen the window.`,
    );
  }
  return {
    content,
    config,
    language,
    posts,
    unspeakable,
    weights: weighPosts(posts),
    terms: termsOf(posts, language),
    merged: told.length - posts.length,
    silent,
  };
};
