import { useState } from 'preact/hooks';
import type { ClipView } from '../../api/audio-clips/schema.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { useAction } from '../use-action.ts';

/** What the tag allows. */
const MOST_CHARACTERS = 128;

interface SoundbiteFormProps {
  readonly clip: ClipView;
  /** What is said in it. */
  readonly words: string;
}

/** Offers a clip in the episode's feed, as a sample that podcast apps play. */
export const SoundbiteForm = ({ clip, words }: SoundbiteFormProps) => {
  const { api } = useConsole();
  const [title, setTitle] = useState(words.slice(0, MOST_CHARACTERS));
  const [isOffered, setIsOffered] = useState(false);
  const offering = useAction(async () => {
    await api.addSoundbite(clip.episode_id, {
      startMs: clip.start_time_ms,
      durationMs: clip.duration_ms,
      title: title.trim(),
    });
    setIsOffered(true);
  });
  if (isOffered) {
    return <p role="status">{t('The feed offers it from the show’s next publication on.')}</p>;
  }
  return (
    <form
      class="soundbite"
      onSubmit={(event) => {
        event.preventDefault();
        void offering.run();
      }}
    >
      <label for="soundbite-title">{t('Title in the feed')}</label>
      <input
        id="soundbite-title"
        value={title}
        maxLength={MOST_CHARACTERS}
        required
        dir="auto"
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <button type="submit" disabled={offering.isRunning || title.trim() === ''}>
        {t('Offer it as a soundbite')}
      </button>
      {offering.error !== undefined && (
        <p class="field-errors" role="alert">
          {inWords(offering.error)}
        </p>
      )}
    </form>
  );
};
