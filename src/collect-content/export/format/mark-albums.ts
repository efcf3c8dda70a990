import type { Message } from './message.ts';

/** Telegram's own limit for one album. */
const MAX_PARTS = 10;

const albumFamily = ({ media }: Message): string | undefined => {
  if (media?.type === 'photo') return 'visual';
  if (media?.type !== 'file') return undefined;
  if (media.kind === 'video') return 'visual';
  return media.kind === 'document' || media.kind === 'audio' ? media.kind : undefined;
};

const continues = (album: readonly Message[], next: Message): boolean => {
  const last = album.at(-1);
  return (
    last !== undefined &&
    album.length < MAX_PARTS &&
    next.id === last.id + 1 &&
    next.date - last.date <= 1 &&
    next.forwardedFrom === last.forwardedFrom &&
    albumFamily(next) !== undefined &&
    albumFamily(next) === albumFamily(last) &&
    [...album, next].filter(({ text }) => text !== '').length <= 1
  );
};

/**
 * Exports do not say which messages were one album. Taken for one: up to ten messages that follow
 * each other by id within a second, of media that Telegram groups, with one caption among them.
 * A message that names its album itself is left alone.
 */
export const markAlbums = (messages: readonly Message[]): Message[] => {
  const marked: Message[] = [];
  let album: Message[] = [];
  const flush = (): void => {
    const [first] = album;
    if (first && album.length > 1) {
      const groupedId = BigInt(first.id) * 1_000_000n + 1n;
      marked.push(...album.map((part) => ({ ...part, groupedId })));
    } else marked.push(...album);
    album = [];
  };
  for (const message of messages) {
    const mayJoin = message.groupedId === undefined && albumFamily(message) !== undefined;
    if (!mayJoin || !continues(album, message)) flush();
    if (mayJoin) album.push(message);
    else marked.push(message);
  }
  flush();
  return marked;
};
