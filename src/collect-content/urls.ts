import type { ChannelMessage } from './channel-source.ts';

const webAddress = (text: string): string | undefined => {
  const candidate = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^https?:/i.test(candidate) && URL.canParse(candidate) ? candidate : undefined;
};

/** The web addresses of a message in order: those of the text, hidden targets included, then the preview's. Other schemes are left out. */
export const urlsOf = ({ text, spans, linkPreview }: ChannelMessage): string[] => {
  const links = spans
    .filter((span) => span.kind === 'link')
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, length, url }) => url ?? text.slice(offset, offset + length));
  return [...links, ...(linkPreview === undefined ? [] : [linkPreview.url])]
    .map(webAddress)
    .filter((address) => address !== undefined);
};
