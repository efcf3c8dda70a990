import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { ownPictureUrl, uploadedCoverIn } from '../../src/episode/picture/cover-keys.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { aPicture } from '../support/audio/encode.ts';
import { completeEpisode, episodeFunctions, publishEpisode } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

const JPEG = aPicture('mjpeg');
const PNG = aPicture('png');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let api: TestApi;
let podcastId: string;
let id: string;
let base: string;
beforeAll(async () => {
  api = await startTestApi();
  podcastId = await insertShow(api.database.service);
  id = await publishEpisode(api.database.service, podcastId);
  const { body } = await put(`/podcasts/${podcastId}`);
  base = body.imageUrl.slice(0, body.imageUrl.indexOf('/podcasts/'));
});
afterAll(() => api?.close());

const put = (of: string, bytes: Uint8Array = JPEG, type = 'image/jpeg') =>
  api.call(`/api/v1${of}/picture`, {
    method: 'PUT',
    headers: { 'content-type': type },
    body: Uint8Array.from(bytes),
  });
const episodes = () => createEpisodeStore(api.database.config);
const isWaiting = async (execution: string) => {
  const call = api.database.service.rpc('unpublished_episodes', {
    p_limit: 100,
    p_execution: execution,
  });
  const { data } = await call.throwOnError();
  return (data as unknown[]).length > 0;
};
/** What PublishFeed does in the database when it has written what it read before. */
const publishAsRead = async (episodeId: string, changedAt: string | null) =>
  episodes().markPublished({ episodeId, execution: episodeId }, changedAt);
const changedAt = async () =>
  (await episodes().listChanges(podcastId)).find(({ episodeId }) => episodeId === id)?.changedAt ??
  null;

describe('a picture of a show', () => {
  test('is kept byte by byte under a key of its own, and is what the show names', async () => {
    const { status, body } = await put(`/podcasts/${podcastId}`, PNG, 'image/png');
    expect(status).toBe(200);
    const key = `podcasts/${podcastId}/covers/${sha256(PNG)}.png`;
    expect(body.imageUrl).toBe(`${base}/${key}`);
    const stored = await api.objects.find(key);
    expect(stored && Buffer.from(await api.objects.get(stored)).equals(PNG)).toBe(true);
    expect((await api.call(`/api/v1/podcasts/${podcastId}`)).body.imageUrl).toBe(body.imageUrl);
  });

  test('has feed and pages written anew at once, and is done when that read it', async () => {
    await publishAsRead(id, await changedAt());
    expect(await isWaiting(id)).toBe(false);
    const runs = await api.countExecutions('reconcile');
    await put(`/podcasts/${podcastId}`, JPEG);
    expect(await api.countExecutions('reconcile')).toBe(runs + 1);
    expect(await isWaiting(id)).toBe(true);
    const read = await changedAt();
    await put(`/podcasts/${podcastId}`, PNG, 'image/png');
    await publishAsRead(id, read);
    expect(await isWaiting(id)).toBe(true);
    await publishAsRead(id, await changedAt());
    expect(await isWaiting(id)).toBe(false);
  });

  test('sent again changes nothing, and is taken away by changing the show', async () => {
    await put(`/podcasts/${podcastId}`);
    await publishAsRead(id, await changedAt());
    await put(`/podcasts/${podcastId}`);
    expect(await isWaiting(id)).toBe(false);
    const { body } = await api.send('PATCH', `/api/v1/podcasts/${podcastId}`, { imageUrl: null });
    expect(body.imageUrl).toBeNull();
    expect(await isWaiting(id)).toBe(true);
  });

  test('is of shows that are there alone', async () => {
    expect((await put(`/podcasts/${randomUUID()}`)).status).toBe(404);
    expect((await put('/podcasts/42')).status).toBe(400);
  });

  test.each<[string, number, Uint8Array, string, RegExp]>([
    ['a body of JSON', 415, Buffer.from('{}'), 'application/json', /image\/jpeg or image\/png/],
    ['no body', 400, Buffer.alloc(0), 'image/png', /is missing/],
    ['a GIF', 400, Buffer.from('GIF89a…'), 'image/png', /neither JPEG nor PNG/],
    ['a small one', 400, aPicture('mjpeg', 1399), 'image/jpeg', /1399 × 1399.*1400 to 3000/],
    ['a large one', 400, aPicture('mjpeg', 3001), 'image/jpeg', /3001 × 3001/],
    ['one that breaks off', 400, PNG.subarray(0, PNG.length - 9), 'image/png', /no whole png/],
    ['one of 3 MB', 413, Buffer.concat([JPEG, Buffer.alloc(3e6)]), 'image/jpeg', /lower quality/],
  ])('is refused where it is %s', async (_, status, bytes, type, words) => {
    const before = (await api.call(`/api/v1/podcasts/${podcastId}`)).body.imageUrl;
    const answer = await put(`/podcasts/${podcastId}`, bytes, type);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(words);
    expect((await api.call(`/api/v1/podcasts/${podcastId}`)).body.imageUrl).toBe(before);
  });

  test('no square is refused', async () => {
    const wide = Buffer.from(aPicture('png'));
    // The width in IHDR, at byte 16 (PNG 1.2, 4.1.1).
    wide.writeUInt32BE(1500, 16);
    expect((await put(`/podcasts/${podcastId}`, wide, 'image/png')).body.detail).toMatch(
      /1500 × 1400 pixels; a cover is a square/,
    );
  });
});

describe('an address', () => {
  const KEY = `podcasts/0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01/covers/${'a'.repeat(64)}.jpg`;
  const SHOW = { id: '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01' };

  test('of an uploaded picture moves with the bucket', () => {
    const imageUrl = `https://old.example/media/${KEY}`;
    expect(ownPictureUrl({ ...SHOW, imageUrl }, 'https://new.example')).toBe(
      `https://new.example/${KEY}`,
    );
  });

  test.each([
    ['elsewhere', 'https://a.example/cover.png'],
    ['of another show', `https://a.example/${KEY.replace('0d6f', '1d6f')}`],
    ['with a query', `https://a.example/${KEY}?size=2`],
  ])('%s stays as it is', (_, imageUrl) => {
    expect(uploadedCoverIn(imageUrl, SHOW.id)).toBeUndefined();
    expect(ownPictureUrl({ ...SHOW, imageUrl }, 'https://new.example')).toBe(imageUrl);
  });
});

describe('a picture of an episode', () => {
  const remove = (episodeId = id) =>
    api.call(`/api/v1/episodes/${episodeId}/picture`, { method: 'DELETE' });
  const listed = async () =>
    (await episodes().listPublished(podcastId)).episodes.find((episode) => episode.id === id)
      ?.pictureKey;

  test('stands in what the feed is made of until it is taken away', async () => {
    const key = `podcasts/${podcastId}/${id}/covers/${sha256(JPEG)}.jpg`;
    await publishAsRead(id, await changedAt());
    const { status, body } = await put(`/episodes/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ pictureUrl: `${base}/${key}`, visibilityPending: true });
    expect(await listed()).toBe(key);
    expect(await isWaiting(id)).toBe(true);
    await publishAsRead(id, await changedAt());
    expect((await remove()).status).toBe(204);
    expect((await api.call(`/api/v1/episodes/${id}`)).body).toMatchObject({
      ...{ pictureUrl: null, visibilityPending: true },
    });
    expect(await listed()).toBeNull();
  });

  test('of an episode that is not there, or withdrawn, is refused', async () => {
    expect((await put(`/episodes/${randomUUID()}`)).status).toBe(404);
    expect((await remove(randomUUID())).status).toBe(404);
    const gone = await publishEpisode(api.database.service, podcastId);
    await api.send('POST', `/api/v1/episodes/${gone}/withdraw`, {});
    expect((await put(`/episodes/${gone}`)).status).toBe(409);
    expect((await remove(gone)).status).toBe(409);
  });

  test('of an episode that is being made waits for its publication', async () => {
    const other = await insertShow(api.database.service);
    const live = randomUUID();
    await episodeFunctions(api.database.service).open(other, live);
    expect((await put(`/episodes/${live}`)).body).toMatchObject({ visibilityPending: false });
    const completed = await completeEpisode(
      api.database.service,
      await insertShow(api.database.service),
    );
    expect((await put(`/episodes/${completed}`)).body).toMatchObject({ visibilityPending: true });
  });

  test('is told in the audit', async () => {
    await put(`/episodes/${id}`, PNG, 'image/png');
    const { body } = await api.call(`/api/v1/audit?episodeId=${id}`);
    expect(body.entries[0]).toMatchObject({
      action: 'episode.changed',
      after: { pictureKey: `podcasts/${podcastId}/${id}/covers/${sha256(PNG)}.png` },
    });
  });
});
