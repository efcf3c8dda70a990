import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Cover } from './cover.tsx';
import { PictureEditor } from './picture-editor.tsx';

interface EpisodePictureProps {
  readonly episode: EpisodeStatusView;
  readonly changed: () => void;
}

/** An episode's own picture, if it has one, and what changes it. */
export const EpisodePicture = ({ episode, changed }: EpisodePictureProps) => {
  const { api } = useConsole();
  const { episodeId, pictureUrl, transcript } = episode;
  return (
    <div class="cover-line">
      {pictureUrl !== null && <Cover url={pictureUrl} />}
      <ForRole needs="editor">
        <PictureEditor
          label={pictureUrl === null ? t('Give it a picture of its own') : t('Change the picture')}
          title={episode.title ?? ''}
          languageCode={transcript?.languageCode ?? 'en'}
          removeLabel={pictureUrl === null ? null : t('Show the show’s cover again')}
          save={async (file) => {
            await api.setEpisodePicture(episodeId, file);
            changed();
          }}
          remove={async () => {
            await api.removeEpisodePicture(episodeId);
            changed();
          }}
        />
      </ForRole>
    </div>
  );
};
