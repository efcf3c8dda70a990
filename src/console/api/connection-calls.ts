import type { Send } from './call.ts';

/** A thing that a connection is told. */
export interface ConnectionField {
  readonly setting: string;
  readonly label: string;
  readonly hint: string;
  readonly isSecret: boolean;
  readonly isOptional: boolean;
  /** Null for a secret, which is never told again, and for what isn't set. */
  readonly value: string | null;
  readonly isSet: boolean;
}

/** What a stack at home is connected to, or could be. */
export interface ConnectionView {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  /** Who says so; null while it isn't connected. */
  readonly from: 'environment' | 'data folder' | null;
  readonly fields: readonly ConnectionField[];
}

/** What a stack at home takes of its disk, in bytes. */
export interface DiskUse {
  readonly freeBytes: number;
  readonly usedBytes: number;
  readonly parts: readonly { readonly part: string; readonly bytes: number }[];
  readonly shows: readonly {
    readonly podcastId: string;
    readonly episodes: number;
    readonly bytes: number;
  }[];
}

/** The calls about connections of a stack at home. Every one throws ApiUnreachable or ApiRefusal. */
export const connectionCalls = (call: Send) => ({
  /** `isSealed` is null while nothing is kept. */
  listConnections: (signal?: AbortSignal) =>
    call<{ connections: ConnectionView[]; isSealed: boolean | null }>('GET', '/connections', {
      signal,
    }),
  /** Asks for real, and answers what was found. */
  checkConnection: (name: string) => call<{ found: string }>('POST', `/connections/${name}/check`),
  /** Asks for real, and keeps what works. */
  connect: (name: string, settings: Readonly<Record<string, string>>) =>
    call<{ found: string }>('PUT', `/connections/${name}`, { body: settings }),
  /** A sentence in the language, as the voice says it. */
  sampleVoice: (voice: string, languageCode: string) =>
    call<Blob>('POST', '/voice-samples', { body: { voice, languageCode }, isBlob: true }),
  readDisk: (signal?: AbortSignal) => call<DiskUse>('GET', '/disk', { signal }),
  disconnect: (name: string) => call<undefined>('DELETE', `/connections/${name}`),
});
