import { BACKGROUNDS, type Background } from '../../../show/character/backgrounds.ts';
import type { Message } from '../../language/catalogue.ts';
import { t } from '../../language/translate.ts';
import { Field } from '../../ui/field.tsx';
import type { FieldsProps } from './fields-props.ts';
import { TextField } from './text-field.tsx';

const WORDS: Readonly<Record<Background, Message>> = {
  none: 'Nothing but what the posts say',
  'half-sentence': 'What everybody knows, in half a sentence',
  explain: 'What one needs to understand a matter',
};

/** What a show is like where a language model writes it. */
export const CharacterFields = (props: FieldsProps) => {
  const { values, errors, change } = props;
  return (
    <details>
      <summary>{t('Its character')}</summary>
      <TextField
        {...props}
        name="audience"
        label={t('Who listens')}
        hint={t('What they know, and what they care for.')}
        rows={2}
      />
      <TextField
        {...props}
        name="tone"
        label={t('Tone')}
        hint={t('For example: dry, quick, kind.')}
        rows={2}
      />
      <Field label={t('What it may tell that no post says')} errors={errors.background ?? []}>
        {(control) => (
          <select
            {...control}
            name="background"
            value={values.background}
            onChange={({ currentTarget: { value } }) =>
              change({
                background: BACKGROUNDS.find((known) => known === value) ?? 'half-sentence',
              })
            }
          >
            {BACKGROUNDS.map((background) => (
              <option key={background} value={background}>
                {t(WORDS[background])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        {...props}
        name="neverSay"
        label={t('Phrases that it never uses')}
        hint={t('One a line.')}
        rows={3}
      />
      <TextField
        {...props}
        name="examples"
        label={t('How it sounds')}
        hint={t('Some lines as the show says them. Their manner is taken, never what they tell.')}
        rows={4}
      />
    </details>
  );
};
