import { useEffect, useRef } from 'preact/hooks';
import { inWords } from '../../../api/api-errors.ts';
import { useConsole } from '../../../context.ts';
import { t } from '../../../language/translate.ts';
import { useAction } from '../../../use-action.ts';

interface ListenProps {
  /** As shows name it. */
  readonly voice: string;
  readonly languageCode: string;
  /** Whom one hears, for those who don't see where the button stands. */
  readonly label: string;
}

/** Has a voice say a sentence in the language: at home alone, where hearing it goes past no queue. */
export const ListenButton = ({ voice, languageCode, label }: ListenProps) => {
  const { api, settings } = useConsole();
  const playing = useRef<HTMLAudioElement | null>(null);
  const stop = () => {
    if (playing.current === null) return;
    playing.current.pause();
    URL.revokeObjectURL(playing.current.src);
    playing.current = null;
  };
  useEffect(() => stop, [voice, languageCode]);
  const listen = useAction(async () => {
    stop();
    const audio = new Audio(URL.createObjectURL(await api.sampleVoice(voice, languageCode)));
    playing.current = audio;
    await audio.play();
  });
  if (settings.hasConnections !== true) return null;
  return (
    <div class="listen-sample">
      <button type="button" aria-label={label} disabled={listen.isRunning} onClick={listen.run}>
        {listen.isRunning ? t('Speaking …') : t('Listen')}
      </button>
      {listen.error !== undefined && (
        <p class="field-errors" role="alert" dir="auto">
          {inWords(listen.error)}
        </p>
      )}
    </div>
  );
};
