import type { Script } from '../../episode/script.ts';
import type { Material } from '../material.ts';
import { extractSentences } from '../posts/extract-sentences.ts';
import { groupTopics, type Topic } from '../posts/group-topics.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { shareTime } from '../posts/share-time.ts';
import { announce } from './announce.ts';
import { episodeSeconds } from './episode-seconds.ts';
import { createEpisodeVoice } from './episode-voice.ts';
import { closeEpisode, openEpisode } from './frame-episode.ts';
import { nameEpisode, summarise } from './name-episode.ts';
import { nameOf, namingPost } from './names.ts';
import { tellInBrief, tellTopic } from './tell-topic.ts';

/** A script, how long it is estimated to be, and how many posts it has no time for. */
export interface Composed {
  readonly script: Script;
  readonly seconds: number;
  readonly leftOut: number;
}

const BRIEF_SECONDS = 14;
const LEAST_CHAPTERS = 2;

/** Which topics are chapters of their own, and which posts are told in brief. */
const split = (
  topics: readonly Topic[],
  shares: ReadonlyMap<PreparedPost, number>,
  minutes: number,
): { main: Topic[]; brief: PreparedPost[] } => {
  const most = Math.max(LEAST_CHAPTERS + 1, Math.round(minutes * 1.6));
  const main: Topic[] = [];
  const brief: PreparedPost[] = [];
  for (const topic of topics) {
    const isShort =
      topic.posts.length === 1 && (shares.get(topic.lead) ?? 0) < BRIEF_SECONDS && !topic.lead.poll;
    if (main.length >= LEAST_CHAPTERS && (isShort || main.length >= most))
      brief.push(...topic.posts);
    else main.push(topic);
  }
  // A single post needs no chapter of short ones.
  const last = topics.find(({ lead }) => lead === brief[0]);
  if (brief.length === 1 && last) return { main: [...main, last], brief: [] };
  return { main, brief: brief.toSorted((a, b) => a.date.getTime() - b.date.getTime()) };
};

/** Composes an episode whose posts take about so many seconds at the usual pace. */
export const composeEpisode = (material: Material, postSeconds: number): Composed => {
  const { content, config, language, posts, unspeakable, weights, terms } = material;
  const shares = shareTime(posts, weights, postSeconds);
  const chosen = posts.filter((post) => shares.has(post));
  const sentences = new Map(
    chosen.map((post) => [
      post,
      extractSentences(post, shares.get(post) ?? 0, terms.get(post) ?? new Map(), language),
    ]),
  );
  const topics = groupTopics(chosen, weights, terms);
  const { main, brief } = split(topics, shares, config.targetDurationMinutes);
  const voice = createEpisodeVoice(content, config, language);
  const names = main
    .map((topic) => nameOf(namingPost(topic, language), language))
    .filter((name) => name !== '');
  const announced = main.flatMap(
    (topic, index) => announce(topic, sentences.get(topic.lead) ?? [], index === 0, language) ?? [],
  );
  const opening = openEpisode(content, config, announced, voice);
  const told = main.map((topic, index) =>
    // Where everything comes from one channel, its name was said at the start; a day now and then will do.
    tellTopic(
      topic,
      sentences,
      { attributed: !voice.hasOneChannel || index % 2 === 0, isFirst: index === 0 },
      voice,
    ),
  );
  // Posts without words are worth a sentence only where all the others have been told.
  const untold = chosen.length === posts.length ? unspeakable : [];
  const others = tellInBrief(brief, untold, sentences, config.title, voice);
  const closing = closeEpisode(config, voice);
  const chapters = [opening, ...told, ...(others ? [others] : []), closing].filter(
    ({ utterances }) => utterances.length > 0,
  );
  const script: Script = {
    version: '1.0',
    language: config.languageCode,
    format: voice.isDialogue ? 'multi-speaker' : 'single-speaker',
    speakers: voice.isDialogue ? config.speakers.slice(0, 2) : config.speakers.slice(0, 1),
    title: nameEpisode(announced, content, config, language),
    summary: summarise(
      config,
      // The first topic, whatever it is called, and the others by their names.
      [...announced.slice(0, 1).map(({ text }) => text), ...names],
      chapters,
      [...chosen, ...untold],
      language,
    ),
    chapters,
  };
  return {
    script,
    seconds: episodeSeconds(chapters, config.speakers),
    leftOut: posts.length - chosen.length,
  };
};
