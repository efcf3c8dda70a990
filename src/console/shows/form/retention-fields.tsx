import { t } from '../../language/translate.ts';
import type { FieldsProps } from './fields-props.ts';
import { TextField } from './text-field.tsx';

/** Which of a show's episodes stay public. */
export const RetentionFields = (props: FieldsProps) => (
  <fieldset>
    <legend>{t('What stays')}</legend>
    <p class="hint">
      {t(
        'Episodes beyond this are withdrawn: out of feed, pages and search, their audio deleted for good. Later episodes still take them as told. The newest one stays.',
      )}
    </p>
    <div class="pair">
      <TextField
        {...props}
        name="keepEpisodes"
        type="number"
        label={t('The newest … episodes')}
        hint={t('Empty: all of them.')}
      />
      <TextField
        {...props}
        name="keepDays"
        type="number"
        label={t('For … days')}
        hint={t('Empty: for good.')}
      />
    </div>
  </fieldset>
);
