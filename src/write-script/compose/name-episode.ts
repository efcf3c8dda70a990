import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import type { Chapter } from '../../episode/script.ts';
import type { Language } from '../language/language.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { type Announcement, listed } from './announce.ts';
import { periodOf } from './frame-episode.ts';
import { shorten } from './names.ts';

const MOST_TITLE_CHARACTERS = 80;
const MOST_COLUMN_CHARACTERS = 200;
const MOST_SUMMARY_CHARACTERS = 1000;
const TOPICS_IN_TITLE = 3;
const TOPICS_IN_SUMMARY = 8;

/** The episode's title: as many topics, the first one first, as fit, else the show and the period. */
export const nameEpisode = (
  topics: readonly Announcement[],
  content: Content,
  config: ConfigSnapshot,
  language: Language,
): string => {
  const [first] = topics;
  for (let count = Math.min(TOPICS_IN_TITLE, topics.length); count > 1; count -= 1) {
    const title = listed(topics.slice(0, count), language);
    if (title.length <= MOST_TITLE_CHARACTERS) return title;
  }
  if (first) return first.text;
  return shorten(`${config.title}, ${periodOf(content, language)}`, MOST_COLUMN_CHARACTERS);
};

/** What is in the episode and where it comes from, in a sentence or two. */
export const summarise = (
  { title }: ConfigSnapshot,
  names: readonly string[],
  chapters: readonly Chapter[],
  posts: readonly PreparedPost[],
  language: Language,
): string => {
  const times = posts.map(({ date }) => date.getTime());
  const channels = [...new Set(posts.map(({ channelTitle }) => channelTitle))];
  const topics = [...new Set(names.length > 0 ? names : [title])]
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
