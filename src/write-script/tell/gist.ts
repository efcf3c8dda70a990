import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import type { Language } from '../language/language.ts';
import { speak } from '../language/speak.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { stems } from '../posts/words-of.ts';
import { itemsOf } from '../stories/rubrics.ts';
import { isIdentifier } from './is-identifier.ts';
import { isStump, isThin } from './is-thin.ts';
import { nameSource } from './name-source.ts';
import { tellPoll } from './tell-poll.ts';

const SAME_WORDS = 0.7;

/** A headline whose words the first sentence says again, or that says too little, isn't told. */
const opensWithHeadline = (post: PreparedPost, language: Language): boolean => {
  const { headline, sentences } = post.text;
  if (headline === undefined) return false;
  if (sentences.length === 0) return true;
  if (isIdentifier(headline)) return false;
  // "What is on tonight" says what is listed behind it.
  if (itemsOf(post) > 1 && !isQuestion(headline)) return true;
  if (isThin(headline, language)) return false;
  const words = stems(headline, language);
  const again = new Set(stems(sentences[0]?.text ?? '', language));
  return words.filter((word) => again.has(word)).length < words.length * SAME_WORDS;
};

const ended = (text: string): string =>
  /[.!?…。！？؟।:：]["'»”)」』]*$/u.test(text)
    ? text
    : `${text}${/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(text) ? '。' : '.'}`;

const read = new WeakMap<PreparedPost, string[]>();

/** What a post says, sentence by sentence, in words that are ready to be said. */
export const tellable = (post: PreparedPost, language: Language): readonly string[] => {
  const known = read.get(post);
  if (known) return known;
  const sentences = readSentences(post, language);
  read.set(post, sentences);
  return sentences;
};

/** "What the new tram means for you." is what its post is called; what it promises stands behind it. */
const isTeaser = (sentence: string, { cues }: Language): boolean =>
  cues.teases.test(sentence) && /^[^,;:]{8,70}[.。]$/u.test(sentence);

const readSentences = (post: PreparedPost, language: Language): string[] => {
  const { headline, sentences } = post.text;
  const own = sentences.map((each) => each.text);
  const [first = '', next = ''] = own;
  const isHeading =
    headline === undefined && isTeaser(first, language) && !language.cues.leans.test(next);
  const texts = [
    ...(headline !== undefined && opensWithHeadline(post, language) ? [headline] : []),
    ...(isHeading && next !== '' ? own.slice(1) : own),
  ];
  // A post that says a sentence again is told it once.
  return [...new Set(texts.map((text) => ended(speak(nameSource(text, language), language))))];
};

/**
 * The least that can be told of a post: its first sentence, with those behind it until they say
 * something; nothing where that takes longer.
 */
export const gistOf = (post: PreparedPost, mostSeconds: number, language: Language): string[] => {
  if (post.poll) return [tellPoll(post, language)];
  const { denies } = signsOf(post, language);
  const taken: string[] = [];
  for (const sentence of tellable(post, language)) {
    taken.push(sentence);
    const saysSomething = taken.some((each) => !isThin(each, language)) && !isStump(taken);
    if (saysSomething && !(denies && taken.length === 1) && !/[:：]$/u.test(sentence)) break;
  }
  // "What has happened?" is for those who stand there.
  while (taken.length > 1 && isQuestion(taken.at(-1) ?? '')) taken.pop();
  if (
    taken.every((each) => isThin(each, language)) &&
    taken.length === 1 &&
    /[?？؟]$/u.test(taken[0] ?? '')
  ) {
    return [];
  }
  const seconds = taken.reduce((sum, each) => sum + spokenSeconds(each), 0);
  if (seconds <= mostSeconds) return taken;
  const [first = ''] = taken;
  const isTitle = isStump([first]) && opensWithHeadline(post, language);
  const standsAlone = !isTitle && !isThin(first, language);
  return spokenSeconds(first) <= mostSeconds && standsAlone ? [first] : [];
};

/** The sentences that go on behind a gist, as far as they fit. */
export const detailsOf = (
  post: PreparedPost,
  told: readonly string[],
  mostSeconds: number,
  language: Language,
): string[] => {
  if (post.poll) return [];
  const rest = tellable(post, language).slice(told.length);
  const taken: string[] = [];
  let left = mostSeconds;
  for (const sentence of rest) {
    left -= spokenSeconds(sentence);
    if (left < 0) break;
    taken.push(sentence);
  }
  while (taken.length > 0 && /[?？؟:：]["”»)]*$/u.test(taken.at(-1) ?? '')) taken.pop();
  return taken;
};
