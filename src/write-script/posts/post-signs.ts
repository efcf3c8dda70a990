import type { Language } from '../language/language.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { type PreparedPost, sentencesOf } from './prepared-post.ts';
import { scoreOf } from './score-of.ts';
import { wordCount } from './words-of.ts';

const URGENT = /[⚡❗‼🚨🔴]/u;
const OUTCRY = /^\P{L}*(?:[\p{L}\p{M}\p{N}'’-]+[\s,]*){1,3}[!！]/u;
const QUOTED = /["“„«][^"“”„«»]*["”»“]/gu;
const QUOTED_WHOLE = /^["“„«][^"“”„«»]{20,}["”»“][.!?]?$/u;
const LABEL = /^[^\p{L}\p{N}]*(\p{L}{3,20})[:.!]\s/u;
/** "two, not five"; "nicht bis"; "112, а не 312". */
const NOT_THE_FIGURE =
  /\d[^.!?\n]{0,45}[,،，]?\s(?:not|instead of|а не|а не|не|nicht|statt|ולא|no|non|pas|nie|não|değil|وليس|نه|नहीं|而不是|而非|ではなく)\s(?:\S+\s){0,2}?\d/iu;

/** "Not at 12 but after 17"; "nicht um 12, sondern um 17"; "не о 12:00, а після 17:00". */
const ANOTHER_FIGURE =
  /(?<!\p{L})(?:not|nicht|не|no|non|ne|pas|não|nie|niet|לא|ليس|ليست|لن|नहीं)\s(?:[^\s\d]+\s){0,3}?(?:\p{L}-)?\d[^.!?\n]{0,25}?[,،]?\s?(?:but|sondern|а|sino|mais|ma|mas|tylko|lecz|ale|maar|אלא|بل)\s(?:[^\s\d]+\s){0,3}?(?:\p{L}-)?\d|\d[^.!?\n]{0,20}\sdeğil,?\s(?:[^\s\d]+\s){0,2}?\d/iu;

/** What a post gives away about itself, beside its words. */
export interface PostSigns {
  readonly isUrgent: boolean;
  /** From 0 on: how much it says that something is other than was said, or over. */
  readonly corrects: number;
  /** It says one figure in place of another: "two, not five". */
  readonly correctsFigure: boolean;
  /** It says that a figure was wrong, and nothing new: "Correction: two, not five". */
  readonly isErratum: boolean;
  /** It begins with a denial. */
  readonly denies: boolean;
  /** Somebody speaks of themselves. */
  readonly isPersonal: boolean;
  /** It opens with a cry: "Hooray, 38!" */
  readonly isOutcry: boolean;
  /** It opens with a quotation, or is hardly anything else. */
  readonly isQuotation: boolean;
  /** A member of a group only asks, or answers in a few words: heard at most within an exchange. */
  readonly isRemark: boolean;
  /** A member of a group gives something away, or sells it: "A cot to give away". */
  readonly isClassified: boolean;
}

const MOST_REMARK_WORDS = 13;

const isRemark = (post: PreparedPost, text: string, saysOtherwise: boolean): boolean => {
  if (post.author === undefined || post.poll || saysOtherwise || /\p{N}/u.test(text)) return false;
  if (sentencesOf(post).every(isQuestion)) return true;
  return post.replyTo !== undefined && wordCount(text) <= MOST_REMARK_WORDS;
};

/** "Anna Bell has been found!" cries out what is news. */
const reportsEnd = (raw: string, { corrects }: Language['cues']): boolean =>
  corrects.test(OUTCRY.exec(raw.trimStart())?.[0] ?? '');

const signs = new WeakMap<PreparedPost, PostSigns>();

const read = (post: PreparedPost, { cues }: Language): PostSigns => {
  const text = sentencesOf(post).join(' ');
  const outside = text.replace(QUOTED, ' ');
  const corrections = text.match(new RegExp(cues.corrects, 'giu'))?.length ?? 0;
  const denies = cues.denies.test(post.raw.trimStart());
  const correctsFigure = NOT_THE_FIGURE.test(text) || ANOTHER_FIGURE.test(text);
  const isUrgent = URGENT.test(post.raw) || cues.labels.test(post.raw.trimStart());
  return {
    isUrgent,
    corrects: Math.min(2, corrections) + (denies ? 2 : 0) + (correctsFigure ? 1.5 : 0),
    correctsFigure,
    isErratum: correctsFigure && cues.corrects.test(LABEL.exec(post.raw)?.[1] ?? ''),
    denies,
    isPersonal: post.poll === undefined && cues.firstPerson.test(outside),
    isOutcry:
      !isUrgent &&
      scoreOf(post.raw) === undefined &&
      OUTCRY.test(post.raw.trimStart()) &&
      !reportsEnd(post.raw, cues),
    isQuotation:
      QUOTED_WHOLE.test(sentencesOf(post)[0] ?? '') ||
      (text.length > 0 && outside.trim().length < text.length * 0.3),
    isRemark: isRemark(post, text, denies || corrections > 0),
    isClassified: post.author !== undefined && !post.replyTo && cues.classifieds.test(text),
  };
};

/** The signs of a post, read once. */
export const signsOf = (post: PreparedPost, language: Language): PostSigns => {
  const known = signs.get(post);
  if (known) return known;
  const found = read(post, language);
  signs.set(post, found);
  return found;
};
