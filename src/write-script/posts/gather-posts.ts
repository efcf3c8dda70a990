import type { Content, Poll, Post } from '../../episode/content.ts';
import { postUrl } from '../../show/channel/channel-address.ts';
import type { Language } from '../language/language.ts';
import { channelName } from '../post-text/channel-name.ts';
import { readPost } from '../post-text/read-post.ts';
import { titleOf } from '../post-text/title-of.ts';
import { classifyPost, isFlash, type Unusable } from './classify-post.ts';
import { withoutTimeStamps } from './lines/time-stamps.ts';
import { withoutAsides } from './lines/without-asides.ts';
import { footersOf } from './lines/without-footers.ts';
import type { PreparedPost } from './prepared-post.ts';
import { reachByPost } from './reach.ts';
import { withoutSmallTalk } from './small-talk.ts';
import { previewText } from './tell-preview.ts';

/** The posts of a window, by whether there is anything to tell of them. */
export interface GatheredPosts {
  readonly usable: readonly PreparedPost[];
  readonly unusable: ReadonlyMap<PreparedPost, Unusable>;
}

/** A guest's posts are few. */
const OWN_SHARE = 0.8;

const bare = (text: string, language: Language): string =>
  readPost({ text }, language)
    .sentences.map((sentence) => sentence.text)
    .join(' ')
    .replace(/[.]$/, '');

/** A poll from content 1.1, or from the caption that 1.0 has of it. */
const pollOf = (post: Post, language: Language): Poll | undefined => {
  const caption = post.media.find(({ type }) => type === 'poll')?.caption ?? '';
  const [asked = '', ...options] = caption.split('\n');
  const given: Poll = post.poll ?? {
    question: asked,
    answers: options.map((text) => ({ text })),
    isClosed: false,
  };
  const question = bare(given.question, language);
  const answers = given.answers
    .map((answer) => ({ ...answer, text: bare(answer.text, language) }))
    .filter((answer) => answer.text !== '');
  return question === '' || answers.length < 2 ? undefined : { ...given, question, answers };
};

const sourceOf = (channel: string, post: Post, title: string | undefined) => ({
  channel,
  messageId: post.id,
  url: postUrl(channel, post.id),
  ...(title === undefined ? {} : { title }),
});

/** A post whose words are in its voice message has these; behind its own words where it has some. */
const withWhatIsSaid = (post: Post): Post => {
  const said = post.media.flatMap(({ transcript }) => transcript ?? []);
  return said.length === 0
    ? post
    : { ...post, text: [post.text, ...said].filter((text) => text !== '').join('\n\n') };
};

const keyOf = (channel: string, id: number): string => `${channel}/${id}`;

const prepare = (
  post: Post,
  { channel, channelTitle }: Pick<PreparedPost, 'channel' | 'channelTitle'>,
  reach: number,
  language: Language,
): { post: PreparedPost; hasTimeStamps: boolean } => {
  const poll = pollOf(post, language);
  const { text: stamped, found } = withoutTimeStamps(withWhatIsSaid(post));
  const written = withoutAsides(stamped, language);
  const own = readPost({ ...post, text: written }, language);
  const preview = previewText(post, own);
  const title = titleOf(preview ?? (post.text || written)) ?? poll?.question;
  const author = post.author === undefined ? undefined : channelName(post.author);
  return {
    hasTimeStamps: found,
    post: {
      key: keyOf(channel, post.id),
      channel,
      channelTitle,
      date: new Date(post.date),
      text:
        preview === undefined
          ? withoutSmallTalk(own, language)
          : readPost({ text: preview }, language),
      ...(poll ? { poll } : {}),
      reach,
      hasMedia: post.media.some(({ type }) => type !== 'webpage'),
      urls: post.urls,
      raw: preview ?? written,
      ...(author && author !== channelTitle ? { author } : {}),
      ...(post.forwardedFrom === undefined
        ? {}
        : { forwardedFrom: channelName(post.forwardedFrom) }),
      ...(post.replyTo === undefined ? {} : { replyTo: keyOf(channel, post.replyTo) }),
      sources: [sourceOf(channel, post, title)],
    },
  };
};

/** Of posts that are all signed, the signature under nearly all of them is the channel's own voice, if nobody answers it. */
const ownVoiceOf = (posts: readonly Post[]): string | undefined => {
  const byAuthor = Map.groupBy(posts, ({ author }) => author);
  const [most] = [...byAuthor].toSorted(([, a], [, b]) => b.length - a.length);
  if (posts.length < 2 || !most || byAuthor.has(undefined)) return undefined;
  const [author, own] = most;
  const ids = new Set(own.map(({ id }) => id));
  const isAnswered = posts.some(
    (post) => post.author !== author && post.replyTo !== undefined && ids.has(post.replyTo),
  );
  return own.length >= posts.length * OWN_SHARE && !isAnswered ? author : undefined;
};

/** Reads every post of the content, channels in their order. */
export const gatherPosts = (content: Content, language: Language): GatheredPosts => {
  const titles = new Map(content.channels.map(({ username, title }) => [username, title]));
  const unknown = Object.keys(content.results).filter((channel) => !titles.has(channel));
  const reach = reachByPost(content.results);
  const usable: PreparedPost[] = [];
  const unusable = new Map<PreparedPost, Unusable>();
  for (const channel of [...titles.keys(), ...unknown.sort()]) {
    const channelTitle = channelName(titles.get(channel) ?? '') || channel.replaceAll('_', ' ');
    const posts = content.results[channel] ?? [];
    const withoutFooter = footersOf(posts);
    const ownVoice = ownVoiceOf(posts);
    const alarms = new Set<string>();
    for (const each of posts) {
      const { post, hasTimeStamps } = prepare(
        {
          ...each,
          text: withoutFooter(each.text),
          author: each.author === ownVoice ? undefined : each.author,
        },
        { channel, channelTitle },
        reach.get(each) ?? 1,
        language,
      );
      const isOfAlarm = alarms.has(post.replyTo ?? '') && isFlash(post);
      const why = isOfAlarm ? 'alarm' : classifyPost(post, hasTimeStamps, language);
      if (why === 'alarm') alarms.add(post.key);
      if (why === undefined) usable.push(post);
      else unusable.set(post, why);
    }
  }
  return { usable, unusable };
};
