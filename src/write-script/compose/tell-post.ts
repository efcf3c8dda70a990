import type { Utterance } from '../../episode/script.ts';
import { isQuestion } from '../post-text/sentences.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { stems } from '../posts/terms.ts';
import { converse } from './converse.ts';
import type { EpisodeVoice } from './episode-voice.ts';
import { asSentence, leadTo, nameSource, type Opening } from './introduce.ts';
import { joinTurns } from './join-turns.ts';

/** A post with the sentences chosen for it. */
export interface ChosenPost {
  readonly post: PreparedPost;
  readonly sentences: readonly string[];
}

/** How a post is told: what it opens, and whether a mention of where it comes from is due. */
export interface Telling {
  readonly opens: Opening;
  readonly attributed: boolean;
}

/** A headline of words that mean nothing by themselves, such as the name of an operator, is read but not said. */
const headlineOf = ({ text, poll }: PreparedPost, { language, say }: EpisodeVoice): string => {
  const headline = poll ? '' : (text.headline ?? '');
  return stems(headline, language).length > 0 ? say(headline) : '';
};

const declare = ({ text }: PreparedPost, { language, rotation }: EpisodeVoice): string =>
  text.isAdvertisement ? rotation.say(language.phrases.advertisement) : '';

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
  return [...line(asker, question), ...line(answerer, options)];
};

/** Tells one post in a line or two, as the short ones are told. */
export const tellBriefly = (
  { post, sentences }: ChosenPost,
  { speaker, attributed }: { readonly speaker: string; readonly attributed: boolean },
  voice: EpisodeVoice,
): Utterance[] => {
  const headline = headlineOf(post, voice);
  const named = headline === '' ? '' : asSentence(headline);
  const source = nameSource(post, sentences, attributed, voice);
  const told = sentences.map(voice.say);
  // A mention comes last, a lead to somebody's words before them.
  const words = source.endsWith(':') ? [source, ...told] : [...told, source];
  return joinTurns([
    ...voice.line(speaker, declare(post, voice), named, ...words),
    ...tellPoll(post, speaker, voice),
  ]);
};

/** Tells one post: what leads to it, where it comes from, and its sentences between the speakers. */
export const tellPost = (
  { post, sentences }: ChosenPost,
  { opens, attributed }: Telling,
  voice: EpisodeVoice,
): Utterance[] => {
  const { host, teller, isDialogue, say, line } = voice;
  const headline = headlineOf(post, voice);
  const told = sentences.map(say);
  const [first = ''] = told;
  const source = nameSource(post, sentences, attributed, voice);
  const isPollAlone = told.length === 0;
  const leadIn = isPollAlone ? '' : leadTo(headline, first, opens, voice);
  const lead = [declare(post, voice), leadIn].filter((part) => part !== '').join(' ');
  const poll = tellPoll(post, host, voice);
  if (!isDialogue) return joinTurns([...line(host, lead, source, ...told), ...poll]);
  // Behind a question nothing comes but its answer.
  const introduction = isQuestion(headline)
    ? line(host, source, lead)
    : isQuestion(first)
      ? line(host, lead, source)
      : [...line(host, lead), ...line(teller, source)];
  return joinTurns([...introduction, ...converse(told, voice), ...poll]);
};
