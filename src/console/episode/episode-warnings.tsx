import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';

/** What an attempt ran into without failing; nothing when all went well. */
export const EpisodeWarnings = ({ episode }: { readonly episode: EpisodeStatusView }) =>
  episode.warnings.length === 0 ? null : (
    <Notice tone="quiet" title={t('Something went otherwise than the show asks for')}>
      {episode.warnings.map(({ message }) => (
        <p key={message} dir="auto">
          {message}
        </p>
      ))}
    </Notice>
  );
