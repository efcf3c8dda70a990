import { createHmac } from 'node:crypto';
import { soundOf } from '../episode/storage-keys.ts';
import type { LoggedRequest } from './access-log.ts';
import { readAgent } from './agent/read-agent.ts';
import { type ByteRange, bytesFrom, mergeRanges } from './byte-ranges.ts';
import type { EpisodeListens, Sound } from './ports.ts';

/** What a listener has to have fetched: a minute of sound, or all of what is shorter. */
const HEARD_MS = 60_000;

/** So many ranges wait at least before those that touch become one: an app may fetch an episode in thousands. */
const RANGES_TO_MERGE = 64;

/** The bytes of a minute of an episode's sound, without the tag before it, which may hold a picture. */
const heardBytes = ({ sizeBytes, tagBytes, durationMs }: Sound): number =>
  ((sizeBytes - tagBytes) * Math.min(HEARD_MS, durationMs)) / durationMs;

/** What one listener fetched of one file. */
interface Fetched {
  readonly episodeId: string;
  readonly app: string;
  /** Listener and episode, of whatever file. */
  readonly listening: string;
  ranges: ByteRange[];
  /** How many ranges there are when they are merged next. */
  mergeAt: number;
}

/** Collects the requests of one day, and counts the downloads among them. */
export interface DayCount {
  add(request: LoggedRequest): void;
  /** The episodes that somebody asked for. */
  episodes(): readonly string[];
  /** Downloads by episode and app, of the episodes whose sound is given. */
  listens(sounds: ReadonlyMap<string, Sound>): readonly EpisodeListens[];
}

/**
 * Counts a day as the IAB's guidelines say (docs/listens.md): a listener, an address with a User-Agent, who
 * fetched at least a minute of an episode is one download, in however many requests and however often.
 * `salt` is of this count alone: nobody learns an address from what is counted by.
 */
export const createDayCount = (day: string, salt: Uint8Array): DayCount => {
  const fetched = new Map<string, Fetched>();
  const apps = new Map<string, string | undefined>();

  const appOf = (agent: string): string | undefined => {
    if (!apps.has(agent)) apps.set(agent, readAgent(agent));
    return apps.get(agent);
  };
  const listenerOf = (address: string, agent: string): string =>
    createHmac('sha256', salt).update(`${address}\n${agent}`).digest('base64url');

  return {
    add({ day: ofDay, address, method, path, status, agent, sentBytes, firstByte }) {
      if (ofDay !== day || method !== 'GET' || (status !== 200 && status !== 206)) return;
      const sound = soundOf(path);
      const app = sound && appOf(agent);
      if (sound === undefined || app === undefined) return;
      const { episodeId } = sound;
      const listening = `${listenerOf(address, agent)} ${episodeId}`;
      const key = `${listening} ${path}`;
      const one = fetched.get(key) ?? {
        ...{ episodeId, app, listening },
        ...{ ranges: [], mergeAt: RANGES_TO_MERGE },
      };
      fetched.set(key, one);
      one.ranges.push([firstByte, firstByte + sentBytes]);
      if (one.ranges.length < one.mergeAt) return;
      one.ranges = [...mergeRanges(one.ranges)];
      one.mergeAt = Math.max(RANGES_TO_MERGE, 2 * one.ranges.length);
    },

    episodes: () => [...new Set([...fetched.values()].map(({ episodeId }) => episodeId))],

    listens(sounds) {
      const heard = new Map<string, Fetched>();
      for (const one of fetched.values()) {
        const sound = sounds.get(one.episodeId);
        if (sound && bytesFrom(one.ranges, sound.tagBytes) >= heardBytes(sound)) {
          heard.set(one.listening, one);
        }
      }
      const counts = Map.groupBy(heard.values(), ({ episodeId, app }) => `${episodeId} ${app}`);
      return [...counts.values()].flatMap((all) =>
        all.slice(0, 1).map(({ episodeId, app }) => ({ episodeId, app, downloads: all.length })),
      );
    },
  };
};
