import type { Content, Post } from '../../episode/content.ts';
import type { Language } from '../language/language.ts';
import { readPost } from '../post-text/read-post.ts';
import { titleOf } from '../post-text/title-of.ts';
import type { Poll, PreparedPost } from './prepared-post.ts';

/** The posts of a window, by whether there is anything to say of them. */
export interface GatheredPosts {
  readonly told: readonly PreparedPost[];
  /** Posts of nothing but code, links or signs. */
  readonly unspeakable: readonly PreparedPost[];
  /** How many have no text at all, for example a photo without a caption. */
  readonly silent: number;
}

const pollOf = (post: Post, language: Language): Poll | undefined => {
  const caption = post.media.find(({ type }) => type === 'poll')?.caption;
  const [question, ...options] = (caption ?? '')
    .split('\n')
    .flatMap((line) => readPost({ text: line }, language).sentences[0]?.text ?? []);
  if (question === undefined || options.length < 2) return undefined;
  return { question, options: options.map((option) => option.replace(/[.]$/, '')) };
};

const prepare = (
  post: Post,
  channel: string,
  channelTitle: string,
  language: Language,
): PreparedPost => {
  const poll = pollOf(post, language);
  const title = titleOf(post.text) ?? poll?.question;
  return {
    channel,
    channelTitle,
    date: new Date(post.date),
    text: readPost(post, language),
    ...(poll ? { poll } : {}),
    ...(post.views === undefined ? {} : { views: post.views }),
    hasMedia: post.media.some(({ type }) => type !== 'webpage'),
    sources: [
      {
        channel,
        messageId: post.id,
        url: `https://t.me/${encodeURIComponent(channel)}/${post.id}`,
        ...(title === undefined ? {} : { title }),
      },
    ],
  };
};

/** Reads every post of the content, channels in their order. */
export const gatherPosts = (content: Content, language: Language): GatheredPosts => {
  const titles = new Map(content.channels.map(({ username, title }) => [username, title]));
  const channels = [
    ...titles.keys(),
    ...Object.keys(content.results)
      .filter((channel) => !titles.has(channel))
      .sort(),
  ];
  const told: PreparedPost[] = [];
  const unspeakable: PreparedPost[] = [];
  let silent = 0;
  for (const channel of channels) {
    const title = readPost({ text: titles.get(channel) ?? '' }, language).sentences[0]?.text;
    const channelTitle = title?.replace(/[.]$/, '') ?? channel.replaceAll('_', ' ');
    for (const post of content.results[channel] ?? []) {
      const prepared = prepare(post, channel, channelTitle, language);
      if (prepared.text.sentences.length > 0 || prepared.poll) told.push(prepared);
      else if (post.text.trim() !== '') unspeakable.push(prepared);
      else silent += 1;
    }
  }
  return { told, unspeakable, silent };
};
