import type { Language } from '../language/language.ts';
import { capitalised } from '../post-text/finish-sentence.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { signsOf } from '../posts/post-signs.ts';
import { type PreparedPost, sentencesOf } from '../posts/prepared-post.ts';
import { similarity, type Terms } from '../posts/terms.ts';
import { wordCount } from '../posts/words-of.ts';
import type { Story } from '../stories/story.ts';
import { isThin } from './is-thin.ts';
import { nameSource } from './name-source.ts';

const SHORT = 110;
const LONGEST = 150;
const LEAST_CLOSE = 0.15;
/** Where a sentence can end early: best where it says so itself, else at a comma. */
const CLAUSES = [/[;；:：]\s+|[；：]|\s[–—]\s/gu, /，|,(?!\p{N})\s+/gu];
const LEAST_CLAUSE_WORDS = 7;
/** "The strike is off" is a headline. */
const LEAST_WORDS = 4;
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
const bare = (text: string, { cues }: Language): string => {
  const [label, word = ''] = LABEL.exec(text) ?? [];
  const unlabelled = label && cues.corrects.test(word) ? text.slice(label.length) : text;
  const rest = withoutDenial(unlabelled, cues);
  return capitalised(
    rest.replace(/^["“„«]([^"“”„«»]*)["”»“]([.!]?)$/u, '$1$2').replace(/[.。:：…]+$/u, ''),
  ).trim();
};

/** The part of a long sentence that stands alone, else the sentence. */
const clauseOf = (whole: string): string => {
  const [, said = ''] = QUOTED_BEHIND.exec(whole) ?? [];
  const sentence = wordCount(said) >= LEAST_WORDS ? said : whole;
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

const findName = (post: PreparedPost, language: Language): string => {
  const { cues } = language;
  const { headline } = post.text;
  // "The water runs again!" is no stump.
  const isShort = (text: string): boolean =>
    isThin(text, language, cues.corrects.test(text) ? LEAST_WORDS - 1 : LEAST_WORDS);
  const promises = (text: string): boolean => cues.teases.test(text) || isQuestion(text);
  if (headline !== undefined && !promises(headline)) return clauseOf(bare(headline, language));
  const sentences = sentencesOf(post).map((text) => nameSource(text, language));
  const tells = (text: string): boolean => !isShort(text) && !cues.leans.test(text);
  const telling =
    sentences.slice(0, NEAR).find((text) => tells(text) && !OPENS_QUOTED.test(text)) ??
    sentences.find(tells);
  const named = telling ?? sentences.find((text) => !isShort(text)) ?? sentences[0] ?? '';
  return clauseOf(bare(named, language));
};

/** Whether a name says by itself what happened, so that it can head a chapter. */
const heads = (post: PreparedPost, name: string, language: Language): boolean =>
  name !== '' &&
  (post.text.headline !== undefined || !isThin(name, language, LEAST_WORDS)) &&
  !language.cues.leans.test(name) &&
  !signsOf(post, language).isPersonal &&
  post.forwardedFrom === undefined;

/** Whether a post, its own or passed on, says what happened and not what somebody thinks of it. */
const isReport = (post: PreparedPost, language: Language): boolean => {
  const name = nameOf(post, language);
  return (
    !post.poll &&
    !signsOf(post, language).isPersonal &&
    !isThin(name, language, LEAST_WORDS) &&
    !language.cues.leans.test(name)
  );
};

/** What a story is called, and the post that says so. */
export interface Headline {
  readonly text: string;
  readonly post: PreparedPost;
}

/** What members of a group say to each other is called by how it ended, else by what began it. */
const nameExchange = (
  posts: readonly PreparedPost[],
  asked: PreparedPost,
  language: Language,
): Headline => {
  const { cues } = language;
  const [root = asked] = posts;
  const ended = posts.findLast((post) => {
    const [first = ''] = sentencesOf(post);
    const { corrects, denies, isRemark } = signsOf(post, language);
    return (
      post !== root &&
      (post.replyTo === root.key || post.author === root.author) &&
      corrects > 0 &&
      !denies &&
      !isRemark &&
      cues.corrects.test(first) &&
      !cues.leans.test(first) &&
      !isQuestion(first)
    );
  });
  const [first = ''] = sentencesOf(ended ?? root);
  const isNamed = ended !== undefined || (isQuestion(first) && wordCount(first) >= LEAST_WORDS);
  const text = isNamed ? clauseOf(bare(first, language)) : nameOf(root, language);
  return { text, post: ended ?? root };
};

/** A story's headline: a short whole sentence of its newest development, or of a late report that is close to it. */
export const headlineOf = (
  { posts, newest, isSeries }: Story,
  terms: ReadonlyMap<PreparedPost, Terms>,
  language: Language,
): Headline => {
  const own = nameOf(newest, language);
  // What was answered names the matter.
  const isAnswered = posts.some(({ replyTo }) => replyTo === newest.key);
  const asked =
    newest.author === undefined
      ? undefined
      : (posts.find(({ key }) => key === newest.replyTo) ?? (isAnswered ? newest : undefined));
  if (asked && asked.author !== undefined) return nameExchange(posts, asked, language);
  if (isSeries || (own.length <= SHORT && heads(newest, own, language))) {
    return { text: own, post: newest };
  }
  const none: Terms = new Map();
  const late = posts.slice(Math.floor(posts.length * 0.6)).toReversed();
  // What the newest takes back names nothing, however short it is.
  const takesBack = signsOf(newest, language).corrects > 0;
  const isOver = (post: PreparedPost): boolean =>
    takesBack && post.date < newest.date && signsOf(post, language).corrects === 0;
  const other = late
    .filter(
      (post) =>
        !post.poll &&
        !isOver(post) &&
        similarity(terms.get(post) ?? none, terms.get(newest) ?? none) > LEAST_CLOSE,
    )
    .map((post) => ({ post, name: nameOf(post, language) }))
    .find(
      ({ post, name }) => name.length >= 25 && name.length <= 110 && heads(post, name, language),
    );
  if (other && (other.name.length < own.length || !heads(newest, own, language))) {
    return { text: other.name, post: other.post };
  }
  // "I was born here" names no story that anybody reports.
  const reported =
    newest.author === undefined && signsOf(newest, language).isPersonal
      ? posts.findLast((post) => isReport(post, language))
      : undefined;
  return { text: reported ? nameOf(reported, language) : own, post: reported ?? newest };
};
