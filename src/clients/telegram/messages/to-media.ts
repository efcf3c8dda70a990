import { Api } from 'telegram';
import type { Media } from '../../../episode/content.ts';

type MediaType = Media['type'];

const documentType = (document: Api.TypeDocument | undefined): MediaType => {
  const attributes = document instanceof Api.Document ? document.attributes : [];
  const has = (Kind: new (...args: never[]) => Api.TypeDocumentAttribute) =>
    attributes.some((attribute) => attribute instanceof Kind);
  // The order matters: an animated sticker or a silent clip is also a video.
  if (has(Api.DocumentAttributeSticker)) return 'sticker';
  if (has(Api.DocumentAttributeAnimated)) return 'animation';
  if (has(Api.DocumentAttributeVideo)) return 'video';
  const audio = attributes.find((attribute) => attribute instanceof Api.DocumentAttributeAudio);
  if (audio) return audio.voice ? 'voice' : 'audio';
  return 'document';
};

/** The plain words of a formatted text. */
export const wordsOf = (text: Api.TypeTextWithEntities): string => text.text;

const pollCaption = ({ question, answers }: Api.Poll): string =>
  [question, ...answers.map((answer) => answer.text)].map(wordsOf).join('\n');

/**
 * What a message carries: its kind, and as caption the words that are not in the message's text
 * (a poll's question and options, a place's name). Undefined where there is nothing to show.
 */
export const toMedia = (media: Api.TypeMessageMedia | undefined): Media | undefined => {
  if (!media || media instanceof Api.MessageMediaEmpty) return undefined;
  if (media instanceof Api.MessageMediaPhoto) return { type: 'photo' };
  if (media instanceof Api.MessageMediaDocument) return { type: documentType(media.document) };
  if (media instanceof Api.MessageMediaPoll) {
    return { type: 'poll', caption: pollCaption(media.poll) };
  }
  if (media instanceof Api.MessageMediaWebPage) {
    return media.webpage instanceof Api.WebPage ? { type: 'webpage' } : undefined;
  }
  if (media instanceof Api.MessageMediaVenue) {
    return { type: 'location', caption: [media.title, media.address].filter(Boolean).join(', ') };
  }
  if (media instanceof Api.MessageMediaGeo || media instanceof Api.MessageMediaGeoLive) {
    return { type: 'location' };
  }
  if (media instanceof Api.MessageMediaContact) return { type: 'contact' };
  return { type: 'other' };
};
