import { t } from '../../language/translate.ts';
import { FieldErrors } from '../../ui/field-errors.tsx';
import { CharacterFields } from './character-fields.tsx';
import type { FieldsProps } from './fields-props.ts';
import { StyleField } from './style-field.tsx';
import { TextField } from './text-field.tsx';

const WRITERS = [
  { writer: 'built-in', label: 'By rules, from the posts’ own sentences' },
  { writer: 'gemini', label: 'By Gemini, a language model' },
  { writer: 'openai', label: 'By the language model at an OpenAI-compatible address' },
] as const;

/** Who writes a show's scripts, and from what besides the posts. */
export const WriterFields = (props: FieldsProps) => {
  const { values, errors, change } = props;
  return (
    <fieldset>
      <legend>{t('How it is written')}</legend>
      <div class="choices" role="radiogroup" aria-label={t('Writer')}>
        {WRITERS.map(({ writer, label }) => (
          <label class="check" key={writer}>
            <input
              type="radio"
              name="writer"
              checked={values.writer === writer}
              onChange={() => change({ writer })}
            />
            {t(label)}
          </label>
        ))}
        <FieldErrors errors={errors.writer} />
      </div>
      <StyleField {...props} />
      {values.writer !== 'built-in' && (
        <>
          <TextField
            {...props}
            name="additionalInstructions"
            label={t('Instructions for the writer')}
            hint={t('What to dwell on, what to leave out, in which tone.')}
            rows={3}
          />
          <CharacterFields {...props} />
          <details>
            <summary>{t('Model')}</summary>
            <div class="pair">
              <TextField
                {...props}
                name="writerModel"
                label={t('Name of the model')}
                hint={t('Empty for the one that suits most shows.')}
              />
              <TextField
                {...props}
                name="writerTemperature"
                type="number"
                label={t('Temperature')}
                hint={t('0 to 2: how freely it words things. Empty for the model’s own.')}
              />
            </div>
          </details>
        </>
      )}
      <details>
        <summary>{t('Its first and last words')}</summary>
        <TextField
          {...props}
          name="introText"
          label={t('Said at the beginning')}
          hint={t('In place of the usual greeting.')}
          rows={2}
        />
        <TextField
          {...props}
          name="outroText"
          label={t('Said at the end')}
          hint={t('In place of the usual farewell.')}
          rows={2}
        />
      </details>
    </fieldset>
  );
};
