import type { Style } from '../../show/styles.ts';
import type { Message } from '../language/catalogue.ts';

/** How an episode of each style is told, in a line. */
export const STYLE_WORDS: Readonly<Record<Style, Message>> = {
  newscast: 'A newscast: the lead, further stories, the rest in brief',
  'in-depth': 'In depth: one voice, at length',
  digest: 'A digest: one thing after another, a line each',
  conversation: 'A conversation: they react, wonder and disagree',
  interview: 'An interview: one asks, the others answer',
  'deep-dive': 'A deep dive: a matter is taken apart and put together again',
  story: 'A story: what happened, in the order in which it can be followed',
};
