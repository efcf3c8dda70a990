import { createHash } from 'node:crypto';
import { VOICE_LIMITS } from '../voice/download-voices.ts';
import type { ExportFileKind } from './export-keys.ts';
import type { Message } from './format/message.ts';
import type { Forum } from './format/read-forum.ts';
import type { ExportContents, ExportPart } from './manifest.ts';
import { type StoredMessage, writePart } from './part-file.ts';
import { splitMessages } from './split-messages.ts';
import { toStoredMessage } from './to-stored-message.ts';

/** A channel as an export has it. */
export interface ExportedChannel {
  readonly title: string;
  /** Telegram's id of it, as decimal text; null where the export doesn't say. */
  readonly channelId: string | null;
  /** In the order of their ids. */
  readonly messages: readonly Message[];
  /** Of a group that has topics. */
  readonly forum?: Forum | undefined;
}

/** A file of an export, by the digest of its bytes. */
export interface ExportFile {
  readonly kind: ExportFileKind;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Its bytes, made anew at each call: all files together are as large as the export. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** What an export takes to the bucket. */
export interface PackedExport {
  readonly contents: ExportContents;
  readonly files: readonly ExportFile[];
}

type ReadSound = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const bytesOf = (messages: readonly StoredMessage[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(writePart(messages));

const partOf = (messages: readonly StoredMessage[], sha256: string): ExportPart => {
  const dates = messages.map(({ date }) => date);
  return {
    sha256,
    firstId: messages[0]?.id ?? 0,
    lastId: messages.at(-1)?.id ?? 0,
    oldest: Math.min(...dates),
    newest: Math.max(...dates),
  };
};

/** The path of a voice message's sound, where it lies beside the export and is short enough to be turned into text. */
const soundPath = ({ media }: Message): string | undefined => {
  if (media?.type !== 'file' || media.kind !== 'voice') return undefined;
  const { path, sizeBytes = 0, seconds = 0 } = media;
  return sizeBytes <= VOICE_LIMITS.bytes && seconds <= VOICE_LIMITS.seconds ? path : undefined;
};

/**
 * Makes the files of an export's channel, and says what they hold. The same export gives the same
 * files. `readSound` reads the sound of a voice message by the path that its message has.
 */
export const packExport = async (
  { title, channelId, messages, forum }: ExportedChannel,
  readSound: ReadSound,
): Promise<PackedExport> => {
  const files: ExportFile[] = [];
  const taken: StoredMessage[] = [];
  for (const exported of messages) {
    const message = toStoredMessage(exported, forum);
    if (!message) continue;
    const path = soundPath(exported);
    if (path === undefined || !message.voice) {
      taken.push(message);
      continue;
    }
    const sound = await readSound(path);
    const sha256 = digestOf(sound);
    files.push({ kind: 'voice', sha256, sizeBytes: sound.length, read: () => readSound(path) });
    taken.push({ ...message, voice: { ...message.voice, reference: sha256 } });
  }
  const parts: ExportPart[] = [];
  for (const part of splitMessages(taken)) {
    const bytes = bytesOf(part);
    const sha256 = digestOf(bytes);
    parts.push(partOf(part, sha256));
    files.push({
      ...{ kind: 'posts', sha256, sizeBytes: bytes.length },
      read: async () => bytesOf(part),
    });
  }
  return { contents: { title, channelId, parts, topics: [...(forum?.topics ?? [])] }, files };
};
