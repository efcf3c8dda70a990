import { FEED_CATEGORIES } from '../../../show/feed-categories.ts';
import { t } from '../../language/translate.ts';
import type { FieldsProps } from './fields-props.ts';
import { TextField } from './text-field.tsx';
import { useSameTitle } from './use-same-title.ts';

/** What listeners see of a show. */
export const IdentityFields = ({
  podcastId,
  ...props
}: FieldsProps & { readonly podcastId: string | null }) => {
  const isTaken = useSameTitle(props.values.title, podcastId);
  return (
    <fieldset>
      <legend>{t('The show')}</legend>
      <TextField
        {...props}
        name="title"
        label={t('Title')}
        note={
          isTaken
            ? t('Another show has this title already: listeners can’t tell the two apart.')
            : undefined
        }
      />
      <TextField {...props} name="description" label={t('Description')} rows={3} />
      <div class="pair">
        <TextField
          {...props}
          name="author"
          label={t('Author')}
          hint={t('Named in podcast directories.')}
        />
        <TextField
          {...props}
          name="ownerEmail"
          type="email"
          label={t('Contact')}
          hint={t('An e-mail address; it stands in the public feed.')}
        />
      </div>
      <TextField
        {...props}
        name="category"
        label={t('Category')}
        hint={t('Under which podcast directories list it.')}
        options={FEED_CATEGORIES}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={props.values.isExplicit}
          onChange={(event) => props.change({ isExplicit: event.currentTarget.checked })}
        />
        {t('Strong language: directories warn of it')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={props.values.isBlocked}
          onChange={(event) => props.change({ isBlocked: event.currentTarget.checked })}
        />
        {t('Leave it out of directories: apps that are given the feed’s address still play it')}
      </label>
      <TextField
        {...props}
        name="verification"
        label={t('Proof for a directory')}
        hint={t('A text that a directory asks to find in the feed, to see that it is yours.')}
      />
      <TextField
        {...props}
        name="imageUrl"
        type="url"
        label={t('Cover picture')}
        hint={t('The address of a square picture, 1400 to 3000 pixels wide.')}
      />
    </fieldset>
  );
};
