// The pages of a show with 1,000 episodes: all anew, as after a move, and then after one has changed. Objects
// are in memory, so what is measured is reading, making and digesting.
import { createHash } from 'node:crypto';
import type { StoredObject } from '../src/episode/stored-object.ts';
import type { FeedContents, FeedEpisode } from '../src/publish-feed/feed-contents.ts';
import { publishFeed } from '../src/publish-feed/publish-feed.ts';
import { createLogger } from '../src/runtime/logger.ts';

const EPISODES = 1000;
const MOST_ANEW_MS = 5000;
const CHAPTERS = 8;
const CUES = 150;
const PODCAST = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01';

const print = (line: string) => process.stdout.write(`${line}\n`);
const idOf = (n: number): string => `0d6f6f0e-5a0e-4b5e-9d53-${String(n).padStart(12, '0')}`;
const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23);

const stored = new Map<string, string>();
const put = async (key: string, body: string | Uint8Array): Promise<StoredObject> => {
  stored.set(key, String(body));
  return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
};

const anEpisode = async (n: number): Promise<FeedEpisode> => {
  const id = idOf(n);
  const below = `podcasts/${PODCAST}/${id}`;
  const words = `Story ${n}: the ferry sails at nine, and the mill is open until five this week.`;
  const script = {
    ...{ version: '1.0', language: 'en-US', format: 'single-speaker', title: `Day ${n}` },
    ...{ speakers: [{ role: 'host', voice: 'v' }], summary: words },
    chapters: Array.from({ length: CHAPTERS }, (_, c) => ({
      title: `Chapter ${c}`,
      sources: [{ channel: 'mill', messageId: n * 10 + c, url: `https://t.me/mill/${n * 10 + c}` }],
      utterances: [{ speaker: 'host', text: words }],
    })),
  };
  const chapters = {
    ...{ version: '1.2.0', title: `Day ${n}` },
    chapters: Array.from({ length: CHAPTERS }, (_, c) => ({
      ...{ title: `Chapter ${c}`, startTime: c * 75, endTime: (c + 1) * 75 },
    })),
  };
  const cues = Array.from(
    { length: CUES },
    (_, c) => `${time(c * 4000)} --> ${time(c * 4000 + 4000)}\n<v Host>${words}\n`,
  );
  return {
    ...{ id, guid: null, title: `Day ${n}`, description: words, languageCode: 'en-US' },
    ...{ audioUrl: 'https://media.example/a.mp3', durationMs: 600_000, soundbites: [] },
    pictureKey: null,
    publishedAt: new Date(Date.UTC(2026, 0, 1) - n * 86_400_000).toISOString(),
    outputs: {
      audio: await put(`${below}/audio/a.mp3`, ''),
      script: await put(`${below}/script/s.json`, JSON.stringify(script)),
      chapters: await put(`${below}/chapters/c.json`, JSON.stringify(chapters)),
      transcript: await put(`${below}/transcript/t.vtt`, `WEBVTT\n\n${cues.join('\n')}`),
    },
  };
};

const contents: FeedContents & { episodes: FeedEpisode[] } = {
  show: {
    ...{ id: PODCAST, title: 'Bench', description: 'A show', languageCode: 'en-US', author: '' },
    ...{ imageUrl: 'https://media.example/p.png', ownerEmail: null, category: 'News' },
    ...{ isExplicit: false, isBlocked: false, verification: null, episodeFrequencyDays: 1 },
  },
  episodes: await Promise.all(Array.from({ length: EPISODES }, (_, n) => anEpisode(n))),
};

let written: string[] = [];
const deps = {
  episodes: {
    claimIdentity: async () => ({ guid: idOf(0), hasMoved: false }),
    listPublished: async () => contents,
    listShows: async () => [contents.show],
    listChanges: async () => [],
    markPublished: async () => ({ isToBePosted: false }),
  },
  files: { withhold: async () => {}, restore: async () => {}, destroy: async () => {} },
  index: { listUnindexed: async () => [], save: async () => {} },
  objects: {
    find: async (key: string) => (stored.has(key) ? await put(key, stored.get(key) ?? '') : null),
    get: async ({ key }: { readonly key: string }) => Buffer.from(stored.get(key) ?? ''),
    put,
    putMutable: (key: string, body: string | Uint8Array) => {
      written.push(key);
      return put(key, body);
    },
  },
  mediaBaseUrl: 'https://media.example',
};

/** Publishes once; answers CPU time, and how many pages of episodes were written. */
const publish = async (episodeId: string) => {
  written = [];
  const before = process.cpuUsage();
  const input = { podcastId: PODCAST, episodeId, execution: episodeId };
  await publishFeed(deps, input, { logger: createLogger('error') });
  const { user, system } = process.cpuUsage(before);
  const pages = written.filter((key) => /\/[\w-]{36}\.html$/.test(key)).length;
  return { ms: Math.round((user + system) / 1000), pages };
};

const digest = (): string =>
  createHash('sha256')
    .update(JSON.stringify([...stored].sort()))
    .digest('hex');

const newest = idOf(0);
const anew = await publish(newest);
print(`${EPISODES} episodes anew: ${anew.pages} pages in ${anew.ms} ms of CPU time`);
const first = digest();
const again = await publish(newest);
print(`nothing has changed: ${again.pages} page in ${again.ms} ms`);
const isSame = digest() === first;
const [, , , ...rest] = contents.episodes;
contents.episodes = [
  ...contents.episodes.slice(0, 2),
  { ...(contents.episodes[2] as FeedEpisode), title: 'Another title' },
  ...rest,
];
const one = await publish(idOf(2));
print(`one has another title: ${one.pages} page in ${one.ms} ms`);
const failures = [
  ...(anew.ms > MOST_ANEW_MS ? [`all anew took more than ${MOST_ANEW_MS} ms`] : []),
  ...(anew.pages === EPISODES ? [] : ['not every episode has its page']),
  ...(again.pages === 1 && one.pages === 1 && isSame ? [] : ['more was written than has changed']),
];
for (const failure of failures) print(`FAILED: ${failure}`);
if (failures.length > 0) process.exitCode = 1;
