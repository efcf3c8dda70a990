import { t } from '../../../language/translate.ts';
import { FieldErrors } from '../../../ui/field-errors.tsx';
import { BreakFields } from '../break-fields.tsx';
import type { FieldsProps } from '../fields-props.ts';
import { languageNote } from '../language-note.ts';
import { TextField } from '../text-field.tsx';
import { SpeakerFields } from './speaker-fields.tsx';
import { useFittingVoices } from './use-fitting-voices.ts';
import { useVoices } from './use-voices.ts';

const LANGUAGES = ['en-US', 'en-GB', 'he-IL', 'ru-RU', 'de-DE', 'es-ES', 'fr-FR', 'uk-UA', 'ar-XA'];
const FORMATS = [
  { format: 'multi-speaker', label: 'Voices in conversation' },
  { format: 'single-speaker', label: 'One voice' },
] as const;

interface VoiceFieldsProps extends FieldsProps {
  /** Whether the language is to be left alone. */
  readonly isLanguageFixed?: boolean;
}

/** How a show sounds. */
export const VoiceFields = ({ isLanguageFixed = false, ...props }: VoiceFieldsProps) => {
  const { values, errors, change } = props;
  const language = values.languageCode.trim();
  const voices = useVoices(language);
  const droppedFor = useFittingVoices(voices.list, values, change);
  const isSilent = voices.list?.languageCode === language && voices.list.voices.length === 0;
  const languageErrors =
    errors.languageCode ??
    (isSilent ? [t('the speech provider has no voice for {0}', language)] : []);
  const writtenNote = values.writer === 'built-in' ? languageNote(language) : undefined;
  return (
    <fieldset>
      <legend>{t('How it sounds')}</legend>
      <div class="choices" role="radiogroup" aria-label={t('Format')}>
        {FORMATS.map(({ format, label }) => (
          <label class="check" key={format}>
            <input
              type="radio"
              name="format"
              checked={values.format === format}
              onChange={() => change({ format })}
            />
            {t(label)}
          </label>
        ))}
        <FieldErrors errors={errors.format} />
      </div>
      <div class="pair">
        {!isLanguageFixed && (
          <TextField
            {...props}
            errors={{ ...errors, languageCode: languageErrors }}
            name="languageCode"
            label={t('Language')}
            note={
              droppedFor === null
                ? writtenNote
                : t(
                    'The voices chosen before don’t speak {0}, so its own speak now. Choose others below.',
                    droppedFor,
                  )
            }
            hint={t('For example en-US, he-IL or ru-RU.')}
            options={LANGUAGES}
          />
        )}
        <TextField
          {...props}
          name="targetDurationMinutes"
          type="number"
          label={t('Length in minutes')}
        />
      </div>
      <details>
        <summary>{t('Speakers and their voices')}</summary>
        {voices.isMissing && (
          <p class="hint">
            {t(
              'The voices of this language can’t be looked up now. Left empty, the language’s own speak.',
            )}
          </p>
        )}
        {voices.list?.unavailable.map((why) => (
          <p class="hint" key={why}>
            {why}
          </p>
        ))}
        <SpeakerFields {...props} voices={voices} speaker={0} />
        {values.format === 'multi-speaker' && (
          <SpeakerFields {...props} voices={voices} speaker={1} />
        )}
        {values.format === 'multi-speaker' && values.writer !== 'built-in' && (
          <details open={values.thirdRole !== '' || values.thirdVoice !== ''}>
            <summary>A third and a fourth speaker</summary>
            <p class="hint">
              {t('Each needs a voice of its own; the language has defaults for two.')}
            </p>
            <SpeakerFields {...props} voices={voices} speaker={2} />
            <SpeakerFields {...props} voices={voices} speaker={3} />
          </details>
        )}
      </details>
      <details>
        <summary>{t('How words are said')}</summary>
        <TextField
          {...props}
          name="lexicon"
          label={t('Words that a voice would say wrong')}
          hint={t(
            'One a line, as it should be read: Siobhan = shi-VAWN. IPA between slashes is for the voices that read it: Siobhan = shi-VAWN /ʃɪˈvɔːn/. The transcript keeps the word as it is.',
          )}
          rows={3}
        />
      </details>
      <details>
        <summary>{t('Sound before, within and after it')}</summary>
        <div class="pair">
          <TextField
            {...props}
            name="introAudioUrl"
            type="url"
            label={t('Sound before it')}
            hint={t('The address of an audio file of at most a minute.')}
          />
          <TextField {...props} name="outroAudioUrl" type="url" label={t('Sound after it')} />
        </div>
        <BreakFields {...props} />
      </details>
    </fieldset>
  );
};
