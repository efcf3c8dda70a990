import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { EpisodeStatusView } from './schema.ts';

/** Of an episode that nobody may have. */
export const NO_FILES: Pick<
  EpisodeStatusView,
  'pictureUrl' | 'audioUrl' | 'transcript' | 'chaptersUrl'
> = {
  ...{ pictureUrl: null, audioUrl: null, transcript: null, chaptersUrl: null },
};

/** What listeners may have of an episode. */
export const filesOf = (
  { visibility, audioUrl, outputs, languageCode, pictureKey }: EpisodeRecord,
  mediaBaseUrl: string,
): typeof NO_FILES => {
  if (visibility !== 'public') return NO_FILES;
  const { transcript, chapters } = outputs;
  return {
    pictureUrl: pictureKey === null ? null : `${mediaBaseUrl}/${pictureKey}`,
    audioUrl,
    transcript: transcript ? { url: `${mediaBaseUrl}/${transcript.key}`, languageCode } : null,
    chaptersUrl: chapters ? `${mediaBaseUrl}/${chapters.key}` : null,
  };
};
