import type { EpisodeStatusView as Episode } from '../../../src/api/episode-status/schema.ts';
import { minuteUtc } from './minute-utc.ts';

/** What becomes of a script that nobody reviews, and when. */
export const deadlineInWords = ({ until, atDeadline }: NonNullable<Episode['review']>): string =>
  `until ${minuteUtc(until)} UTC, then ${atDeadline === 'publish' ? 'spoken as it is' : 'discarded'}`;

/** What can be done with a script that awaits a review. */
export const reviewLines = ({ episodeId, review }: Episode): string[] =>
  review
    ? [
        `  Its script awaits a review ${deadlineInWords(review)}.`,
        `  Read it: npx stepcast review show ${episodeId}`,
        `  Then: npx stepcast review approve ${episodeId}, or discard`,
      ]
    : [];
