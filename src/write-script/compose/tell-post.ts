import type { Utterance } from '../../episode/script.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { stems } from '../posts/terms.ts';
import { converse } from './converse.ts';
import type { EpisodeVoice } from './episode-voice.ts';

/** A post with the sentences chosen for it. */
export interface ChosenPost {
  readonly post: PreparedPost;
  readonly sentences: readonly string[];
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A headline of words that mean nothing by themselves, such as the name of an operator, is read but not said. */
const headlineOf = ({ text, poll }: PreparedPost, { language, say }: EpisodeVoice): string => {
  const headline = poll ? '' : (text.headline ?? '');
  return stems(headline, language).length > 0 ? say(headline) : '';
};

/** What leads to a topic: its headline, in words that change from topic to topic. */
const leadIn = (
  headline: string,
  isFirst: boolean,
  { language, rotation, isDialogue }: EpisodeVoice,
): string => {
  const { phrases } = language;
  if (headline === '') return isFirst ? '' : rotation.sayNowAndThen(phrases.turn);
  // A headline that asks or exclaims is said as it is.
  if (/[?!]$/.test(headline)) return headline;
  if (isFirst) return rotation.say(phrases.first, headline);
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
  readonly opens: 'episode' | 'topic' | 'post' | 'brief';
  readonly attributed: boolean;
  /** Who tells it in a dialogue, where the host has nothing to lead in with. */
  readonly speaker: string;
}

const pollWords = ({ poll }: PreparedPost, { language, rotation, say }: EpisodeVoice): string =>
  poll === undefined
    ? ''
    : rotation.say(
        language.phrases.poll,
        say(poll.question),
        language.phrases.list(poll.options.map(say)),
      );

/** Tells one post. */
export const tellPost = (
  { post, sentences }: ChosenPost,
  { opens, attributed, speaker }: Telling,
  voice: EpisodeVoice,
): Utterance[] => {
  const { host, isDialogue, say, line } = voice;
  const headline = headlineOf(post, voice);
  const source = attributed ? attribution(post, voice) : '';
  const poll = pollWords(post, voice);
  if (opens === 'brief') {
    const named = headline === '' ? '' : sentence(headline);
    return line(speaker, named, ...sentences.map(say), poll, source);
  }
  const opening =
    opens === 'post'
      ? headline && sentence(headline)
      : leadIn(headline, opens === 'episode', voice);
  const [first = poll, ...rest] = sentences.map(say);
  const ending = sentences.length > 0 ? poll : '';
  if (headline === '') {
    // With nothing to name it by, a post is introduced by its own first words.
    const introduction = line(host, opening, first, source);
    if (!isDialogue) return [...introduction, ...line(host, ...rest), ...line(host, ending)];
    return [...introduction, ...converse(rest, '', ending, voice)];
  }
  if (!isDialogue) {
    return [...line(host, opening, source), ...line(host, first, ...rest), ...line(host, ending)];
  }
  return [...line(host, opening), ...converse([first, ...rest], source, ending, voice)];
};
