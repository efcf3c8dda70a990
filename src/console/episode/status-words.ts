import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { shortMoment } from '../format/moment.ts';
import { t } from '../language/translate.ts';
import { isCancelled } from './cancelled.ts';

/** How a status is coloured. */
export type Tone = 'live' | 'good' | 'bad' | 'quiet';

const WORDS = {
  pending: ['Collecting posts', 'live'],
  content_collected: ['Writing the script', 'live'],
  awaiting_review: ['Awaits a review', 'quiet'],
  processing: ['Speaking', 'live'],
  completed: ['Completed', 'good'],
  skipped: ['Nothing to tell', 'quiet'],
  failed: ['Failed', 'bad'],
} as const satisfies Record<EpisodeStatusView['status'], readonly [string, Tone]>;

/** An episode's status for people: in words, and in what tone. */
export const statusInWords = ({
  status,
  state,
  error,
  publishError,
  waiting,
  visibility,
  terminal,
  isDiscarded,
}: Pick<
  EpisodeStatusView,
  | 'status'
  | 'state'
  | 'error'
  | 'publishError'
  | 'waiting'
  | 'visibility'
  | 'terminal'
  | 'isDiscarded'
>): {
  readonly words: string;
  readonly tone: Tone;
} => {
  if (visibility === 'withdrawn') return { words: t('Withdrawn'), tone: 'quiet' };
  if (visibility === 'hidden' && terminal) return { words: t('Hidden'), tone: 'quiet' };
  if (isCancelled({ status, error })) return { words: t('Cancelled'), tone: 'quiet' };
  if (status === 'pending' && state === 'OpenEpisode')
    return { words: t('Starting'), tone: 'live' };
  if (waiting !== null) return { words: t('Waiting'), tone: 'quiet' };
  if (publishError !== null) return { words: t('Not published'), tone: 'bad' };
  if (status === 'completed' && state !== null) return { words: t('Publishing'), tone: 'live' };
  if (isDiscarded) return { words: t('Discarded'), tone: 'quiet' };
  const [words, tone] = WORDS[status];
  return { words: t(words), tone };
};

/** What an episode is called; one without a title by when it was started. */
export const episodeTitle = ({
  title,
  createdAt,
}: Pick<EpisodeStatusView, 'title' | 'createdAt'>): string =>
  title ?? t('Episode of {0}', shortMoment(createdAt));

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The live episode that a refusal names: it stands last in the message, or in the address given. */
export const liveEpisodeIn = (text: string, ownId: string): string | null =>
  text.match(UUID)?.findLast((id) => id !== ownId) ?? null;
