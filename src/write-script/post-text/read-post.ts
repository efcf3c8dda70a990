import type { Cues } from '../language/cues.ts';
import type { Language } from '../language/language.ts';
import { takeDeclaration } from './advertisement.ts';
import { type Block, toBlocks } from './blocks.ts';
import { cleanCharacters } from './characters/clean-characters.ts';
import { closeMarkedCode, closeUnmarkedCode } from './code.ts';
import { capitalised, finishSentence } from './finish-sentence.ts';
import { CODE_GAP, GAP, HIDDEN_GAP } from './gap.ts';
import { keepSentences, type Sentence } from './keep-sentences.ts';
import { closeHashtags, closeLinks, hashtagsOf, withoutRubrics } from './links.ts';
import { restoreSigns, withoutStandIns } from './literal-signs.ts';
import { markRanges, type PostWords } from './mark-ranges.ts';
import { withoutMarkup, withoutStruckOut } from './markup.ts';
import { readOrdinarySigns } from './ordinary-signs.ts';
import { rawSentences } from './raw-sentences.ts';
import { withoutShouting } from './without-shouting.ts';

/** What a post says, without anything that is not language. */
export interface PostText {
  /** The post's own headline, without an end mark. */
  readonly headline?: string;
  readonly sentences: readonly Sentence[];
  /** How much of the post's words these are, from 0 to 1. */
  readonly intact: number;
  readonly hashtags: readonly string[];
  /** The post says so itself. */
  readonly isAdvertisement: boolean;
}

const MOST_HEADLINE_CHARACTERS = 90;

/** "FLASH: Vessel hits bridge" says nothing more by its first word; a listener hears that it comes first. */
const withoutLabel = (text: string, { labels }: Cues): string => {
  // "[UPDATE: 3 pm]" is one remark.
  if (/^\s*\[/.test(text)) return text;
  const rest = text.replace(labels, '');
  return rest === text ? text : capitalised(rest);
};

/** "(Photo: Ann Bell)" says who made the picture. */
const withoutCredits = (text: string, { credits }: Cues): string =>
  text.replace(/\s*\(([^()\n]{3,60})\)/gu, (whole, inner: string) =>
    credits.test(inner) ? '' : whole,
  );

const words = (post: PostWords, language: Language): ReturnType<typeof takeDeclaration> => {
  const { cues } = language;
  // Same length, so that the ranges still fit.
  const { text, code } = markRanges({ ...post, text: withoutStandIns(post.text) });
  const marked = closeMarkedCode(text, code);
  const plain = closeUnmarkedCode(cleanCharacters(withoutStruckOut(marked)));
  // "[Sponsored]" is a tag too, and tags go.
  const tagged = takeDeclaration(withoutMarkup(plain), cues.declares);
  const prose = withoutCredits(
    readOrdinarySigns(withoutLabel(withoutRubrics(tagged.text), cues)),
    cues,
  );
  const declared = takeDeclaration(closeLinks(withoutLabel(prose, cues)), cues.declares);
  return {
    isAdvertisement: tagged.isAdvertisement || declared.isAdvertisement,
    text: restoreSigns(withoutShouting(closeHashtags(declared.text), language)),
  };
};

/** "The bridge is closed" above a link alone is no headline but all that the post says; the link trails it. */
const joinTrailingLinks = (blocks: Block[]): Block[] => {
  const [first, ...others] = blocks;
  const isAll = others.length > 0 && others.every((each) => each.kind === 'gap' && !each.ofCode);
  return first?.kind === 'paragraph' && isAll
    ? [{ kind: 'paragraph', text: `${first.text} ${GAP}` }]
    : blocks;
};

const takeHeadline = (
  blocks: Block[],
  { callsToAct, cues, leadsToRemoved }: Language,
): string | undefined => {
  const [first, second] = blocks;
  if (first?.kind !== 'paragraph' || !second) return undefined;
  const text = first.text.replace(/[\s:]+$/, '');
  // "Bring with you:" belongs to what follows.
  if (/:$/.test(first.text) && second.kind !== 'paragraph') return undefined;
  const isHeadline =
    text.length <= MOST_HEADLINE_CHARACTERS &&
    !/[.;,]$/u.test(text) &&
    (cues.part.test(text) || !/\p{L}{2}[.!?]\s/u.test(text)) &&
    !text.includes(GAP) &&
    !text.includes(CODE_GAP) &&
    !text.includes(HIDDEN_GAP);
  if (leadsToRemoved.test(text) && second.kind !== 'paragraph') return undefined;
  if (!isHeadline || callsToAct.test(text) || !/\p{L}/u.test(text)) return undefined;
  blocks.shift();
  return finishSentence(text).replace(/[.。]$/, '');
};

/** Reads a post down to the sentences that can be said as they stand. Never throws, whatever the text holds. */
export const readPost = (post: PostWords, language: Language): PostText => {
  const { text, isAdvertisement } = words(post, language);
  const blocks = joinTrailingLinks(toBlocks(text));
  const headline = takeHeadline(blocks, language);
  const { sentences, intact } = keepSentences(rawSentences(blocks, language), language);
  const hashtags = hashtagsOf(cleanCharacters(post.text.replaceAll(GAP, ' ')));
  return { ...(headline ? { headline } : {}), sentences, intact, hashtags, isAdvertisement };
};
