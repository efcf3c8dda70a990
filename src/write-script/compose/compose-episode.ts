import { scriptSpeakers } from '../../episode/config-snapshot.ts';
import type { Script } from '../../episode/script.ts';
import type { BuiltInStyle } from '../../show/styles.ts';
import { countUnspeakable, countUntold } from '../cover/cover-posts.ts';
import type { Material } from '../material.ts';
import { meanPace } from '../pace.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { byDemand, tellDigest } from '../styles/digest.ts';
import { tellInDepth } from '../styles/in-depth.ts';
import { headlinesOf, tellNewscast } from '../styles/newscast.ts';
import { gistOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import type { Draft, Place } from './draft.ts';
import { episodeSeconds } from './episode-seconds.ts';
import { closeEpisode, nameEpisode, openEpisode, summarise } from './frame-episode.ts';
import { beginTelling, readerOf, readersOf, type Telling } from './telling.ts';

/** A script, how long it is estimated to be, and where each post of it is told, by its key. */
export interface Composed {
  readonly script: Script;
  readonly seconds: number;
  readonly places: ReadonlyMap<string, Place>;
}

const MOST_ADVERTISEMENT_SECONDS = 12;

const STYLES: Readonly<Record<BuiltInStyle, (telling: Telling) => void>> = {
  newscast: tellNewscast,
  'in-depth': tellInDepth,
  digest: tellDigest,
};

/** One advertisement, said to be one, where there is nothing else left to tell and time for it. */
const tellAdvertisement = ({ advertising, posts, unusable }: Material, telling: Telling): void => {
  const { draft, language, targetSeconds } = telling;
  // What only sounds like one isn't called so where there is anything else.
  const [first] =
    posts.length === 0 ? advertising : advertising.filter((each) => unusable.has(each));
  if (!first || draft.seconds + MOST_ADVERTISEMENT_SECONDS > targetSeconds) return;
  const gist = gistOf(first, MOST_ADVERTISEMENT_SECONDS, language);
  const lead = language.phrases.say('advertisement');
  if (gist.length > 0) draft.say(readerOf(telling, 0), [lead, ...gist], [first]);
};

const headlinesFor = (style: BuiltInStyle, telling: Telling): string[] => {
  if (style === 'newscast') return headlinesOf(telling);
  const { stories, language } = telling;
  return (style === 'digest' ? byDemand(stories, language) : stories)
    .slice(0, 4)
    .map((story) => headlineOf(story, telling.terms, language).text);
};

const isComplete = (posts: readonly PreparedPost[], { places }: Draft): boolean =>
  posts.every((post) => places.has(post));

/** Composes an episode of about so many seconds at the usual pace, in a style. */
export const composeEpisode = (
  material: Material,
  style: BuiltInStyle,
  targetSeconds: number,
): Composed => {
  const { content, config, language, posts } = material;
  const readers = readersOf(config).slice(0, style === 'in-depth' ? 1 : 2);
  const wantedSeconds = config.targetDurationMinutes * 60 * meanPace(config.speakers);
  const telling = beginTelling(content, material, readers, { targetSeconds, wantedSeconds });
  const { draft } = telling;
  const headlines = headlinesFor(style, telling);
  // The lines of a digest are headlines themselves.
  openEpisode(content, config, style === 'newscast' ? headlines : [], telling);
  STYLES[style](telling);
  if (isComplete(posts, draft)) tellAdvertisement(material, telling);
  const places = new Map([...draft.places].map(([{ key }, place]) => [key, place]));
  closeEpisode(
    content,
    config,
    { untold: countUntold(material, places), unspeakable: countUnspeakable(material) },
    telling,
  );
  const { chapters } = draft;
  const matters = chapters.slice(1, -1).map(({ title }) => title);
  const titles =
    style === 'in-depth'
      ? matters.filter((title) => title !== language.phrases.say('brief'))
      : headlines;
  const script: Script = {
    version: '1.0',
    language: config.languageCode,
    format: readers.length > 1 ? 'multi-speaker' : 'single-speaker',
    speakers: scriptSpeakers(config).filter(({ role }) => readers.includes(role)),
    title: nameEpisode(titles, content, config, language),
    summary: summarise(titles, posts, content, config, language),
    chapters,
  };
  return { script, seconds: episodeSeconds(chapters, config.speakers), places };
};
