import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';

const FIGURE = /\d[\d.,]*/g;

const figuresOf = (post: PreparedPost): Set<string> =>
  new Set(
    headOf(post)
      .flatMap((text) => text.match(FIGURE) ?? [])
      .map((figure) => figure.replace(/[.,]+$/, ''))
      .filter((figure) => figure.length > 1),
  );

/** Whether a later post takes a figure of an earlier one back: "23 passengers, not 43". */
export const correctsFigureOf = (
  later: PreparedPost,
  earlier: PreparedPost,
  language: Language,
): boolean => {
  if (later.date <= earlier.date || signsOf(later, language).corrects < 1) return false;
  const [before, after] = [figuresOf(earlier), figuresOf(later)];
  const shared = [...before].filter((figure) => after.has(figure));
  return shared.length > 0 && [...after].some((figure) => !before.has(figure));
};
