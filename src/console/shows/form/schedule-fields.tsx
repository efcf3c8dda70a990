import { t } from '../../language/translate.ts';
import type { FieldsProps } from './fields-props.ts';
import { TextField } from './text-field.tsx';

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** When a show's episodes are made. */
export const ScheduleFields = ({ isNew, ...props }: FieldsProps & { readonly isNew: boolean }) => {
  const { values, change } = props;
  return (
    <fieldset>
      <legend>{t('When it is made')}</legend>
      <div class="triple">
        <TextField {...props} name="episodeFrequencyDays" type="number" label={t('Every … days')} />
        <TextField {...props} name="timeOfDay" type="time" label={t('At')} />
        <TextField {...props} name="timeZone" label={t('Time zone')} options={TIME_ZONES} />
      </div>
      {isNew && (
        <p class="hint">
          {t('Without a time it gets a minute between 5 and 7 that few others have.')}
        </p>
      )}
      <div class="pair">
        <TextField
          {...props}
          name="scheduledFrom"
          type="date"
          label={t('First on')}
          hint={t(
            'Later ones follow from it. Empty: the next day on which the time is still to come.',
          )}
        />
        <TextField
          {...props}
          name="monthlyCapUsd"
          type="number"
          label={t('US dollars a month at most')}
          hint={t(
            'At list prices. Beyond it episodes wait, and fail after eight hours. Empty: no cap.',
          )}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={values.isPaused}
          onChange={(event) => change({ isPaused: event.currentTarget.checked })}
        />
        {t('Paused: episodes are made by hand only')}
      </label>
    </fieldset>
  );
};
