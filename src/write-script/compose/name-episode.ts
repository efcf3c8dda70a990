import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import type { Language } from '../language/language.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { periodOf } from './frame-episode.ts';
import { shorten } from './names.ts';

const MOST_TITLE_CHARACTERS = 200;
const MOST_SUMMARY_CHARACTERS = 1000;
const MOST_NAME_CHARACTERS = 55;
const TOPICS_IN_TITLE = 3;
const TOPICS_IN_SUMMARY = 8;

/** Short names make a title; a whole sentence is taken only where nothing else is there. */
const forTitle = (names: readonly string[]): readonly string[] => {
  const short = names.filter((name) => name.length <= MOST_NAME_CHARACTERS && !/[,;…]/.test(name));
  return short.length > 0 ? short : names.slice(0, 1);
};

/** The episode's title: its weightiest topics, else the show and the period. */
export const nameEpisode = (
  names: readonly string[],
  content: Content,
  config: ConfigSnapshot,
  language: Language,
): string => {
  const topics = forTitle([...new Set(names)]).slice(0, TOPICS_IN_TITLE);
  const title =
    topics.length > 0
      ? language.phrases.list(topics)
      : `${config.title}, ${periodOf(content, language)}`;
  return shorten(title, MOST_TITLE_CHARACTERS);
};

/** What is in the episode and where it comes from, in a sentence or two. */
export const summarise = (
  names: readonly string[],
  posts: readonly PreparedPost[],
  content: Content,
  language: Language,
): string => {
  const channels = [...new Set(posts.map(({ channelTitle }) => channelTitle))];
  const topics = [...new Set(names)]
    .slice(0, TOPICS_IN_SUMMARY)
    .map((name) => name.replace(/[.!?]$/, ''));
  const summary = language.phrases.summary(
    posts.length,
    language.phrases.list(channels),
    periodOf(content, language),
    topics.join('; '),
  );
  return shorten(summary, MOST_SUMMARY_CHARACTERS);
};
