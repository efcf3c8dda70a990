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

/** What leads to a post: its headline, in words that change from topic to topic, and where it comes from. */
const introduce = (
  post: PreparedPost,
  headline: string,
  { opens, attributed }: Telling,
  voice: EpisodeVoice,
): readonly string[] => {
  const { language, rotation, dayDetail, isDialogue, hasOneChannel } = voice;
  const { phrases } = language;
  const source = () => (attributed ? attribution(post, voice) : '');
  if (headline === '') return [opens === 'topic' ? rotation.sayNowAndThen(phrases.turn) : ''];
  // A headline that exclaims or leads on is said as it is.
  const isWhole = /!$/.test(headline) || language.leadsItself.test(headline);
  // Behind a question nothing comes but its answer.
  if (headline.endsWith('?')) return [source(), headline];
  if (opens === 'post' || isWhole) return [sentence(headline), source()];
  if (opens === 'episode') return [rotation.say(phrases.first, headline), source()];
  if (isDialogue && attributed && !hasOneChannel) {
    const day = phrases.day(post.date, dayDetail);
    return [rotation.say(phrases.handOver, headline, post.channelTitle, day)];
  }
  return [rotation.say(phrases.next, headline), source()];
};

/** A poll between two speakers: one asks, the other says what there is to choose from. */
const tellPoll = (
  { poll }: PreparedPost,
  asker: string,
  { language, rotation, host, teller, say, line }: EpisodeVoice,
): Utterance[] => {
  if (poll === undefined) return [];
  const { phrases } = language;
  const question = rotation.say(phrases.poll, say(poll.question));
  const options = rotation.say(phrases.pollOptions, phrases.list(poll.options.map(say)));
  const answerer = asker === host ? teller : host;
  if (answerer === asker) return line(asker, question, options);
  return [...line(asker, question), ...line(answerer, options)];
};

/** Tells one post. */
export const tellPost = (
  { post, sentences }: ChosenPost,
  telling: Telling,
  voice: EpisodeVoice,
): Utterance[] => {
  const { host, isDialogue, say, line } = voice;
  const { opens, attributed, speaker } = telling;
  const headline = headlineOf(post, voice);
  const told = sentences.map(say);
  if (opens === 'brief') {
    const named = headline === '' ? '' : sentence(headline);
    const source = attributed ? attribution(post, voice) : '';
    return [...line(speaker, named, ...told, source), ...tellPoll(post, speaker, voice)];
  }
  const opening = introduce(post, headline, telling, voice);
  const poll = tellPoll(post, host, voice);
  if (headline === '') {
    // With nothing to name it by, a post is introduced by its own first words.
    const [first = '', ...rest] = told;
    const source = attributed ? attribution(post, voice) : '';
    const introduction = line(host, ...opening, first, source);
    return [
      ...introduction,
      ...(isDialogue ? converse(rest, voice) : line(host, ...rest)),
      ...poll,
    ];
  }
  const words = isDialogue ? converse(told, voice) : line(host, ...told);
  return [...line(host, ...opening), ...words, ...poll];
};
