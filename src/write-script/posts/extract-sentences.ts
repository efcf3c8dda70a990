import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import type { Language } from '../language/language.ts';
import { isQuestion } from '../post-text/sentences.ts';
import type { PreparedPost } from './prepared-post.ts';
import type { Terms } from './terms.ts';
import { stems } from './words-of.ts';

/** A sentence next to one that is taken is heard in its context. */
const NEIGHBOUR = 1.6;
/** A post that fits whole must not lose its last sentence to floating point. */
const ROUNDING_SECONDS = 0.01;

const carries = (text: string, index: number, terms: Terms, language: Language): number => {
  const words = stems(text, language);
  const about = words.reduce((sum, stem) => sum + (terms.get(stem) ?? 0), 0);
  return about / Math.sqrt(words.length + 4) + 0.6 / (index + 1);
};

/** For each sentence, the stems of what it speaks of as known and an earlier one has told. */
const backReferences = (
  stemsOf: readonly (readonly string[])[],
  texts: readonly string[],
  language: Language,
) => {
  const { pointsBack } = language;
  return texts.map((text, index) =>
    pointsBack === undefined
      ? []
      : Array.from(text.matchAll(pointsBack), ([, noun = '']) =>
          language.stem(noun.toLowerCase()),
        ).filter((stem) => stemsOf.slice(0, index).some((earlier) => earlier.includes(stem))),
  );
};

/**
 * The sentences of a post that carry its content, in their order, in about so many seconds. The
 * first always stands; one that leans on another comes only behind it.
 */
export const extractSentences = (
  post: PreparedPost,
  seconds: number,
  terms: Terms,
  language: Language,
): string[] => {
  const { sentences, headline = '' } = post.text;
  const texts = sentences.map(({ text }) => text);
  const stemsOf = texts.map((text) => stems(text, language));
  const inHeadline = new Set(stems(headline, language));
  const references = backReferences(stemsOf, texts, language);
  const taken = new Set<number>();
  const scores = sentences.map(({ text }, index) => carries(text, index, terms, language));
  let left = seconds + ROUNDING_SECONDS;
  // "The boy" means nobody where the sentence that brings him up is left out.
  const isUnderstood = (index: number) =>
    (references[index] ?? []).every(
      (stem) =>
        inHeadline.has(stem) || [...taken].some((i) => i < index && stemsOf[i]?.includes(stem)),
    );
  const candidates = () =>
    sentences
      .map((sentence, index) => ({ ...sentence, index }))
      .filter(({ index, leans, text }) => {
        const isOpen =
          !taken.has(index) &&
          (index === 0 || !leans || taken.has(index - 1)) &&
          isUnderstood(index);
        return isOpen && (taken.size === 0 ? index === 0 : spokenSeconds(text) <= left);
      });
  for (let open = candidates(); open.length > 0; open = candidates()) {
    const score = ({ index }: { readonly index: number }) =>
      (scores[index] ?? 0) * (taken.has(index - 1) ? NEIGHBOUR : 1);
    const best = open.reduce((a, b) => (score(b) > score(a) ? b : a));
    taken.add(best.index);
    left -= spokenSeconds(best.text);
  }
  // "But how? It is locked! By a key." is answered by the key.
  const isAnswered = (index: number, text: string): boolean => {
    const answer = texts.findIndex((each, at) => at > index && !/[!！]["'»”)]*$/u.test(each));
    return (
      !isQuestion(text) ||
      index === sentences.length - 1 ||
      taken.has(answer < 0 ? index + 1 : answer)
    );
  };
  const takenTexts = new Set(texts.filter((_, index) => taken.has(index)));
  const unanswered = new Set<number>();
  const answered = sentences.filter(({ text, leans, announces = [] }, index) => {
    const isLost = !isAnswered(index, text) || (leans && unanswered.has(index - 1));
    if (isLost) unanswered.add(index);
    return taken.has(index) && !isLost && announces.every((begins) => takenTexts.has(begins));
  });
  return (answered.length > 0 ? answered : sentences.slice(0, 1)).map(({ text }) => text);
};
