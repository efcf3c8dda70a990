import { Api } from 'telegram';
import type { Channel, FileMedia, Media, Message, Poll } from '../channel.ts';
import { fileReference } from './files.ts';
import { long } from './long.ts';

const DC_ID = 2;
const PHOTO_SIZE = { type: 'y', w: 1280, h: 960, size: 120_000 };
const VIDEO_SIZE = { duration: 30, w: 1280, h: 720 };

const fileAttributes = ({ kind, name, seconds = 20 }: FileMedia): Api.TypeDocumentAttribute[] => {
  const named = new Api.DocumentAttributeFilename({ fileName: name });
  switch (kind) {
    case 'video':
      return [new Api.DocumentAttributeVideo(VIDEO_SIZE), named];
    case 'round-video':
      return [new Api.DocumentAttributeVideo({ ...VIDEO_SIZE, roundMessage: true })];
    case 'animation':
      return [
        new Api.DocumentAttributeAnimated(),
        new Api.DocumentAttributeVideo(VIDEO_SIZE),
        named,
      ];
    case 'audio':
      return [new Api.DocumentAttributeAudio({ duration: 180 }), named];
    case 'voice':
      return [new Api.DocumentAttributeAudio({ duration: seconds, voice: true })];
    case 'sticker': {
      const stickerset = new Api.InputStickerSetEmpty();
      return [new Api.DocumentAttributeSticker({ alt: '', stickerset }), named];
    }
    case 'document':
      return [named];
  }
};

const plain = (text: string) => new Api.TextWithEntities({ text, entities: [] });

const buildPoll = (id: number, { question, options, isClosed }: Poll): Api.Poll =>
  new Api.Poll({
    id: long(id),
    ...(isClosed ? { closed: true } : {}),
    question: plain(question),
    answers: options.map(
      ({ text }, index) => new Api.PollAnswer({ text: plain(text), option: Buffer.from([index]) }),
    ),
  });

const buildResults = ({ options, voters }: Poll): Api.PollResults => {
  const results = options.flatMap(({ votes }, index) =>
    votes === undefined
      ? []
      : [new Api.PollAnswerVoters({ option: Buffer.from([index]), voters: votes })],
  );
  return new Api.PollResults({
    ...(results.length > 0 ? { results } : {}),
    ...(voters === undefined ? {} : { totalVoters: voters }),
  });
};

/** What a message carries, as Telegram sends it. Of photos and files only that they are there, but for voice messages. */
export const buildMedia = (
  channel: Channel,
  message: Message,
  media: Media,
): Api.TypeMessageMedia => {
  const file = {
    id: long(message.id),
    accessHash: long(message.id),
    fileReference: fileReference(channel, message.id),
    date: message.date,
    dcId: DC_ID,
  };
  switch (media.type) {
    case 'photo':
      return new Api.MessageMediaPhoto({
        photo: new Api.Photo({ ...file, sizes: [new Api.PhotoSize(PHOTO_SIZE)] }),
      });
    case 'file':
      return new Api.MessageMediaDocument({
        document: new Api.Document({
          ...file,
          mimeType: media.mime,
          size: long(media.sizeBytes ?? 1_000_000),
          attributes: fileAttributes(media),
        }),
      });
    case 'poll':
      return new Api.MessageMediaPoll({
        poll: buildPoll(message.id, media),
        results: buildResults(media),
      });
    case 'contact': {
      const { firstName, lastName } = media;
      return new Api.MessageMediaContact({
        firstName,
        lastName,
        phoneNumber: '',
        vcard: '',
        userId: long(0),
      });
    }
    case 'location':
      return new Api.MessageMediaGeo({
        geo: new Api.GeoPoint({ long: 0, lat: 0, accessHash: long(0) }),
      });
    case 'unsupported':
      return new Api.MessageMediaUnsupported();
  }
};
