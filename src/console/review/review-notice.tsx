import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { ForRole } from '../access/for-role.tsx';
import { shortMoment } from '../format/moment.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Notice } from '../ui/notice.tsx';

type Review = NonNullable<EpisodeStatusView['review']>;

/** What becomes of a script that nobody reviews, and when. */
export const deadlineInWords = ({ until, atDeadline }: Review): string =>
  atDeadline === 'publish'
    ? t('Unless somebody decides before {0}, it is spoken as it is.', shortMoment(until))
    : t('Unless somebody decides before {0}, it is discarded.', shortMoment(until));

/** Of an episode whose script awaits a review: until when, and the way there. */
export const ReviewNotice = ({ episodeId, ...review }: Review & { readonly episodeId: string }) => (
  <Notice tone="quiet" title={t('The script is written, and awaits a review')}>
    <p>
      {t('Nothing is spoken before somebody approves it.')} {deadlineInWords(review)}
    </p>
    <ForRole needs="editor">
      <div class="actions">
        <a class="button primary" href={hrefTo({ page: 'script', episodeId })}>
          {t('Review the script')}
        </a>
      </div>
    </ForRole>
  </Notice>
);

/** Of an episode whose script was discarded. */
export const Discarded = ({ episode }: { readonly episode: EpisodeStatusView }) => (
  <Notice tone="quiet" title={t('The script was discarded')}>
    <p>
      {t(
        'It isn’t spoken, and its posts count as told: the next episode goes on after them. To have it spoken after all, retry it from the audio.',
      )}
    </p>
    <ForRole needs="editor">
      <p>
        <a href={hrefTo({ page: 'script', episodeId: episode.episodeId })}>
          {t('Read the script')}
        </a>
      </p>
    </ForRole>
  </Notice>
);
