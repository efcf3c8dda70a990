import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import { chooseLanguage } from './language/choose-language.ts';
import type { Language } from './language/language.ts';
import { findToldBefore } from './memory/find-told-before.ts';
import { linkStories, type Recall } from './memory/link-stories.ts';
import type { Remembered } from './memory/remembered.ts';
import { weighRecalled } from './memory/weigh-recalled.ts';
import { ADVERTISING, advertisingScore } from './posts/advertising-score.ts';
import type { Unusable } from './posts/classify-post.ts';
import { dropRefrains } from './posts/drop-refrains.ts';
import { gatherPosts } from './posts/gather-posts.ts';
import { withNewestFigures } from './posts/once/newest-figures.ts';
import { tellOnce } from './posts/once/tell-once.ts';
import type { PreparedPost } from './posts/prepared-post.ts';
import type { Terms } from './posts/terms.ts';
import { NothingToTell } from './script-writer.ts';
import type { KeyWords } from './stories/bonds.ts';
import { findStories } from './stories/find-stories.ts';
import type { Story } from './stories/story.ts';

/** Everything an episode can be composed of. */
export interface Material {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  readonly language: Language;
  /** What there is to tell, each report once; no advertising. */
  readonly posts: readonly PreparedPost[];
  /** Their stories, the weightiest first. */
  readonly stories: readonly Story[];
  readonly terms: ReadonlyMap<PreparedPost, Terms>;
  readonly keyWords: ReadonlyMap<PreparedPost, KeyWords>;
  /** What channels call a matter in front of each of its posts. */
  readonly labels: ReadonlyMap<PreparedPost, string>;
  /** How much each post matters: as much as its story. */
  readonly weights: ReadonlyMap<PreparedPost, number>;
  /** Advertising, declared or not; told at most where nothing else is left to tell. */
  readonly advertising: readonly PreparedPost[];
  /** What tells nothing, and why. */
  readonly unusable: ReadonlyMap<PreparedPost, Unusable>;
  /** How many posts say what another one says. */
  readonly merged: number;
  /** What earlier episodes have told, and isn't told anew. */
  readonly toldBefore: ReadonlySet<PreparedPost>;
  /** The stories that go on with one of an earlier episode. */
  readonly recalls: ReadonlyMap<Story, Recall>;
}

/** A channel whose posts are offers for the most part lives by them: its readers want to hear of them. */
const OFFERS_SHARE = 0.5;

const undeclared = (posts: readonly PreparedPost[], language: Language): Set<PreparedPost> => {
  const byChannel = Map.groupBy(posts, ({ channel }) => channel);
  return new Set(
    [...byChannel.values()].flatMap((its) => {
      const offers = its.filter(
        (post) => !post.poll && advertisingScore(post, language) >= ADVERTISING,
      );
      return offers.length > its.length * OFFERS_SHARE ? [] : offers;
    }),
  );
};

/**
 * Reads and merges the posts of a window, takes out advertising and what earlier episodes have told,
 * and gathers the rest into stories.
 * @throws NothingToTell
 */
export const prepareMaterial = (
  content: Content,
  config: ConfigSnapshot,
  memory: readonly Remembered[] = [],
): Material => {
  const language = chooseLanguage(config.languageCode);
  const { usable, unusable } = gatherPosts(content, language);
  const read = dropRefrains(usable);
  const offers = undeclared(read, language);
  const declared = [...unusable].flatMap(([post, why]) => (why === 'advertisement' ? [post] : []));
  const advertising = [...declared, ...offers];
  const news = read.filter((post) => !offers.has(post));
  const once = withNewestFigures(tellOnce(news, language), language);
  if (once.length === 0 && advertising.length === 0) {
    throw new NothingToTell(
      `No post of this period has words that can be said: ${content.totalMessages} found.`,
    );
  }
  const toldBefore = findToldBefore(once, memory, language);
  if (toldBefore.size > 0 && toldBefore.size === once.length) {
    throw new NothingToTell(
      `Earlier episodes have told all of this period: ${content.totalMessages} found, ${toldBefore.size} told before.`,
    );
  }
  const { posts, terms, keyWords, labels, ...found } = findStories(
    once.filter((post) => !toldBefore.has(post)),
    language,
  );
  const recalls = linkStories(found.stories, memory, language);
  const { stories, recalled } = weighRecalled(found.stories, recalls);
  return {
    content,
    config,
    language,
    posts,
    stories,
    terms,
    keyWords,
    labels,
    weights: new Map(stories.flatMap((story) => story.posts.map((post) => [post, story.weight]))),
    advertising,
    unusable,
    merged: news.length - once.length,
    toldBefore,
    recalls: recalled,
  };
};
