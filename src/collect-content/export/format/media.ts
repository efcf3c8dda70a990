import type { FileKind, Media } from './message.ts';
import type { ExportedMessage } from './shape.ts';
import { joinText } from './text.ts';

const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  sticker: 'sticker',
  video_message: 'round-video',
  voice_message: 'voice',
  audio_file: 'audio',
  video_file: 'video',
  animation: 'animation',
};

/** Fields of an export that stand for media which only newer clients can show. */
const NEWER_MEDIA = [
  'giveaway_information',
  'giveaway_results',
  'paid_stars_amount',
  'todo_list',
  'invoice_information',
  'game_title',
  'story_id',
];

/** A file that was left out of the export is a sentence in brackets where its path would stand; it was sent all the same. */
const fileName = (message: ExportedMessage): string => {
  const path = message.file_name ?? message.file ?? '';
  return path.startsWith('(') ? 'file' : (path.split('/').at(-1) ?? 'file');
};

/** What a message carried, told from the fields that its kind of media leaves in an export. */
export const exportedMedia = (message: ExportedMessage): Media | undefined => {
  if (message.poll) {
    const { question, answers, closed, total_voters: voters } = message.poll;
    return {
      type: 'poll',
      question: joinText(question).text,
      options: answers.map(({ text, voters: votes }) => ({
        text: joinText(text).text,
        ...(votes === undefined ? {} : { votes }),
      })),
      isClosed: closed,
      ...(voters === undefined ? {} : { voters }),
    };
  }
  if (message.photo !== undefined) return { type: 'photo' };
  if (message.file !== undefined || message.media_type !== undefined) {
    return {
      type: 'file',
      kind: FILE_KINDS[message.media_type ?? ''] ?? 'document',
      name: fileName(message),
      mime: message.mime_type ?? 'application/octet-stream',
      ...(message.duration_seconds === undefined ? {} : { seconds: message.duration_seconds }),
    };
  }
  if (message.contact_information) {
    const { first_name: firstName, last_name: lastName } = message.contact_information;
    return { type: 'contact', firstName, lastName };
  }
  if (message.location_information) return { type: 'location' };
  if (message.type === 'unsupported' || NEWER_MEDIA.some((field) => field in message)) {
    return { type: 'unsupported' };
  }
  return undefined;
};
