import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CostReport, CostStore } from '../../../src/cost/record-costs.ts';
import type { EpisodeWarning } from '../../../src/episode/episode-store.ts';
import type { AudioEpisodeStore, AudioObjectStore } from '../../../src/generate-audio/stores.ts';

/** A bucket in memory whose keys name their content. */
export const inMemoryObjects = () => {
  const contents = new Map<string, Uint8Array>();
  const pointer = (key: string, bytes: Uint8Array) => ({
    key,
    versionId: 'v1',
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    sizeBytes: bytes.length,
  });
  const put = async (key: string, body: Uint8Array | string) => {
    const bytes = contents.get(key) ?? Buffer.from(body);
    contents.set(key, bytes);
    return pointer(key, bytes);
  };
  const store: AudioObjectStore = {
    async get({ key }) {
      const bytes = contents.get(key);
      if (!bytes) throw new Error(`There is no ${key}.`);
      return bytes;
    },
    async find(key) {
      const bytes = contents.get(key);
      return bytes ? pointer(key, bytes) : null;
    },
    put,
    putFile: async (key, path) => put(key, await readFile(path)),
  };
  return { ...store, contents };
};

type Config = Awaited<ReturnType<AudioEpisodeStore['read']>>['config'];

/** An episode's row in memory, with the progress, the waits and the warnings it was told. */
export const inMemoryEpisode = (config: Partial<Config> = {}) => {
  const progress: [number, number][] = [];
  const waits: { readonly reason: string; readonly seconds: number }[] = [];
  const warnings: EpisodeWarning[][] = [];
  const store: AudioEpisodeStore = {
    read: async () => ({
      config: { title: 'Daily Digest', author: 'The Desk', imageUrl: null, ...config },
      window: { from: '2026-11-01T00:00:00Z', until: '2026-11-08T00:00:00Z' },
    }),
    async reportProgress(_attempt, done, total) {
      progress.push([done, total]);
    },
    async noteWarnings(_attempt, _state, noted) {
      warnings.push([...noted]);
    },
    async noteWait(_attempt, wait) {
      waits.push(wait);
    },
  };
  return { ...store, progress, waits, warnings };
};

/** Costs in memory: the reports, each counted once. */
export const inMemoryCosts = (): CostStore & { readonly reports: Map<string, CostReport> } => {
  const reports = new Map<string, CostReport>();
  return {
    reports,
    async record(_attempt, report) {
      reports.set(report.id, report);
    },
  };
};
