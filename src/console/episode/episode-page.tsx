import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { StartFrom } from '../../episode/input/start-steps.ts';
import type { Show } from '../../show/show.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { lazyPage } from '../ui/lazy-page.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { type Resource, useResource } from '../use-resource.ts';
import { EpisodeActions } from './episode-actions.tsx';
import { EpisodeFacts } from './episode-facts.tsx';
import { EpisodeOutcome } from './episode-outcome.tsx';
import { EpisodeWarnings } from './episode-warnings.tsx';
import { isMoving } from './poll-delay.ts';
import { ProgressBar } from './progress-bar.tsx';
import { RetryingNote } from './retrying-note.tsx';
import { episodeTitle } from './status-words.ts';
import { StepTrack } from './step-track.tsx';
import { VisibilityActions, VisibilityNote } from './visibility-actions.tsx';

// Of episodes that can be listened to alone: what is told of the others is there at once.
const ListenPanel = lazyPage(async () => (await import('./listen/listen-panel.tsx')).ListenPanel);

const FoldedChanges = lazyPage(async () => (await import('../access/changes.tsx')).FoldedChanges);

const PostPanel = lazyPage(async () => (await import('../post/post-panel.tsx')).PostPanel);

const EpisodePicture = lazyPage(
  async () => (await import('../picture/episode-picture.tsx')).EpisodePicture,
);

const ListensPanel = lazyPage(
  async () => (await import('../listens/listens-panel.tsx')).ListensPanel,
);

const useShow = (podcastId: string | undefined): Show | null | undefined => {
  const { api } = useConsole();
  const show = useResource(podcastId ?? '', {
    load: async (signal) => (podcastId ? await api.readShow(podcastId, signal) : null),
  });
  return show.data;
};

/** Where the newest attempt began; a first one at the beginning. */
const useStart = ({ episodeId, attempt }: EpisodeStatusView): StartFrom => {
  const { api } = useConsole();
  const list = useResource(`start of ${episodeId} ${attempt}`, {
    load: async (signal) => (attempt === 1 ? null : await api.listExecutions(episodeId, signal)),
  });
  const newest = list.data?.items.find((one) => one.attempt !== null);
  const { from } = (newest?.input ?? {}) as { readonly from?: StartFrom };
  return from ?? 'collect';
};

interface MakingCardProps {
  readonly episode: EpisodeStatusView;
  readonly changed: () => void;
}

interface EpisodeViewProps {
  readonly episode: EpisodeStatusView;
  readonly resource: Resource<EpisodeStatusView>;
  readonly startMs: number | undefined;
  /** Where the show's episodes are posted today; null for nowhere. */
  readonly chat: string | null;
}

/** How far an episode is, what went wrong, and what can be done. */
const MakingCard = ({ episode, changed }: MakingCardProps) => (
  <section class="card" aria-label={t('Progress')}>
    <StepTrack episode={episode} from={useStart(episode)} />
    <ProgressBar episode={episode} />
    {!episode.terminal && <RetryingNote episodeId={episode.episodeId} attempt={episode.attempt} />}
    <EpisodeOutcome episode={episode} />
    <EpisodeWarnings episode={episode} />
    <ForRole needs="editor">
      {episode.visibility !== 'withdrawn' && <EpisodeActions episode={episode} changed={changed} />}
    </ForRole>
  </section>
);

const EpisodeView = ({ episode, resource, startMs, chat }: EpisodeViewProps) => (
  <>
    {episode.isImported ? (
      <>
        <Notice tone="quiet" title={t('Imported')}>
          <p>
            {t(
              'Another system made this episode. It is clipped, searched and stays in its feed like the rest. It has no execution, and can’t be made again.',
            )}
          </p>
        </Notice>
        {episode.publishError !== null && <EpisodeOutcome episode={episode} />}
      </>
    ) : (
      <MakingCard episode={episode} changed={resource.reload} />
    )}
    <VisibilityNote episode={episode} />
    {episode.publishedAt !== null && episode.visibility !== 'withdrawn' && (
      <PostPanel episode={episode} chat={chat} changed={resource.reload} />
    )}
    <ForRole needs="editor">
      <VisibilityActions episode={episode} changed={resource.reload} />
    </ForRole>
    {episode.audioUrl !== null && episode.status === 'completed' && (
      <ListenPanel
        key={episode.audioUrl}
        episode={episode}
        audioUrl={episode.audioUrl}
        startMs={startMs}
      />
    )}
    {episode.publishedAt !== null && episode.visibility === 'public' && (
      <EpisodePicture episode={episode} changed={resource.reload} />
    )}
    {episode.publishedAt !== null && <ListensPanel of={{ episodeId: episode.episodeId }} />}
    <EpisodeFacts episode={episode} />
    <FoldedChanges of={{ episodeId: episode.episodeId }} />
  </>
);

interface EpisodePageProps {
  readonly episodeId: string;
  /** The moment to play from. */
  readonly startMs: number | undefined;
}

/** One episode: where it stands while it is made, why it failed, and how it sounds. */
export const EpisodePage = ({ episodeId, startMs }: EpisodePageProps) => {
  const { api } = useConsole();
  const episode = useResource(episodeId, {
    load: (signal) => api.readEpisode(episodeId, signal),
    isMoving,
  });
  const { data } = episode;
  const show = useShow(data?.podcastId);
  return (
    <>
      <PageTitle
        title={data ? episodeTitle(data) : t('Episode')}
        parent={{
          href: data
            ? hrefTo({ page: 'show', podcastId: data.podcastId })
            : hrefTo({ page: 'shows' }),
          label: data ? (show?.title ?? t('Show')) : t('Shows'),
        }}
      >
        {data && (
          <span role="status">
            <StatusBadge episode={data} />
          </span>
        )}
      </PageTitle>
      <ResourceView resource={episode} what={t('the episode')}>
        {(known) => (
          <EpisodeView
            episode={known}
            resource={episode}
            startMs={startMs}
            chat={show?.config?.telegramChat ?? null}
          />
        )}
      </ResourceView>
    </>
  );
};
