import { splitTopic } from '../../show/channel/channel-address.ts';
import type {
  ChannelMessage,
  ChannelReference,
  ChannelSource,
  PageStart,
} from '../channel-source.ts';
import { UnknownChannel } from '../unknown-channel.ts';
import type { VoiceFile } from '../voice/voice-file.ts';
import type { ChannelExports } from './channel-exports.ts';
import type { ExportManifest, ExportPart } from './manifest.ts';
import type { StoredMessage } from './part-file.ts';
import { placeInTopics } from './place-in-topics.ts';

const PAGE_SIZE = 100;

interface SoundReference {
  readonly username: string;
  readonly sha256: string | null;
}

const isReference = (reference: unknown): reference is SoundReference =>
  typeof reference === 'object' && reference !== null && 'sha256' in reference;

const mayHold = ({ firstId, oldest }: ExportPart, start: PageStart): boolean =>
  'beforeId' in start ? firstId < start.beforeId : oldest < start.beforeDate;

const isBefore = ({ id, date }: ChannelMessage, start: PageStart): boolean =>
  'beforeId' in start ? id < start.beforeId : date < start.beforeDate;

/**
 * Reads channels out of their exports, which lie in the bucket: of an export of any size, the parts
 * that a page needs. Nobody's account is used for it, and nothing is asked of Telegram.
 */
export class ExportChannelSource implements ChannelSource {
  readonly #exports: ChannelExports;
  readonly #manifests = new Map<string, Promise<ExportManifest | undefined>>();
  /** The part that was read last, which most pages continue. */
  #part: { readonly sha256: string; readonly messages: readonly StoredMessage[] } | undefined;

  constructor(exports: ChannelExports) {
    this.#exports = exports;
  }

  /** Whether a channel, or the group of a topic, is to be read from its export. */
  async has(name: string): Promise<boolean> {
    return (await this.#manifest(splitTopic(name).channel))?.readFrom === 'export';
  }

  /** @throws UnknownChannel for a channel that has no export, or a topic that its group hasn't */
  async resolve(name: string): Promise<ChannelReference> {
    const { channel, topicId } = splitTopic(name);
    const manifest = await this.#manifest(channel);
    if (!manifest) throw new UnknownChannel(name, 'has no export here');
    const { channelId, title, topics } = manifest;
    const reference = { username: name, id: channelId ?? '0', accessHash: '0' };
    if (topicId === undefined) return { ...reference, title };
    const topic = topics.find(({ id }) => id === topicId);
    if (topic) return { ...reference, title: `${title}: ${topic.title}` };
    throw new UnknownChannel(name, `is no topic of “${title}” in its export`);
  }

  async readPage(
    { username: name }: ChannelReference,
    start: PageStart,
  ): Promise<ChannelMessage[]> {
    const { channel: username, topicId: asked } = splitTopic(name);
    const manifest = await this.#manifest(username);
    const parts = manifest?.parts.filter((part) => mayHold(part, start)) ?? [];
    const page: ChannelMessage[] = [];
    for (const { sha256, firstId, lastId } of parts.toReversed()) {
      const messages = (await this.#read(username, sha256, manifest?.topics))
        .filter(({ id }) => id >= firstId && id <= lastId)
        .filter((message) => isBefore(message, start));
      for (const { topicId, ...message } of messages.toReversed()) {
        if (asked === undefined || asked === topicId) page.push(message);
      }
      if (page.length >= PAGE_SIZE) break;
    }
    return page.slice(0, PAGE_SIZE);
  }

  async download({ reference }: VoiceFile): Promise<Uint8Array> {
    if (!isReference(reference)) {
      throw new TypeError('This voice message was read by another source.');
    }
    const { username, sha256 } = reference;
    if (sha256 !== null) return this.#exports.readVoice(username, sha256);
    throw new Error('its export came without its sound');
  }

  async disconnect(): Promise<void> {
    this.#part = undefined;
  }

  /** Asked for once, however many topics of a group are read. */
  #manifest(username: string): Promise<ExportManifest | undefined> {
    const known = this.#manifests.get(username);
    if (known) return known;
    const found = this.#exports.find(username).then((manifest) => manifest ?? undefined);
    this.#manifests.set(username, found);
    return found;
  }

  async #read(
    username: string,
    sha256: string,
    topics: ExportManifest['topics'] = [],
  ): Promise<readonly StoredMessage[]> {
    if (this.#part?.sha256 !== sha256) {
      const messages = placeInTopics(await this.#exports.readPart(username, sha256), topics);
      this.#part = {
        sha256,
        messages: messages.map((message) =>
          message.voice === undefined
            ? message
            : {
                ...message,
                voice: {
                  ...message.voice,
                  reference: { username, sha256: message.voice.reference },
                },
              },
        ),
      };
    }
    return this.#part.messages;
  }
}
