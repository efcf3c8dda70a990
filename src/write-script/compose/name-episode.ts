import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import type { Chapter } from '../../episode/script.ts';
import type { Language } from '../language/language.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { periodOf } from './frame-episode.ts';
import { isLasting, shorten } from './names.ts';

const MOST_TITLE_CHARACTERS = 80;
const MOST_COLUMN_CHARACTERS = 200;
const MOST_SUMMARY_CHARACTERS = 1000;
const TOPICS_IN_TITLE = 3;
const TOPICS_IN_SUMMARY = 8;

/** The episode's title: as many of `names`, the best first, as fit, else the show and the period. */
export const nameEpisode = (
  names: readonly string[],
  content: Content,
  config: ConfigSnapshot,
  language: Language,
): string => {
  const short = [...new Set(names)].filter(
    (name) => !/[,;…]/.test(name) && isLasting(name, language),
  );
  for (let count = TOPICS_IN_TITLE; count > 0; count -= 1) {
    const title = language.phrases.list(short.slice(0, count));
    if (title !== '' && title.length <= MOST_TITLE_CHARACTERS) return title;
  }
  return shorten(`${config.title}, ${periodOf(content, language)}`, MOST_COLUMN_CHARACTERS);
};

/** What is in the episode and where it comes from, in a sentence or two. */
export const summarise = (
  names: readonly string[],
  chapters: readonly Chapter[],
  posts: readonly PreparedPost[],
  language: Language,
): string => {
  const times = posts.map(({ date }) => date.getTime());
  const channels = [...new Set(posts.map(({ channelTitle }) => channelTitle))];
  const topics = [...new Set(names)]
    .slice(0, TOPICS_IN_SUMMARY)
    .map((name) => name.replace(/[.!?]$/, ''));
  // As many as the show notes link to: posts that say what another one says count too.
  const sources = new Set(chapters.flatMap((chapter) => chapter.sources.map(({ url }) => url)));
  const summary = language.phrases.summary(
    sources.size,
    language.phrases.list(channels),
    language.phrases.period(new Date(Math.min(...times)), new Date(Math.max(...times))),
    topics.join('; '),
  );
  return shorten(summary, MOST_SUMMARY_CHARACTERS);
};
