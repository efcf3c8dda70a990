import { splitSentences } from '../../speech-text/sentences/split-sentences.ts';
import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { words } from '../segments/split-text.ts';
import { captionLines } from './caption-lines.ts';

const LONGEST_SECONDS = 6;
const SHORTEST_SECONDS = 1.2;

/** What a caption costs that begins or ends badly; the least sum of them is how people would cut. */
const COST = {
  caption: 4,
  withinClause: 30,
  betweenClauses: 6,
  /** Two sentences in one caption, of which the second can't begin with its voice. */
  sentenceInside: 9,
  tooShort: 40,
  lastWordLeadsOn: 8,
} as const;

/** Where each of some pieces ends in the text that they are together. */
const endsOf = (pieces: readonly string[]): number[] => {
  let end = 0;
  return pieces.map(({ length }) => {
    end += length;
    return end;
  });
};
/** Of each word, whether a sentence ends with it. */
const sentenceEnds = (parts: readonly string[], languageCode: string): boolean[] => {
  const ends = new Set(endsOf(splitSentences(parts.join(''), languageCode)));
  return endsOf(parts).map((end) => ends.has(end));
};
/** "Gen." belongs to the word behind it. */
const endsWithPoint = (text: string): boolean => /\.\s*$/u.test(text);
const endsClause = (text: string): boolean => /[,;:،、，—–]["'»”)]*\s*$/u.test(text);
/** Mostly articles and prepositions. */
const leadsOn = (text: string): boolean => /(?:^|\s)\p{L}{1,3}\s*$/u.test(text);

const cutCost = (before: string, next: string): number => {
  // A date is one clause: March 18, 2026.
  if (endsClause(before) && !/^\d/.test(next)) return COST.betweenClauses;
  return COST.withinClause + (leadsOn(before) || endsWithPoint(before) ? COST.lastWordLeadsOn : 0);
};

/**
 * Cuts what is said in one go into captions of at most two lines and about six seconds: between
 * sentences where that fits, else between clauses, else between words. Captions of a blink are
 * joined with their neighbours. `indent` columns stay free in the first. No word is lost.
 */
export const splitCaptions = (text: string, languageCode: string, indent = 0): string[] => {
  const parts = words(text.trim(), languageCode);
  const ends = sentenceEnds(parts, languageCode);
  // best[end]: the least cost of captions that hold the words before `end`, and where the last of them starts.
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= parts.length; end += 1) {
    let choice = { cost: Number.POSITIVE_INFINITY, start: end - 1 };
    let caption = '';
    let inside = 0;
    for (let start = end - 1; start >= 0; start -= 1) {
      if (caption !== '' && ends[start]) inside += COST.sentenceInside;
      caption = (parts[start] ?? '') + caption;
      const seconds = spokenSeconds(caption);
      const fits =
        seconds <= LONGEST_SECONDS &&
        captionLines(caption.trim(), languageCode, start === 0 ? indent : 0).length <= 2;
      // A word that fits nowhere stands alone.
      if (!fits && start < end - 1) break;
      const before = best[start]?.cost ?? 0;
      const short = Math.max(0, SHORTEST_SECONDS - seconds) * COST.tooShort;
      const cut = end === parts.length || ends[end - 1] ? 0 : cutCost(caption, parts[end] ?? '');
      const cost = before + COST.caption + cut + short + inside;
      if (cost < choice.cost) choice = { cost, start };
    }
    best.push(choice);
  }
  const captions: string[] = [];
  for (let end = parts.length; end > 0; end = best[end]?.start ?? 0) {
    captions.unshift(
      parts
        .slice(best[end]?.start ?? 0, end)
        .join('')
        .trim(),
    );
  }
  return captions.filter((caption) => caption !== '');
};
