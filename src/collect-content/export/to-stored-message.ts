import type { Media } from '../../episode/content.ts';
import type { ChannelMessage, TextSpan } from '../channel-source.ts';
import type {
  Media as ExportedMedia,
  FileKind,
  Message,
  Poll,
  TextEntity,
} from './format/message.ts';
import { type Forum, GENERAL } from './format/read-forum.ts';
import type { StoredMessage } from './part-file.ts';

const toSpan = ({ type, offset, length, url = '' }: TextEntity): TextSpan[] => {
  switch (type) {
    case 'link':
      return [{ kind: 'link', offset, length }];
    case 'text_link':
      return [{ kind: 'link', offset, length, url }];
    case 'blockquote':
      return [{ kind: 'quotation', offset, length }];
    case 'spoiler':
      return [{ kind: 'spoiler', offset, length }];
    case 'strikethrough':
      return [{ kind: 'struck', offset, length }];
    case 'pre':
    case 'code':
      return [{ kind: 'code', offset, length, block: type === 'pre' }];
    default:
      return [];
  }
};

const FILE_TYPES: Readonly<Record<FileKind, Media['type']>> = {
  document: 'document',
  video: 'video',
  'round-video': 'video',
  animation: 'animation',
  audio: 'audio',
  voice: 'voice',
  sticker: 'sticker',
};

const toMedia = (media: ExportedMedia): Media => {
  switch (media.type) {
    case 'file':
      return { type: FILE_TYPES[media.kind] };
    case 'poll':
      return {
        type: 'poll',
        caption: [media.question, ...media.options.map(({ text }) => text)].join('\n'),
      };
    case 'unsupported':
      return { type: 'other' };
    default:
      return { type: media.type };
  }
};

const toPoll = ({
  question,
  options,
  isClosed,
  voters,
}: Poll): NonNullable<ChannelMessage['poll']> => ({
  question,
  answers: [...options],
  isClosed,
  ...(voters === undefined ? {} : { voters }),
});

const toVoice = (media: ExportedMedia | undefined): Pick<ChannelMessage, 'voice'> => {
  if (media?.type !== 'file' || media.kind !== 'voice') return {};
  const { mime: mimeType, sizeBytes = 0, seconds = 0 } = media;
  return { voice: { mimeType, sizeBytes, seconds, reference: null } };
};

/** What is only posted in a topic answers the message that opened it in an export, and nothing in truth. */
const repliedTo = ({ replyTo }: Message, topicId: number | undefined): number | undefined =>
  replyTo === topicId && topicId !== GENERAL.id ? undefined : replyTo;

/**
 * A message of an export as the collector takes it: the same as Telegram would give, but for what an
 * export leaves out (views, link previews). Undefined for something that happened, which has no content.
 */
export const toStoredMessage = (message: Message, forum?: Forum): StoredMessage | undefined => {
  const { id, date, text, entities, media, reactions, author = message.sender } = message;
  const { views, editDate, forwardedFrom, groupedId } = message;
  if (message.service !== undefined) return undefined;
  const topicId = forum?.topicByMessage.get(id);
  const replyTo = repliedTo(message, topicId);
  return {
    id,
    date,
    isService: false,
    text,
    spans: entities.flatMap(toSpan),
    ...(media ? { media: toMedia(media) } : {}),
    ...toVoice(media),
    ...(media?.type === 'poll' ? { poll: toPoll(media) } : {}),
    ...(views === undefined ? {} : { views }),
    ...(reactions ? { reactions: reactions.reduce((sum, { count }) => sum + count, 0) } : {}),
    ...(editDate === undefined ? {} : { editDate }),
    ...(author === undefined ? {} : { author }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    ...(groupedId === undefined ? {} : { albumId: String(groupedId) }),
    ...(topicId === undefined ? {} : { topicId }),
  };
};
