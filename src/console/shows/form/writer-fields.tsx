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
      <legend>How it is written</legend>
      <div class="choices" role="radiogroup" aria-label="Writer">
        {WRITERS.map(({ writer, label }) => (
          <label class="check" key={writer}>
            <input
              type="radio"
              name="writer"
              checked={values.writer === writer}
              onChange={() => change({ writer })}
            />
            {label}
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
            label="Instructions for the writer"
            hint="What to dwell on, what to leave out, in which tone."
            rows={3}
          />
          <CharacterFields {...props} />
          <details>
            <summary>Model</summary>
            <div class="pair">
              <TextField
                {...props}
                name="writerModel"
                label="Name of the model"
                hint="Empty for the one that suits most shows."
              />
              <TextField
                {...props}
                name="writerTemperature"
                type="number"
                label="Temperature"
                hint="0 to 2: how freely it words things. Empty for the model’s own."
              />
            </div>
          </details>
        </>
      )}
      <details>
        <summary>Its first and last words</summary>
        <TextField
          {...props}
          name="introText"
          label="Said at the beginning"
          hint="In place of the usual greeting."
          rows={2}
        />
        <TextField
          {...props}
          name="outroText"
          label="Said at the end"
          hint="In place of the usual farewell."
          rows={2}
        />
      </details>
    </fieldset>
  );
};
