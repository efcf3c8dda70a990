import { t } from '../../language/translate.ts';
import type { FieldsProps } from './fields-props.ts';
import { TextField } from './text-field.tsx';

/** Where a show's episodes are posted besides its feed. */
export const PostFields = (props: FieldsProps) => (
  <fieldset>
    <legend>{t('Where it is posted')}</legend>
    <TextField
      {...props}
      name="telegramChat"
      label={t('Telegram channel or chat')}
      placeholder="@name"
      hint={t(
        'A bot posts every episode opened from now on, as sound with chapters. It must be an administrator there. Empty: nowhere.',
      )}
    />
  </fieldset>
);
