import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';

interface DiscardButtonProps {
  readonly episodeId: string;
  /** Called when the script is discarded. */
  readonly discarded: () => void;
}

/** Ends a review without having the script spoken. */
export const DiscardButton = ({ episodeId, discarded }: DiscardButtonProps) => {
  const { api } = useConsole();
  return (
    <ConfirmButton
      label={t('Discard it')}
      question={t('Discard this script? It isn’t spoken, and its posts count as told.')}
      confirm={t('Discard the script')}
      perform={async () => {
        await api.discardEpisode(episodeId);
        discarded();
      }}
    />
  );
};
