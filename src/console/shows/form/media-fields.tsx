import { MEDIA_TYPES } from '../../../show/media-types.ts';
import type { Message } from '../../language/catalogue.ts';
import { t } from '../../language/translate.ts';
import { FieldErrors } from '../../ui/field-errors.tsx';
import type { FieldsProps } from './fields-props.ts';

type MediaType = (typeof MEDIA_TYPES)[number];

const WORDS: Readonly<Record<MediaType, Message>> = {
  photo: 'Pictures',
  video: 'Videos',
  animation: 'Animations',
  audio: 'Music and audio',
  voice: 'Voice messages',
  document: 'Files',
  sticker: 'Stickers',
  poll: 'Polls',
  location: 'Places',
  contact: 'Contacts',
  webpage: 'Links with a preview',
  other: 'Anything else',
};

/** Which posts with media a show tells; those without media it always tells. */
export const MediaFields = ({ values, errors, change }: FieldsProps) => {
  const toggle = (type: MediaType, isWanted: boolean) => {
    const others = values.mediaTypes.filter((each) => each !== type);
    const wanted = new Set<MediaType>(isWanted ? [...others, type] : others);
    change({ mediaTypes: MEDIA_TYPES.filter((each) => wanted.has(each)) });
  };
  return (
    <fieldset class="group">
      <legend>{t('Posts with media that are told')}</legend>
      <p class="hint">
        {t('Their words; what can’t be heard is left out. Posts without media are always told.')}
      </p>
      <div class="media-types">
        {MEDIA_TYPES.map((type) => (
          <label class="check" key={type}>
            <input
              type="checkbox"
              checked={values.mediaTypes.includes(type)}
              onChange={(event) => toggle(type, event.currentTarget.checked)}
            />
            {t(WORDS[type])}
          </label>
        ))}
      </div>
      <FieldErrors errors={errors.mediaTypes} />
    </fieldset>
  );
};
