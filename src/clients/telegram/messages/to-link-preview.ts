import { Api } from 'telegram';
import type { LinkPreview } from '../../../episode/content.ts';

/** What Telegram shows of a page below a message that links to it; undefined where it shows none. */
export const toLinkPreview = (media: Api.TypeMessageMedia | undefined): LinkPreview | undefined => {
  if (!(media instanceof Api.MessageMediaWebPage)) return undefined;
  if (!(media.webpage instanceof Api.WebPage)) return undefined;
  const { url, title, description, siteName } = media.webpage;
  return {
    url,
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(siteName ? { site: siteName } : {}),
  };
};
