import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { telegramMessageUrl } from '../../show/telegram-message.ts';
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

/** What is known of an episode's message in Telegram. */
export const postOf = ({ post }: EpisodeRecord): EpisodeStatusView['post'] =>
  post && {
    ...{ status: post.status, chat: post.chat, isPending: post.isPending },
    url: post.messageId === null ? null : telegramMessageUrl(post.chat, post.messageId),
  };
