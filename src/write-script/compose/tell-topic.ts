import type { Chapter } from '../../episode/script.ts';
import type { Topic } from '../posts/group-topics.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { EpisodeVoice } from './episode-voice.ts';
import { nameOf, namingPost } from './names.ts';
import { tellBriefly, tellPost } from './tell-post.ts';

type Sentences = ReadonlyMap<PreparedPost, readonly string[]>;

const whereAndWhen = ({ channelTitle, date }: PreparedPost, { language }: EpisodeVoice): string =>
  `${channelTitle}, ${language.phrases.period(date, date)}`;

/** One topic as a chapter, its posts in the order of time. */
export const tellTopic = (
  topic: Topic,
  sentences: Sentences,
  { attributed, isFirst }: { readonly attributed: boolean; readonly isFirst: boolean },
  voice: EpisodeVoice,
): Chapter => {
  let channel = '';
  const utterances = topic.posts.flatMap((post, index) => {
    const isElsewhere = channel !== '' && post.channel !== channel;
    channel = post.channel;
    const opens = index > 0 ? 'post' : isFirst ? 'episode' : 'topic';
    const telling = {
      opens,
      attributed: index === 0 ? attributed : isElsewhere,
    } as const;
    return tellPost({ post, sentences: sentences.get(post) ?? [] }, telling, voice);
  });
  return {
    title:
      nameOf(namingPost(topic, voice.language), voice.language) || whereAndWhen(topic.lead, voice),
    sources: topic.posts.flatMap((post) => post.sources),
    utterances,
  };
};

/** The short posts that belong to no other as one chapter, a line each, the speakers taking turns. */
export const tellInBrief = (
  posts: readonly PreparedPost[],
  unspeakable: readonly PreparedPost[],
  sentences: Sentences,
  fallbackTitle: string,
  voice: EpisodeVoice,
): Chapter | undefined => {
  const { language, rotation, host, teller, line } = voice;
  const items = posts.flatMap((post, index) => {
    const elsewhere = post.channel !== posts[index - 1]?.channel;
    const telling = {
      attributed: elsewhere && !voice.hasOneChannel,
      speaker: index % 2 === 0 ? teller : host,
    };
    return tellBriefly({ post, sentences: sentences.get(post) ?? [] }, telling, voice);
  });
  const byChannel = Map.groupBy(unspeakable, ({ channelTitle }) => channelTitle);
  const rest = Array.from(byChannel, ([title, its]) =>
    rotation.say(language.phrases.unspeakable, title, its.length),
  ).flatMap((text) => line(host, text));
  const opening = items.length > 0 ? line(host, rotation.say(language.phrases.brief)) : [];
  const utterances = [...opening, ...items, ...rest];
  if (utterances.length === 0) return undefined;
  const told = rest.length > 0 ? [...posts, ...unspeakable] : posts;
  return {
    title: language.phrases.briefTitle || fallbackTitle,
    sources: told.flatMap(({ sources }) => sources),
    utterances,
  };
};
