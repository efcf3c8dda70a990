import type { ChannelMessage } from './channel-source.ts';

/** Telegram's limit; two albums posted at the same time may alternate for that long. */
const MAX_ALBUM_MESSAGES = 10;

interface OpenAlbum {
  readonly messages: ChannelMessage[];
  /** Messages seen since the last one of this album. */
  others: number;
}

/** Puts the messages of an album together again, from a stream that runs from new to old. */
export class AlbumAssembler {
  readonly #open = new Map<string, OpenAlbum>();

  /** Takes the next older message; gives what is complete now, each with its messages oldest first. */
  push(message: ChannelMessage): ChannelMessage[][] {
    const complete: ChannelMessage[][] = [];
    for (const [id, album] of this.#open) {
      if (id === message.albumId) continue;
      album.others += 1;
      if (album.others >= MAX_ALBUM_MESSAGES) complete.push(this.#close(id, album));
    }
    if (message.albumId === undefined) return [...complete, [message]];
    const album = this.#open.get(message.albumId) ?? { messages: [], others: 0 };
    album.messages.push(message);
    album.others = 0;
    this.#open.set(message.albumId, album);
    return complete;
  }

  /** Gives the rest, at the end of the stream. */
  flush(): ChannelMessage[][] {
    return [...this.#open].map(([id, album]) => this.#close(id, album));
  }

  #close(id: string, album: OpenAlbum): ChannelMessage[] {
    this.#open.delete(id);
    return album.messages.toReversed();
  }
}
