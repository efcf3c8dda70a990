import type { LeadKind } from '../language/kinds.ts';
import { isQuestion } from '../post-text/sentences.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { stems } from '../posts/terms.ts';
import type { EpisodeVoice } from './episode-voice.ts';

/** Where a post stands: at the start of all, of a topic, or behind another post of its topic. */
export type Opening = 'episode' | 'topic' | 'post';

/** A text as a sentence, if it isn't one. */
export const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const withoutQuotations = (text: string): string => text.replace(/[«"“].*?[»"”]/gu, '');

/** Whether a post speaks in its author's person or of his day, so that it has to be quoted. */
const isOwnWords = (sentences: readonly string[], { language }: EpisodeVoice): boolean => {
  const words = withoutQuotations(sentences.join(' '));
  return language.speaksOfItself.test(words) || language.dependsOnDay.test(words);
};

/** Where a post comes from: a lead to the author's own words, a mention where one is due, or nothing. */
export const nameSource = (
  { channelTitle, date, text }: PreparedPost,
  sentences: readonly string[],
  isDue: boolean,
  voice: EpisodeVoice,
): string => {
  const asks = isQuestion(text.headline ?? '');
  const { phrases } = voice.language;
  const day = phrases.day(date, voice.dayDetail);
  // A question is somebody's own, too.
  if (isOwnWords(sentences, voice) || (isDue && asks))
    return voice.rotation.say(phrases.ownWords, channelTitle, day);
  if (!isDue) return '';
  return voice.hasOneChannel
    ? voice.rotation.say(phrases.dayAlone, day)
    : voice.rotation.say(phrases.attribution, channelTitle, day);
};

/** What the first sentence of a post answers about its headline. */
const kindOf = (headline: string, first: string, { language }: EpisodeVoice): LeadKind => {
  if (/(?<!\p{L})(?:vs\.?|versus)(?!\p{L})/iu.test(headline)) return 'difference';
  if (/^["«“]/u.test(first)) return 'quotation';
  const explained = first.toLowerCase().startsWith(headline.toLowerCase());
  if (explained && language.defines.test(first.slice(headline.length))) return 'definition';
  const about = new Set(stems(headline, language));
  const isAbout = stems(first, language).filter((stem) => about.has(stem)).length > 1;
  const saysWhen = language.saysWhen.test(first) && !language.saysWhen.test(headline);
  return isAbout && saysWhen ? 'when' : 'any';
};

/** The words that lead to a post by its headline; between two speakers a question that the post answers. */
export const leadTo = (
  headline: string,
  first: string,
  opening: Opening,
  voice: EpisodeVoice,
): string => {
  const { language, rotation } = voice;
  const { phrases } = language;
  // What begins with a question of its own needs no other.
  const isDialogue = voice.isDialogue && !isQuestion(first);
  if (headline === '') {
    if (isDialogue) return rotation.say(phrases.askUnnamed[opening]);
    return opening === 'topic' ? rotation.sayNowAndThen(phrases.turn) : '';
  }
  // A headline that exclaims, asks or leads on by itself is said as it is.
  if (/[!?]$/.test(headline) || language.leadsItself.test(headline)) return asSentence(headline);
  if (opening === 'post') return rotation.say(phrases.related, headline);
  if (!isDialogue) {
    return rotation.say(opening === 'episode' ? phrases.first : phrases.next, headline);
  }
  const ways = phrases.askAbout[kindOf(headline, first, voice)];
  const ask =
    opening === 'episode' ? phrases.askFirst : ways.length > 0 ? ways : phrases.askAbout.any;
  return rotation.say(ask, headline);
};
