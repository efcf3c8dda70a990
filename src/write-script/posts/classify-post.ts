import type { Language } from '../language/language.ts';
import type { PreparedPost } from './prepared-post.ts';
import { saysMore } from './small-talk.ts';
import { wordCount } from './words-of.ts';

/** Why a post isn't material: it tells nothing that a listener could use. */
export type Unusable =
  | 'no-words'
  | 'links'
  | 'greeting'
  | 'call'
  | 'time-stamps'
  | 'alarm'
  | 'remark'
  | 'advertisement';

const SHORT_CHARACTERS = 260;
const LEAST_WORDS_BESIDE_CALL = 8;
const MOST_WORDS_AROUND_CALL = 28;
const LEAST_REMARK_LETTERS = 10;
const LEAST_INTACT = 0.4;
const LEAST_REMNANT = 8;
const MOST_WORDS_BESIDE_STAMPS = 12;
const MOST_FLASH_WORDS = 12;

/** Letters, those of a script without an alphabet for three. */
const letterCount = (text: string): number =>
  [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter)
        ? 3
        : /[\p{L}\p{N}]/u.test(letter)
          ? 1
          : 0),
    0,
  );

/** Whether a post is as short as an alarm, or as what says that it was a false one. */
export const isFlash = ({ text: { headline = '', sentences } }: PreparedPost): boolean =>
  wordCount([headline, ...sentences.map(({ text }) => text)].join(' ')) <= MOST_FLASH_WORDS;

/** What keeps a post from being material; undefined where it can be told. */
export const classifyPost = (
  post: PreparedPost,
  hasTimeStamps: boolean,
  { cues }: Language,
): Unusable | undefined => {
  const { text, raw, poll } = post;
  if (poll) return undefined;
  const sentences = text.sentences.map((each) => each.text);
  const words = [text.headline ?? '', ...sentences].join(' ').trim();
  if (words === '') return raw.trim() === '' ? 'no-words' : 'links';
  if (text.isAdvertisement) return 'advertisement';
  // What is left of a post of code is no thought.
  const isRemnant = text.intact < LEAST_INTACT && wordCount(sentences.join(' ')) < LEAST_REMNANT;
  if (isRemnant && raw.length > SHORT_CHARACTERS / 2) return 'links';
  if (hasTimeStamps && wordCount(words) <= MOST_WORDS_BESIDE_STAMPS) return 'time-stamps';
  // An alarm is true for its hour; what it was about is reported.
  if (cues.alarms.test(raw) && isFlash(post)) return 'alarm';
  // "All the photos are here" is nothing without them.
  const all = text.headline === undefined ? sentences : [text.headline, ...sentences];
  if (all.every((each) => cues.pointers.test(each))) return 'links';
  const isShort = words.length < SHORT_CHARACTERS;
  if (isShort && cues.greets.test(raw) && !saysMore(text)) return 'greeting';
  if (isShort && cues.calls.test(raw)) {
    const others = all.filter((each) => !cues.calls.test(each));
    const left = wordCount(others.join(' '));
    if (left < LEAST_WORDS_BESIDE_CALL || wordCount(words) < MOST_WORDS_AROUND_CALL) return 'call';
  }
  // "Luna found!" says how a matter ended.
  const isRemark =
    letterCount(words) < LEAST_REMARK_LETTERS &&
    !/\p{N}/u.test(words) &&
    !(cues.corrects.test(words) && wordCount(words) > 1);
  return isRemark ? 'remark' : undefined;
};
