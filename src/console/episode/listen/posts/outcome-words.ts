import type { CoverageCounts } from '../../../../episode/coverage/count-coverage.ts';
import type { CoveredPost, LeftOut } from '../../../../episode/coverage/coverage.ts';
import type { Message } from '../../../language/catalogue.ts';
import { counted, t } from '../../../language/translate.ts';

/** What became of a post, as a list of posts is narrowed by it. */
export type Outcome = CoveredPost['outcome'];

/** Each outcome as a list is headed by it, in the order in which they are offered. */
export const OUTCOMES: readonly { readonly outcome: Outcome; readonly label: Message }[] = [
  { outcome: 'told', label: 'Told' },
  { outcome: 'brief', label: 'In brief' },
  { outcome: 'merged', label: 'Merged' },
  { outcome: 'notes', label: 'In the notes only' },
  { outcome: 'left-out', label: 'Left out' },
];

/** Why a post was left out, for a person. */
export const WHY_LEFT_OUT: Readonly<Record<LeftOut, Message>> = {
  'no-words': 'it has no words',
  links: 'it is nothing but links',
  greeting: 'a greeting',
  call: 'it asks readers to subscribe, share or write',
  'time-stamps': 'a list of time stamps',
  alarm: 'an alarm, true for its hour',
  remark: 'a remark that tells nothing by itself',
  advertisement: 'an advertisement',
  'told-before': 'an earlier episode told it',
  edited: 'whoever edited the script took it out',
};

/** A number of posts, for example `1 post`. */
export const postsInWords = (count: number): string => counted(count, '1 post', '{n} posts');

/** What was found in the period, and how much of it the episode was written from. */
export const takenInWords = ({ found, filtered, truncated, kept }: CoverageCounts): string => {
  const dropped = [
    ...(filtered > 0 ? [t('{0} left out by the show’s settings', filtered)] : []),
    ...(truncated > 0 ? [t('{0} older ones beyond what the show takes', truncated)] : []),
  ];
  return dropped.length === 0
    ? t('{0} found in the period, all taken.', postsInWords(found))
    : t('{0} found in the period: {1}, {2} taken.', postsInWords(found), dropped.join(', '), kept);
};
