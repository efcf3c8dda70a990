import type { BeginPaying } from '../cost/monthly-caps.ts';
import type { OpenCosts } from '../cost/record-costs.ts';
import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { EpisodeStore } from '../episode/episode-store.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import type { ChannelSource } from './channel-source.ts';
import type { ChannelExports } from './export/channel-exports.ts';
import type { ChannelDirectory } from './open-channel.ts';
import type { SessionLease } from './session/session-lease.ts';
import type { Transcriber } from './voice/transcriber.ts';

/** An account of Telegram, for the channels that aren't read from an export. */
export interface TelegramAccount {
  /** What the stage calls its session; undefined where it has only one. */
  readonly name?: string | undefined;
  /** The session's name in leases and in the directory. */
  readonly session: string;
  connect(): Promise<ChannelSource>;
}

/** What collecting needs of the world. */
export interface CollectContentDeps {
  readonly episodes: Pick<EpisodeStore, 'noteWait' | 'noteWarnings'> & {
    read(episodeId: string): Promise<{ readonly config: ConfigSnapshot }>;
  };
  readonly objects: {
    put(key: string, body: string, options: { contentType: string }): Promise<StoredObject>;
  };
  readonly lease: SessionLease;
  readonly directory: ChannelDirectory;
  /** The account that a show's channels are read by, where the stage has any. @throws UnknownTelegramSession */
  readonly accountOf: ((podcastId: string, config: ConfigSnapshot) => TelegramAccount) | undefined;
  readonly exports: ChannelExports;
  /** Missing where no speech-to-text endpoint is connected. */
  readonly transcriber?: Transcriber | undefined;
  readonly openCosts: OpenCosts;
  readonly beginPaying: BeginPaying;
  now(): Date;
  newId(): string;
}
