import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClipOutcome, createClips } from '../../src/clips/create-clips.ts';
import type { PublishedAudio } from '../../src/clips/ports.ts';
import { startBucket } from '../support/a-bucket.ts';
import { makeMp3, playMp3 } from '../support/audio/make-mp3.ts';

const SECONDS = 40;
const EPISODE_MS = SECONDS * 1000;

let bucket: Awaited<ReturnType<typeof startBucket>>;
let published: PublishedAudio;
let text: PublishedAudio;
const mp3 = makeMp3(SECONDS, ['-b:a', '128k']);

beforeAll(async () => {
  bucket = await startBucket();
  published = await bucket.publish(mp3, EPISODE_MS);
  text = await bucket.publish(Buffer.from('No sound at all. '.repeat(999)), EPISODE_MS);
});
afterAll(() => bucket?.close());

/** A process of its own. */
const open = () => {
  const all = [published, text];
  return createClips({
    episodes: { find: async (id) => all.find(({ episodeId }) => episodeId === id) ?? null },
    storage: bucket.openStorage(),
    now: () => performance.now(),
  });
};
const clipOf = (outcome: ClipOutcome) => {
  if (outcome.outcome !== 'ready') throw new Error(`There is no clip: ${outcome.outcome}.`);
  return outcome.clip;
};
const bytesOf = async (key: string) => {
  const found = await bucket.objects.find(key);
  if (found === null) throw new Error(`There is no ${key}.`);
  return bucket.objects.get(found);
};
const audioReads = () =>
  bucket.passed.filter(({ method, path }) => method === 'GET' && path.includes('/audio/'));
const clipWrites = () =>
  bucket.passed.filter(
    ({ method, path, status }) => method === 'PUT' && path.endsWith('.mp3') && status === 200,
  );
beforeEach(() => void bucket.passed.splice(0));

const ask = (startMs: number, durationMs: number) => ({
  episodeId: published.episodeId,
  startMs,
  durationMs,
});

describe('a clip', () => {
  test('is cut out of the bytes where it lies, and kept', async () => {
    const openClip = open();
    // The first of an episode that came without an index reads all of it, once.
    await openClip(ask(0, 1000));
    bucket.passed.splice(0);
    const clip = clipOf(await openClip(ask(12_345, 20_000)));
    expect(clip).toMatchObject({ startMs: 12_345, durationMs: 20_000, isKept: false });
    const bytes = await bytesOf(clip.key);
    const [read] = audioReads();
    expect(audioReads()).toHaveLength(1);
    expect(read?.receivedBytes).toBeLessThan(1.05 * bytes.length);
    const whole = playMp3(mp3).samples;
    const [from, until] = [12_345 * 44.1, 32_345 * 44.1].map(Math.round);
    expect(Buffer.from(playMp3(bytes).samples.buffer)).toEqual(
      Buffer.from(whole.slice(from, until).buffer),
    );
  });

  test('that is there is answered by any process without reading sound, with the same address and end', async () => {
    const made = clipOf(await open()(ask(5000, 3000)));
    bucket.passed.splice(0);
    const found = clipOf(await open()(ask(5000, 3000)));
    expect(found).toEqual({ ...made, isKept: true, tookMs: 0 });
    expect(audioReads()).toEqual([]);
    expect(bucket.passed.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  test('the index that another process built is used, and no sound but the clip is read', async () => {
    await open()(ask(1, 10));
    bucket.passed.splice(0);
    clipOf(await open()(ask(8000, 2000)));
    const bytes = audioReads().reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
    expect(bytes).toBeLessThan(50_000);
  });

  test('that many want at once is written once, whichever process they ask', async () => {
    const processes = [open(), open(), open()];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => processes[n % 3]?.(ask(15_000, 10_000))),
    );
    const keys = new Set(answers.map((answer) => answer && clipOf(answer).key));
    expect(keys.size).toBe(1);
    expect(clipWrites()).toHaveLength(1);
    expect(audioReads().length).toBeLessThanOrEqual(processes.length);
  });

  test('that would run beyond the end ends with it', async () => {
    const clip = clipOf(await open()(ask(EPISODE_MS - 2500, 60_000)));
    expect(clip).toMatchObject({ startMs: EPISODE_MS - 2500, durationMs: 2500 });
    expect(playMp3(await bytesOf(clip.key)).samples.length).toBe(2500 * 44.1);
  });
});

describe('nothing is read', () => {
  test.each([
    ['past the end', () => ask(EPISODE_MS, 1000), { outcome: 'past_end', episodeMs: EPISODE_MS }],
    [
      'of an episode that is not published',
      () => ({ ...ask(0, 1000), episodeId: randomUUID() }),
      { outcome: 'unknown_episode' },
    ],
  ])('for a clip %s', async (_, request, expected) => {
    expect(await open()(request())).toEqual(expected);
    expect(bucket.passed).toEqual([]);
  });
});

test('what is no MP3 is read once, and has no clips', async () => {
  const request = { ...ask(0, 1000), episodeId: text.episodeId };
  expect(await open()(request)).toEqual({ outcome: 'no_frames' });
  bucket.passed.splice(0);
  expect(await open()(request)).toEqual({ outcome: 'no_frames' });
  expect(audioReads()).toEqual([]);
});
