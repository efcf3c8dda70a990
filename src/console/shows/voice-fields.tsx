import type { FieldsProps } from './show-form.tsx';
import { TextField } from './text-field.tsx';

const LANGUAGES = ['en-US', 'en-GB', 'he-IL', 'ru-RU', 'de-DE', 'es-ES', 'fr-FR', 'uk-UA', 'ar-XA'];
const FORMATS = [
  { format: 'multi-speaker', label: 'Two voices in conversation' },
  { format: 'single-speaker', label: 'One voice' },
] as const;

/** How a show sounds. */
export const VoiceFields = (props: FieldsProps) => {
  const { values, errors, change } = props;
  return (
    <fieldset>
      <legend>How it sounds</legend>
      <div class="choices" role="radiogroup" aria-label="Format">
        {FORMATS.map(({ format, label }) => (
          <label class="check" key={format}>
            <input
              type="radio"
              name="format"
              checked={values.format === format}
              onChange={() => change({ format })}
            />
            {label}
          </label>
        ))}
        {errors.format && <p class="field-errors">{errors.format.join('; ')}</p>}
      </div>
      <div class="pair">
        <TextField
          {...props}
          name="languageCode"
          label="Language"
          hint="For example en-US, he-IL or ru-RU."
          options={LANGUAGES}
        />
        <TextField
          {...props}
          name="targetDurationMinutes"
          type="number"
          label="Length in minutes"
        />
      </div>
      <details>
        <summary>Words and voices</summary>
        <TextField {...props} name="introText" label="Said at the beginning" rows={2} />
        <TextField {...props} name="outroText" label="Said at the end" rows={2} />
        <div class="pair">
          <TextField
            {...props}
            name="introAudioUrl"
            type="url"
            label="Sound before it"
            hint="The address of an audio file of at most a minute."
          />
          <TextField {...props} name="outroAudioUrl" type="url" label="Sound after it" />
        </div>
        <TextField
          {...props}
          name="additionalInstructions"
          label="Instructions for the writer"
          rows={3}
        />
        <div class="pair">
          <TextField
            {...props}
            name="firstRole"
            label="First speaker"
            hint="A role, such as Host."
          />
          <TextField
            {...props}
            name="firstVoice"
            label="Voice"
            hint="Empty for the language’s default."
          />
        </div>
        {values.format === 'multi-speaker' && (
          <div class="pair">
            <TextField {...props} name="secondRole" label="Second speaker" />
            <TextField {...props} name="secondVoice" label="Voice" />
          </div>
        )}
      </details>
    </fieldset>
  );
};
