import type { Utterance } from '../../episode/script.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { converse } from './converse.ts';
import type { EpisodeVoice } from './episode-voice.ts';

/** A post with the sentences chosen for it. */
export interface ChosenPost {
  readonly post: PreparedPost;
  readonly sentences: readonly string[];
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const headlineOf = ({ text, poll }: PreparedPost): string => (poll ? '' : (text.headline ?? ''));

/** What leads to a topic: its headline, in words that change from topic to topic. */
const leadIn = (headline: string, { language, rotation, isDialogue }: EpisodeVoice): string => {
  const { phrases } = language;
  if (headline === '') return rotation.say(phrases.turn);
  // A headline that asks or exclaims is said as it is.
  if (/[?!]$/.test(headline)) return headline;
  return rotation.say(isDialogue ? phrases.handOver : phrases.next, headline);
};

const attribution = (post: PreparedPost, voice: EpisodeVoice): string => {
  const { language, rotation, dayDetail, hasOneChannel } = voice;
  const day = language.phrases.day(post.date, dayDetail);
  return hasOneChannel
    ? rotation.say(language.phrases.dayAlone, day)
    : rotation.say(language.phrases.attribution, post.channelTitle, day);
};

/** How a post is told: what opens it, and whether it says where it comes from. */
export interface Telling {
  readonly opens: 'topic' | 'post' | 'brief';
  readonly attributed: boolean;
  /** Who tells it in a dialogue, where the host has nothing to lead in with. */
  readonly speaker: string;
}

const pollWords = ({ poll }: PreparedPost, { language, rotation }: EpisodeVoice): string =>
  poll === undefined
    ? ''
    : rotation.say(language.phrases.poll, poll.question, language.phrases.list(poll.options));

/** Tells one post. */
export const tellPost = (
  { post, sentences }: ChosenPost,
  { opens, attributed, speaker }: Telling,
  voice: EpisodeVoice,
): Utterance[] => {
  const { host, isDialogue, line } = voice;
  const headline = headlineOf(post);
  const source = attributed ? attribution(post, voice) : '';
  const poll = pollWords(post, voice);
  if (opens === 'brief') {
    const named = headline === '' ? '' : sentence(headline);
    return line(speaker, named, ...sentences, poll, source);
  }
  const opening = opens === 'topic' ? leadIn(headline, voice) : headline && sentence(headline);
  if (!isDialogue) {
    return [...line(host, opening, source), ...line(host, ...sentences), ...line(host, poll)];
  }
  if (headline !== '') {
    // The day first, so that a question stands right before its answer.
    return [...line(host, source, opening), ...converse([...sentences, poll], voice)];
  }
  const [first = '', ...rest] = sentences;
  return [...line(host, opening, source, first), ...converse([...rest, poll], voice)];
};
