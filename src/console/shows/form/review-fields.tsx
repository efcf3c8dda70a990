import { MOST_REVIEW_DAYS, type ReviewDeadline } from '../../../show/review.ts';
import type { Message } from '../../language/catalogue.ts';
import { t } from '../../language/translate.ts';
import { Field } from '../../ui/field.tsx';
import type { FieldsProps } from './fields-props.ts';
import { TextField } from './text-field.tsx';

const CHOICES: readonly { readonly value: ReviewDeadline | ''; readonly label: Message }[] = [
  { value: '', label: 'Speak it at once' },
  { value: 'discard', label: 'Ask somebody first, and discard what nobody reviews in time' },
  { value: 'publish', label: 'Ask somebody first, and speak what nobody reviews in time' },
];

/** Whether a person reads a show's scripts before they are spoken. */
export const ReviewFields = (props: FieldsProps) => {
  const { values, change, errors } = props;
  return (
    <fieldset>
      <legend>{t('Review')}</legend>
      <Field label={t('When a script is written')} errors={errors.review ?? []}>
        {(control) => (
          <select
            {...control}
            name="review"
            value={values.review}
            onChange={({ currentTarget: { value } }) =>
              change({ review: CHOICES.find((choice) => choice.value === value)?.value ?? '' })
            }
          >
            {CHOICES.map(({ value, label }) => (
              <option key={value} value={value}>
                {t(label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {values.review !== '' && (
        <TextField
          {...props}
          name="reviewDays"
          label={t('Days for a review')}
          hint={t('From 1 to {0}.', MOST_REVIEW_DAYS)}
          type="number"
          isNarrow
        />
      )}
    </fieldset>
  );
};
