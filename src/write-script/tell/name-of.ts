import type { Language } from '../language/language.ts';
import { capitalised } from '../post-text/finish-sentence.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { type PreparedPost, sentencesOf } from '../posts/prepared-post.ts';
import { wordCount } from '../posts/words-of.ts';
import { isIdentifier } from './is-identifier.ts';
import { isThin } from './is-thin.ts';
import { nameSource } from './name-source.ts';

const LONGEST = 150;
/** The most characters of a sentence that says more than the identifier it stands for. */
const MOST_OF_SAYING = 130;
/** Where a sentence can end early: best where it says so itself, else at a comma. */
const CLAUSES = [/[;；:：]\s+|[；：]|\s[–—]\s/gu, /，|,(?!\p{N})\s+/gu];
const LEAST_CLAUSE_WORDS = 7;
/** "The strike is off" is a headline. */
export const LEAST_WORDS = 4;
const LABEL = /^(\p{L}{3,20}):\s+(?=\p{L}|\p{N})/u;

/** "This is not true: the bridge is whole." is called by how it is. */
const withoutDenial = (text: string, cues: Language['cues']): string => {
  const { denies } = cues;
  const [said = '', behind = ''] =
    /^([^.:,!–—]{2,40}[.:,!]|.{2,40}?\s[–—])\s+(.+)$/u.exec(text)?.slice(1) ?? [];
  const isDenial = denies.test(said) && wordCount(behind) >= LEAST_WORDS;
  return isDenial ? withoutDenial(behind, cues) : text;
};

/** Without its end mark, its quotation marks and "Correction:" in front. */
export const bare = (text: string, { cues }: Language): string => {
  const [label, word = ''] = LABEL.exec(text) ?? [];
  const unlabelled = label && cues.corrects.test(word) ? text.slice(label.length) : text;
  const rest = withoutDenial(unlabelled, cues);
  return capitalised(
    rest.replace(/^["“„«]([^"“”„«»]*)["”»“]([.!]?)$/u, '$1$2').replace(/[.。:：…]+$/u, ''),
  ).trim();
};

/** What stands in brackets is an aside. */
const ASIDE = /\s*(?:\([^()]*\)|（[^（）]*）)/gu;

/** The part of a long sentence that stands alone, without its asides, else the sentence. */
export const clauseOf = (whole: string): string => {
  const [, said = ''] = QUOTED_BEHIND.exec(whole) ?? [];
  const full = wordCount(said) >= LEAST_WORDS ? said : whole;
  if (full.length <= LONGEST) return full;
  const sentence = full.replace(ASIDE, '').trim();
  if (sentence.length <= LONGEST) return sentence;
  const standsAlone = (index: number): boolean =>
    index <= LONGEST && wordCount(sentence.slice(0, index)) >= LEAST_CLAUSE_WORDS;
  const [end] = CLAUSES.flatMap((clause) => {
    const ends = Array.from(sentence.matchAll(clause), ({ index }) => index);
    return ends.findLast(standsAlone) ?? [];
  });
  return end === undefined ? sentence : sentence.slice(0, end).trim();
};

/** "“Nobody has warned us”, answers the railway" rests on what somebody said; a name in quotation marks is short. */
const OPENS_QUOTED = /^["“„«](?:[^\s"“”„«»]+\s+){2,}[^\s"“”„«»]+["”»“]/u;
/** "The hospital needs no more blood: “Thanks to 340 donors”, it writes" says it all before the colon. */
const QUOTED_BEHIND = /^([^:"“„«]+):\s+["“„«][^"“”„«»]+["”»“].*$/u;
const NEAR = 3;

const names = new WeakMap<PreparedPost, string>();

/** What a post could be called: its first sentence that says something. */
export const nameOf = (post: PreparedPost, language: Language): string => {
  const known = names.get(post);
  if (known !== undefined) return known;
  const name = findName(post, language);
  names.set(post, name);
  return name;
};

/** What a post says of the identifier that it is headed by, else how it begins. */
const sayingOf = (
  { text }: PreparedPost,
  identifier: string,
  tells: (text: string) => boolean,
  language: Language,
): string | undefined => {
  const [part = ''] = (identifier.split(/\s/)[0] ?? '').split('.').slice(-1);
  const sayings = text.sentences.map((each) => clauseOf(bare(each.text, language)));
  const isFit = (saying: string) => saying.length <= MOST_OF_SAYING && tells(saying);
  return (
    sayings.find((saying) => saying.includes(part) && isFit(saying)) ??
    sayings.slice(0, 1).find(isFit)
  );
};

const findName = (post: PreparedPost, language: Language): string => {
  const { cues } = language;
  const { headline } = post.text;
  // "The water runs again!" is no stump.
  const isShort = (text: string): boolean =>
    isThin(text, language, cues.corrects.test(text) ? LEAST_WORDS - 1 : LEAST_WORDS);
  const promises = (text: string): boolean => cues.teases.test(text) || isQuestion(text);
  const tells = (text: string): boolean => !isShort(text) && !cues.leans.test(text);
  if (headline !== undefined && !promises(headline)) {
    const whole = clauseOf(bare(headline, language));
    return isIdentifier(headline) ? (sayingOf(post, headline, tells, language) ?? whole) : whole;
  }
  const sentences = sentencesOf(post).map((text) => nameSource(text, language));
  const telling =
    sentences.slice(0, NEAR).find((text) => tells(text) && !OPENS_QUOTED.test(text)) ??
    sentences.find(tells);
  const named = telling ?? sentences.find((text) => !isShort(text)) ?? sentences[0] ?? '';
  return clauseOf(bare(named, language));
};
