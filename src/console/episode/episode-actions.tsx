import { useRef } from 'preact/hooks';
import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { StartFrom } from '../../episode/input/start-steps.ts';
import { ApiRefusal, inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { DiscardButton } from '../review/discard-button.tsx';
import { hrefTo } from '../route.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { LiveEpisodeLink } from './live-episode-link.tsx';
import { type Restart, restartsOf, WRITTEN_ANEW } from './steps.ts';

interface RestartButtonsProps {
  readonly episode: EpisodeStatusView;
  readonly restarts: readonly Restart[];
  readonly changed: () => void;
}

const RestartButtons = ({ episode, restarts, changed }: RestartButtonsProps) => {
  const { api } = useConsole();
  const { episodeId, publishError } = episode;
  const from = useRef<StartFrom>('collect');
  const action = useAction(async () => {
    await api.retryEpisode(episodeId, { from: from.current });
    changed();
  });
  const { error } = action;
  return (
    <>
      <div class="actions">
        {restarts.map((restart, index) => (
          <button
            key={restart.from}
            type="button"
            class={index === 0 && episode.remedy === 'retry' ? 'primary' : undefined}
            aria-describedby={`restart-${restart.from}`}
            disabled={action.isRunning}
            onClick={() => {
              from.current = restart.from;
              void action.run();
            }}
          >
            {publishError !== null && index === 0 ? t('Publish it again') : t(restart.label)}
          </button>
        ))}
      </div>
      <ul class="restart-hints hint">
        {restarts.map(({ from: step, label, hint }) => (
          <li key={step} id={`restart-${step}`}>
            {t(label)}: {t(hint)}
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <Notice tone="bad" title={t('The episode wasn’t started again')}>
          <p dir="auto">{inWords(error)}</p>
          {error instanceof ApiRefusal && (
            <LiveEpisodeLink text={error.problem.statusUrl ?? ''} ownId={episodeId} />
          )}
        </Notice>
      )}
    </>
  );
};

interface OwnEpisode {
  readonly episode: EpisodeStatusView;
}

/** What helps where a retry can't: it would meet the same settings, period or episode again. */
const OtherWays = ({ episode: { remedy, podcastId } }: OwnEpisode) => {
  if (remedy === 'none') {
    return (
      <div class="actions">
        <a class="button" href={hrefTo({ page: 'shows' })}>
          {t('See all shows')}
        </a>
      </div>
    );
  }
  return (
    <div class="actions">
      {remedy === 'generate' && (
        <a class="button primary" href={hrefTo({ page: 'show-settings', podcastId })}>
          {t('Change the settings')}
        </a>
      )}
      <a class="button" href={hrefTo({ page: 'show', podcastId })}>
        {remedy === 'generate' ? t('Generate a new one') : t('See the show')}
      </a>
    </div>
  );
};

const hasScript = ({ timeline }: EpisodeStatusView): boolean =>
  timeline.some(({ status }) => status === 'processing' || status === 'awaiting_review');

const EditLink = ({ episode }: OwnEpisode) => (
  <p class="after-actions">
    <a href={hrefTo({ page: 'script', episodeId: episode.episodeId })}>{t('Edit the script')}</a>
    <span class="hint">{t(': only the lines that you change are spoken again.')}</span>
  </p>
);

const RerunLink = ({ episode }: OwnEpisode) => (
  <p class="after-actions">
    <a href={hrefTo({ page: 'rerun', episodeId: episode.episodeId })}>
      {t('Change something first')}
    </a>
    <span class="hint">{t(': the period, the settings, where it starts.')}</span>
  </p>
);

interface EpisodeActionsProps {
  readonly episode: EpisodeStatusView;
  /** Called when the API has changed the episode. */
  readonly changed: () => void;
}

/** What can be done with an episode now: cancel it while it is made, make it again when it has ended. */
export const EpisodeActions = ({ episode, changed }: EpisodeActionsProps) => {
  const { api } = useConsole();
  if (episode.review !== null) {
    return (
      <>
        <div class="actions">
          <DiscardButton episodeId={episode.episodeId} discarded={changed} />
        </div>
        <p class="hint after-actions">{t('Or have the script written anew:')}</p>
        <RestartButtons episode={episode} restarts={WRITTEN_ANEW} changed={changed} />
      </>
    );
  }
  if (!episode.terminal) {
    return (
      <div class="actions">
        <ConfirmButton
          label={t('Cancel')}
          question={t(
            'Stop making this episode? It can be taken up again later from where it is now.',
          )}
          confirm={t('Stop making it')}
          perform={async () => {
            await api.cancelEpisode(episode.episodeId);
            changed();
          }}
        />
      </div>
    );
  }
  const restarts = restartsOf(episode);
  const again = { episode, restarts, changed };
  if (episode.remedy !== null && episode.remedy !== 'retry') return <OtherWays episode={episode} />;
  if (episode.status !== 'completed') {
    return (
      <>
        <RestartButtons {...again} />
        <p class="hint after-actions">
          {t('A retry keeps the show’s settings as they were when this episode began. After')}{' '}
          <a href={hrefTo({ page: 'show-settings', podcastId: episode.podcastId })}>
            {t('changing them')}
          </a>{' '}
          {t('for all episodes to come,')}{' '}
          <a href={hrefTo({ page: 'show', podcastId: episode.podcastId })}>
            {t('generate a new one')}
          </a>
          .
        </p>
        <RerunLink episode={episode} />
        {hasScript(episode) && <EditLink episode={episode} />}
      </>
    );
  }
  return (
    <details class="again" open={episode.publishError !== null}>
      <summary>{t('Make this episode again')}</summary>
      <p class="hint">
        {t(
          'What is public now stays public until the new one is ready. What is spoken already is taken as it is.',
        )}
      </p>
      <RestartButtons {...again} />
      <RerunLink episode={episode} />
      <EditLink episode={episode} />
    </details>
  );
};
