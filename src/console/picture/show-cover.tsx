import { ownPictureUrl } from '../../episode/picture/cover-keys.ts';
import { coverKey } from '../../episode/storage-keys.ts';
import type { Show } from '../../show/show.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Cover } from './cover.tsx';
import { PictureEditor } from './picture-editor.tsx';

interface ShowCoverProps {
  readonly show: Show;
  readonly changed: () => void;
}

/** A show's cover, and what changes it. One that lies elsewhere is named, since the console loads nothing from there. */
export const ShowCover = ({ show, changed }: ShowCoverProps) => {
  const { api, settings } = useConsole();
  const { mediaBaseUrl } = settings;
  const url = ownPictureUrl(show, mediaBaseUrl);
  return (
    <div class="cover-line">
      {url === null || url.startsWith(`${mediaBaseUrl}/`) ? (
        <Cover url={url ?? `${mediaBaseUrl}/${coverKey(show.id)}`} />
      ) : (
        <a class="cover cover-missing" href={url} target="_blank" rel="noreferrer">
          {t('The cover lies elsewhere')}
        </a>
      )}
      <ForRole needs="editor">
        <PictureEditor
          label={t('Change the cover')}
          title={show.title}
          languageCode={show.languageCode}
          removeLabel={url === null ? null : t('Remove the cover')}
          save={async (file) => {
            await api.setShowPicture(show.id, file);
            changed();
          }}
          remove={async () => {
            await api.removeShowPicture(show.id);
            changed();
          }}
        />
      </ForRole>
    </div>
  );
};
