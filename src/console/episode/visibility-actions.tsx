import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { shortMoment } from '../format/moment.ts';
import { counted, t } from '../language/translate.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';

interface VisibilityProps {
  readonly episode: EpisodeStatusView;
  /** Called when the API has changed the episode. */
  readonly changed: () => void;
}

const NOTES = {
  hidden: [
    'This episode is hidden',
    'It isn’t in the feed, on the pages or in the search, and its files can’t be fetched. Later episodes still take it as told.',
  ],
  withdrawn: [
    'This episode is withdrawn',
    'What listeners had of it is deleted for good. Later episodes still take it as told.',
  ],
} as const;

const expiryInWords = (expired: NonNullable<EpisodeStatusView['expired']>): string => {
  const rule =
    'keepEpisodes' in expired
      ? counted(
          expired.keepEpisodes,
          'The show kept its newest episode alone.',
          'The show kept its newest {n} episodes.',
        )
      : counted(
          expired.keepDays,
          'The show kept its episodes for one day.',
          'The show kept its episodes for {n} days.',
        );
  return `${t('It was withdrawn on {0}.', shortMoment(expired.at))} ${rule}`;
};

/** Says that nobody may have the episode. */
export const VisibilityNote = ({ episode }: Pick<VisibilityProps, 'episode'>) => {
  if (episode.visibility === 'public') return null;
  const [title, words] = NOTES[episode.visibility];
  return (
    <Notice tone="quiet" title={t(title)}>
      {episode.expired !== null && <p>{expiryInWords(episode.expired)}</p>}
      <p>{t(words)}</p>
      {episode.visibilityPending && (
        <p>{t('Feed, pages and files are being written without it.')}</p>
      )}
    </Notice>
  );
};

const ShowAgain = ({ episode, changed }: VisibilityProps) => {
  const { api } = useConsole();
  const action = useAction(async () => {
    await api.changeVisibility(episode.episodeId, 'show');
    changed();
  });
  return (
    <>
      <button type="button" class="primary" disabled={action.isRunning} onClick={action.run}>
        {t('Show it again')}
      </button>
      {action.error !== undefined && (
        <Notice tone="bad" title={t('The episode is still hidden')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
    </>
  );
};

/** Hides a published episode, shows it again, or withdraws it for good. */
export const VisibilityActions = ({ episode, changed }: VisibilityProps) => {
  const { api } = useConsole();
  const { episodeId, visibility } = episode;
  if (episode.publishedAt === null || visibility === 'withdrawn') return null;
  const decide = (deed: 'hide' | 'withdraw') => async () => {
    await api.changeVisibility(episodeId, deed);
    changed();
  };
  return (
    <div class="actions">
      {visibility === 'hidden' ? (
        <ShowAgain episode={episode} changed={changed} />
      ) : (
        <ConfirmButton
          label={t('Hide')}
          question={t(
            'Hide this episode? Nobody can find or fetch it until you show it again; apps that have downloaded it keep it.',
          )}
          confirm={t('Hide it')}
          perform={decide('hide')}
        />
      )}
      {episode.terminal && (
        <ConfirmButton
          label={t('Withdraw')}
          question={t(
            'Withdraw this episode for good? Its audio, transcript and clips are deleted, and it can’t be shown or made again; apps that have downloaded it keep it.',
          )}
          confirm={t('Withdraw it')}
          perform={decide('withdraw')}
        />
      )}
    </div>
  );
};
