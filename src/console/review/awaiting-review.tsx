import { useConsole } from '../context.ts';
import { episodeTitle } from '../episode/status-words.ts';
import { counted } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Notice } from '../ui/notice.tsx';
import { useResource } from '../use-resource.ts';
import { deadlineInWords } from './review-notice.tsx';

const MOST = 20;

/** The scripts that await a review; nothing where none does. */
export const AwaitingReview = () => {
  const { api } = useConsole();
  const awaiting = useResource('awaiting review', {
    load: (signal) =>
      api.listEpisodes(
        { podcastId: null, status: 'awaiting_review', limit: MOST, cursor: null },
        signal,
      ),
    isMoving: () => false,
  });
  const items = awaiting.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Notice
      tone="quiet"
      title={counted(items.length, 'A script awaits a review', '{n} scripts await a review')}
    >
      <ul>
        {items.map((episode) => (
          <li key={episode.episodeId}>
            <a href={hrefTo({ page: 'script', episodeId: episode.episodeId })}>
              <bdi>{episodeTitle(episode)}</bdi>
            </a>
            {episode.review !== null && (
              <span class="hint"> {deadlineInWords(episode.review)}</span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
};
