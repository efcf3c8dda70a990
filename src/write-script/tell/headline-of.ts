import type { Language } from '../language/language.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { isRumour } from '../posts/is-rumour.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost, sentencesOf } from '../posts/prepared-post.ts';
import { similarity, type Terms } from '../posts/terms.ts';
import { stems, wordCount } from '../posts/words-of.ts';
import { correctsFigureOf } from '../stories/corrects-figure.ts';
import type { Story } from '../stories/story.ts';
import { opensWithWords } from './attribute.ts';
import { isThin } from './is-thin.ts';
import { bare, clauseOf, LEAST_WORDS, nameOf } from './name-of.ts';

const SHORT = 110;
const LEAST_CLOSE = 0.15;
const SHARED_WORDS = 2;

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

const MEASURE = /(?<![\p{L}\p{N}.,])(\d[\d.,]*)\s?%\s+(\p{L}+)/gu;

/** What a post gives a share of, with the share: "88 % counted". */
const measuresOf = (post: PreparedPost, language: Language): ReadonlyMap<string, string> =>
  new Map(
    headOf(post).flatMap((text) =>
      Array.from(text.matchAll(MEASURE), ([, share = '', of = '']) => [
        stems(of, language)[0] ?? of.toLowerCase(),
        share,
      ]),
    ),
  );

/** "88 % counted" is over when 99 % are. */
const isMeasuredAnew = (
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): boolean => [...before].some(([of, share]) => now.has(of) && now.get(of) !== share);

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
  const middle = Math.floor(posts.length * 0.6);
  // A newest that is too long for a headline leaves it to what happened first, now that it is certain.
  const early = own.length > SHORT ? posts.slice(0, middle) : [];
  const late = [
    ...posts.slice(middle).toReversed(),
    ...early.filter((post) => !isRumour(post, language)).toReversed(),
  ];
  // What the newest takes back names nothing, however short it is.
  const takesBack = signsOf(newest, language).corrects > 0;
  const measured = measuresOf(newest, language);
  const isOver = (post: PreparedPost): boolean =>
    isMeasuredAnew(measured, measuresOf(post, language)) ||
    (takesBack && post.date < newest.date && signsOf(post, language).corrects === 0) ||
    posts.some((later) => correctsFigureOf(later, post, language));
  // One shared word is a place in which two things happened.
  const sharesWords = (post: PreparedPost): boolean =>
    [...(terms.get(post) ?? none).keys()].filter((term) => terms.get(newest)?.has(term)).length >=
    SHARED_WORDS;
  const other = late
    .filter(
      (post) =>
        !post.poll &&
        !isOver(post) &&
        !opensWithWords(post) &&
        sharesWords(post) &&
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
