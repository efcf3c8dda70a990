import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { fullSeconds } from '../posts/spoken-length.ts';
import type { Terms } from '../posts/terms.ts';
import type { Story } from './story.ts';

const NONE: Terms = new Map();
/** So much of a report must stand in another one that it adds nothing to it. */
const ADDS_NOTHING = 0.5;
/** The same of the newest report, which is left for a fuller one. */
const SAME_NEWS = 0.65;
/** Later reports tell what has happened since. */
const SAME_NEWS_MS = 6 * 3_600_000;

/** How much of what one report is about stands in another one, from 0 to 1; 0 where it has a figure of its own. */
const containment = (report: Terms, other: Terms): number => {
  let shared = 0;
  for (const [term, weight] of report) {
    if (other.has(term)) shared += weight ** 2;
    else if (/\p{N}/u.test(term)) return 0;
  }
  return shared;
};

/** Whether a report says nothing that another one doesn't say. */
export const addsNothing = (
  report: PreparedPost,
  other: PreparedPost,
  terms: ReadonlyMap<PreparedPost, Terms>,
): boolean => containment(terms.get(report) ?? NONE, terms.get(other) ?? NONE) >= ADDS_NOTHING;

/**
 * The post to tell for the newest of a story's two reports, where another channel says the same more
 * fully within hours; undefined where the newest has something of its own.
 */
export const fullerReport = (
  { posts, newest }: Story,
  terms: ReadonlyMap<PreparedPost, Terms>,
  language: Language,
): PreparedPost | undefined => {
  const fuller = posts.find((post) => post !== newest);
  if (posts.length > 2 || !fuller || fuller.channel === newest.channel) return undefined;
  const [opening = ''] = headOf(fuller);
  const isPrivate =
    signsOf(fuller, language).isPersonal || language.cues.teases.test(opening) || fuller.poll;
  const isLater = newest.date.getTime() - fuller.date.getTime() > SAME_NEWS_MS;
  if (isPrivate || isLater || signsOf(newest, language).corrects > 0) return undefined;
  const share = containment(terms.get(newest) ?? NONE, terms.get(fuller) ?? NONE);
  return share >= SAME_NEWS && fullSeconds(fuller) > fullSeconds(newest) ? fuller : undefined;
};
