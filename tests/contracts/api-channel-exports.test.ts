import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importExport } from '../../src/collect-content/export/import-export.ts';
import { packExport } from '../../src/collect-content/export/pack-export.ts';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

const PATH = '/api/v1/channel-exports';
const START = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;

/** A channel of one post a day from the first to the last of these days. */
const aChannel = (first: number, last: number, rest = {}) => ({
  title: 'Harbour news',
  channelId: '1000000011',
  messages: Array.from({ length: last - first + 1 }, (_, index) => {
    const id = first + index;
    return { id, date: START + id * DAY, text: `Post ${id}`, entities: [] };
  }),
  ...rest,
});
const noSound = async () => new Uint8Array();

/** Brings an export in as somebody with the API alone does. */
const bringIn = (username: string, channel = aChannel(1, 40)) => {
  const path = `${PATH}/${username}`;
  return importExport(
    {
      async putFiles(_, files) {
        const named = files.map(({ kind, sha256, sizeBytes }) => ({ kind, sha256, sizeBytes }));
        const { body } = await api.send('POST', `${path}/uploads`, { files: named });
        for (const [index, target] of body.uploads.entries()) {
          if (!target) continue;
          const init = { method: 'PUT', headers: target.headers, body: await files[index]?.read() };
          expect((await fetch(target.url, init as RequestInit)).status).toBe(200);
        }
      },
      save: (_, contents) => api.send('PUT', path, contents),
    },
    username,
    channel,
    noSound,
  );
};

describe('the export of a channel', () => {
  test('is brought in, listed, described and chosen', async () => {
    expect(await bringIn('harbour_news')).toMatchObject({
      status: 200,
      body: {
        ...{ username: 'harbour_news', title: 'Harbour news', readFrom: 'export', topics: [] },
        ...{ oldestPostAt: '2026-09-02T00:00:00.000Z', newestPostAt: '2026-10-11T00:00:00.000Z' },
      },
    });
    const { body } = await api.call(PATH);
    expect(body.exports).toMatchObject([{ username: 'harbour_news', readFrom: 'export' }]);
    const facts = await api.call(`${PATH}/Harbour_News`);
    expect(facts).toMatchObject({ status: 200, body: { postsPerWeek: 7.2 } });
    const chosen = await api.send('PATCH', `${PATH}/harbour_news`, { readFrom: 'telegram' });
    expect(chosen).toMatchObject({ status: 200, body: { readFrom: 'telegram' } });
    // A later export doesn't undo what somebody has chosen.
    expect(await bringIn('harbour_news', aChannel(30, 60))).toMatchObject({
      body: {
        readFrom: 'telegram',
        ...{ oldestPostAt: '2026-09-02T00:00:00.000Z', newestPostAt: '2026-10-31T00:00:00.000Z' },
      },
    });
  });

  test('is brought in again without anything being sent twice', async () => {
    await bringIn('again_news');
    const { files } = await packExport(aChannel(1, 40), noSound);
    const named = files.map(({ kind, sha256, sizeBytes }) => ({ kind, sha256, sizeBytes }));
    const { body } = await api.send('POST', `${PATH}/again_news/uploads`, { files: named });
    expect(body.uploads).toEqual([null, null]);
    expect(await bringIn('again_news')).toMatchObject({ status: 200 });
  });

  test('is refused with words where parts are missing, stand twice, or are another channel’s', async () => {
    await bringIn('refused_news');
    const { contents } = await packExport(aChannel(1, 90), noSound);
    expect(await api.send('PUT', `${PATH}/refused_news`, contents)).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('not in the bucket') },
    });
    const [part] = contents.parts;
    const twice = { ...contents, parts: [part, part] };
    expect(await api.send('PUT', `${PATH}/refused_news`, twice)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'parts', message: expect.stringContaining('none twice') }] },
    });
    const other = aChannel(1, 40, { channelId: '7', title: 'Hill news' });
    expect(await bringIn('refused_news', other)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('another channel here, Harbour news') },
    });
    expect(await api.call(`${PATH}/nobody_has_this`)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('npx stepcast channels import') },
    });
    expect(await api.call(`${PATH}/a-b`)).toMatchObject({ status: 400 });
    expect(await api.send('PUT', `${PATH}/refused_news_topic_5_`, contents)).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('of a group as a whole') }] },
    });
  });

  test('is removed with its files, and with an entry in the audit', async () => {
    await bringIn('removed_news');
    expect(await api.call(`${PATH}/removed_news`, { method: 'DELETE' })).toMatchObject({
      status: 204,
    });
    expect(await api.call(`${PATH}/removed_news`)).toMatchObject({ status: 404 });
    const { contents } = await packExport(aChannel(1, 40), noSound);
    for (const { sha256 } of contents.parts) {
      expect(await api.objects.find(`exports/removed_news/posts/${sha256}.json`)).toBeNull();
    }
    expect(await api.call(`${PATH}/removed_news`, { method: 'DELETE' })).toMatchObject({
      status: 204,
    });
    const { body } = await api.call('/api/v1/audit');
    expect(body.entries.slice(0, 3)).toMatchObject([
      { action: 'export.removed', subject: { kind: 'channel', id: 'removed_news' } },
      { action: 'export.removed' },
      { action: 'export.added', subject: { kind: 'channel', id: 'removed_news' } },
    ]);
  });
});
