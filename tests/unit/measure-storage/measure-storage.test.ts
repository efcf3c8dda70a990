import { expect, it } from 'vitest';
import {
  kindOf,
  measureStorage,
  type StoredVersion,
  usdAMonth,
} from '../../../src/measure-storage/measure-storage.ts';
import { createLogger } from '../../../src/runtime/logger.ts';

const GIGABYTE = 1024 ** 3;
const versions: readonly StoredVersion[] = [
  { key: 'podcasts/p/e/audio/a.mp3', sizeBytes: 2 * GIGABYTE, isCurrent: true },
  { key: 'podcasts/p/e/audio/b.mp3', sizeBytes: GIGABYTE, isCurrent: false },
  { key: 'podcasts/p/e/chapters/c.json', sizeBytes: 100, isCurrent: true },
  { key: 'segments/s.wav', sizeBytes: 50, isCurrent: true },
];

it('adds up what lies in the bucket by kind, old versions too, and what that costs', async () => {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', (line) => lines.push(JSON.parse(line)));
  const listing = {
    async *versions() {
      yield* versions;
    },
  };
  expect(await measureStorage({ listing }, {}, { logger })).toEqual({
    bytes: { audio: 3 * GIGABYTE, chapters: 100, segments: 50 },
  });
  expect(lines).toMatchObject([
    { kind: 'audio', bytes: 3 * GIGABYTE, usdAMonth: 0.0735 },
    { kind: 'chapters', bytes: 100 },
    { kind: 'segments', bytes: 50 },
    {
      StoredBytes: 3 * GIGABYTE + 150,
      StoredBytesOfOldVersions: GIGABYTE,
      StorageUsdAMonth: 0.0735,
    },
  ]);
});

it.each([
  ['podcasts/p/e/transcript/t.vtt', 'transcript'],
  ['podcasts/p/cover.jpg', 'podcasts'],
  ['feeds/p.xml', 'feeds'],
  ['clips/p/e/0.mp3', 'clips'],
  ['executions/episode/x.json.gz', 'executions'],
  ['stray', 'other'],
])('%s is of the kind %s', (key, kind) => {
  expect(kindOf(key)).toBe(kind);
});

it('a terabyte is 25 dollars a month', () => {
  expect(usdAMonth(1024 * GIGABYTE)).toBeCloseTo(25.09, 1);
});
