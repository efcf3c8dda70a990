import { Api } from 'telegram';
import type { VoiceFile } from '../../../collect-content/voice/voice-file.ts';

/** Where the sound of a voice message lies; undefined for any other media. */
export const toVoice = (media: Api.TypeMessageMedia | undefined): VoiceFile | undefined => {
  if (!(media instanceof Api.MessageMediaDocument)) return undefined;
  const { document } = media;
  if (!(document instanceof Api.Document)) return undefined;
  const audio = document.attributes.find(
    (attribute): attribute is Api.DocumentAttributeAudio =>
      attribute instanceof Api.DocumentAttributeAudio,
  );
  if (!audio?.voice) return undefined;
  const { mimeType, size } = document;
  return { mimeType, sizeBytes: size.toJSNumber(), seconds: audio.duration, reference: document };
};
