import { useRef } from 'preact/hooks';
import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { StartFrom } from '../../episode/execution-input.ts';
import { ApiRefusal, inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { hrefTo } from '../route.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { liveEpisodeIn } from './status-words.ts';
import { type Restart, restartsOf } from './steps.ts';

interface RestartButtonsProps {
  readonly episode: EpisodeStatusView;
  readonly restarts: readonly Restart[];
  readonly changed: () => void;
}

const RestartButtons = ({ episode, restarts, changed }: RestartButtonsProps) => {
  const { api } = useConsole();
  const { episodeId, status } = episode;
  const from = useRef<StartFrom>('collect');
  const action = useAction(async () => {
    await api.retryEpisode(episodeId, from.current);
    changed();
  });
  const { error } = action;
  const other =
    error instanceof ApiRefusal ? liveEpisodeIn(error.problem.statusUrl ?? '', episodeId) : null;
  return (
    <>
      <div class="actions">
        {restarts.map((restart, index) => (
          <button
            key={restart.from}
            type="button"
            class={index === 0 && status === 'failed' ? 'primary' : undefined}
            title={restart.hint}
            disabled={action.isRunning}
            onClick={() => {
              from.current = restart.from;
              void action.run();
            }}
          >
            {restart.label}
          </button>
        ))}
      </div>
      {error !== undefined && (
        <Notice tone="bad" title="The episode wasn’t started again">
          <p dir="auto">{inWords(error)}</p>
          {other !== null && (
            <p>
              <a href={hrefTo({ page: 'episode', episodeId: other })}>
                See the episode that is under way
              </a>
            </p>
          )}
        </Notice>
      )}
    </>
  );
};

interface EpisodeActionsProps {
  readonly episode: EpisodeStatusView;
  /** Called when the API has changed the episode. */
  readonly changed: () => void;
}

/** What can be done with an episode now: cancel it while it is made, make it again when it has ended. */
export const EpisodeActions = ({ episode, changed }: EpisodeActionsProps) => {
  const { api } = useConsole();
  if (!episode.terminal) {
    return (
      <div class="actions">
        <ConfirmButton
          label="Cancel"
          question="Stop making this episode? It can be taken up again later from where it is now."
          confirm="Stop making it"
          perform={async () => {
            await api.cancelEpisode(episode.episodeId);
            changed();
          }}
        />
      </div>
    );
  }
  const restarts = restartsOf(episode);
  if (episode.status !== 'completed') {
    return (
      <>
        <RestartButtons episode={episode} restarts={restarts} changed={changed} />
        <p class="hint after-actions">
          A retry keeps the show’s settings as they were when this episode began. After{' '}
          <a href={hrefTo({ page: 'show-settings', podcastId: episode.podcastId })}>
            changing them
          </a>
          , <a href={hrefTo({ page: 'show', podcastId: episode.podcastId })}>generate a new one</a>.
        </p>
      </>
    );
  }
  return (
    <details class="again">
      <summary>Make this episode again</summary>
      <p class="hint">
        What is public now stays public until the new one is ready. What is spoken already is taken
        as it is.
      </p>
      <RestartButtons episode={episode} restarts={restarts} changed={changed} />
    </details>
  );
};
