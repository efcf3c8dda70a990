import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runStepcast } from '../../scripts/cli/run-stepcast.ts';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { INTERNAL_KEY, startTestApi, type TestApi } from '../support/api.ts';
import { makeMp3 } from '../support/audio/make-mp3.ts';
import { type FileServer, startFileServer } from '../support/file-server.ts';
import { aHost } from '../support/stepcast-command.ts';

let api: TestApi;
let server: FileServer;
let folder: string;
const mp3 = makeMp3(3, ['-q:a', '4']);
beforeAll(async () => {
  [api, server, folder] = await Promise.all([
    startTestApi(),
    startFileServer(),
    mkdtemp(join(tmpdir(), 'stepcast-import-test-')),
  ]);
});
afterAll(async () => {
  await Promise.all([api?.close(), server?.close()]);
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => server.files.clear());

const VTT = 'WEBVTT\n\n00:00.000 --> 00:02.000\nThe mill turned again.\n';
const anItem = (name: string, more = '') => `<item><title>${name}</title>
  <guid isPermaLink="false">tag:${name}</guid><pubDate>Mon, 04 Mar 2019 05:06:07 GMT</pubDate>
  <enclosure url="${server.origin}/${name}.mp3" length="1" type="audio/mpeg"/>
  <podcast:transcript url="${server.origin}/${name}.vtt" type="text/vtt"/>
  <podcast:chapters url="${server.origin}/${name}.json" type="application/json+chapters"/>${more}</item>`;
const serveFeed = (path: string, items: string) => {
  const url = `${server.origin}${path}`;
  const xml = `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0">
    <channel><title>Tide Mill${path}</title><description>d</description><language>en-GB</language>${items}</channel></rss>`;
  server.files.set(path, { type: 'application/rss+xml', bytes: Buffer.from(xml) });
  return url;
};
const CHAPTERS = JSON.stringify({
  version: '1.2.0',
  chapters: [
    { startTime: 0, title: 'Hello' },
    { startTime: 1.5, title: 'The mill' },
  ],
});
const serve = (name: string) => {
  server.files.set(`/${name}.mp3`, { type: 'audio/mpeg', bytes: mp3 });
  server.files.set(`/${name}.vtt`, { type: 'text/vtt', bytes: Buffer.from(VTT) });
  const type = 'application/json+chapters';
  server.files.set(`/${name}.json`, { type, bytes: Buffer.from(CHAPTERS) });
};
const stepcast = async (...argv: string[]) => {
  const { host, written } = aHost({ STEPCAST_URL: api.url, STEPCAST_API_KEY: INTERNAL_KEY });
  await runStepcast([...argv, '--json'], host);
  return { code: host.exitCode, err: written.err, json: JSON.parse(written.out || 'null') };
};
const LOOPBACK = ['--allow-origin', 'http://127.0.0.1:*'];
const listed = async (podcastId: string) =>
  (await createEpisodeStore(api.database.config).listPublished(podcastId)).episodes;

describe('import feed', () => {
  test('brings sound and transcript, and goes on where it stopped', async () => {
    serve('One');
    const url = serveFeed('/a.xml', anItem('One') + anItem('Two'));
    const first = await stepcast('import', 'feed', url, ...LOOPBACK);
    expect(first.code).toBe(1);
    const [outcome] = first.json;
    expect(outcome).toMatchObject({ imported: 1, present: 0, isNewShow: true });
    expect(outcome.refused).toEqual([{ what: 'Two', why: expect.stringContaining('404') }]);

    serve('Two');
    const asked = server.asked.length;
    const second = await stepcast('import', 'feed', url, ...LOOPBACK);
    expect(second.code).toBe(0);
    expect(second.json[0]).toMatchObject({
      imported: 1,
      present: 1,
      isNewShow: false,
      refused: [],
    });
    expect(server.asked.slice(asked)).toEqual(['/a.xml', '/Two.mp3', '/Two.vtt', '/Two.json']);

    const episodes = await listed(outcome.podcastId);
    expect(episodes.map(({ guid }) => guid).sort()).toEqual(['tag:One', 'tag:Two']);
    for (const { outputs, durationMs, publishedAt } of episodes) {
      expect(publishedAt).toBe('2019-03-04T05:06:07.000Z');
      expect(durationMs).toBeGreaterThan(2_900);
      expect(durationMs).toBeLessThan(3_100);
      const { audio, transcript, chapters } = outputs;
      if (!audio || !transcript || !chapters) throw new Error('It has all three.');
      expect(Buffer.from(await api.objects.get(audio)).equals(mp3)).toBe(true);
      expect(new TextDecoder().decode(await api.objects.get(transcript))).toContain(
        'The mill turned again.',
      );
      const read = JSON.parse(new TextDecoder().decode(await api.objects.get(chapters)));
      expect(read.chapters.map(({ title }: { title: string }) => title)).toEqual([
        'Hello',
        'The mill',
      ]);
    }
  });

  test('imports nothing on trial, and says what lacks', async () => {
    const url = serveFeed('/b.xml', anItem('Three').replace(/<podcast:transcript[^>]*>/, ''));
    const { json } = await stepcast('import', 'feed', url, ...LOOPBACK, '--dry-run');
    expect(json[0].episodes).toMatchObject([{ title: 'Three', transcripts: [] }]);
    expect((await api.call(`/api/v1/podcasts/${json[0].podcastId}`)).status).toBe(404);
    expect(server.asked).not.toContain('/Three.mp3');
  });

  test('takes a folder with the files that its feed names', async () => {
    const place = join(folder, 'exported');
    await mkdir(place);
    serveFeed('/c.xml', anItem('Four'));
    const served = server.files.get('/c.xml');
    if (!served || !('bytes' in served)) throw new Error('It has just been served.');
    await writeFile(join(place, 'feed.xml'), served.bytes);
    await writeFile(join(place, 'Four.mp3'), mp3);
    await writeFile(join(place, 'Four.srt'), '1\n00:00:00,000 --> 00:00:02,000\nFrom a folder.\n');
    const { code, json } = await stepcast('import', 'feed', place);
    expect([code, json[0].imported]).toEqual([0, 1]);
    const [episode] = await listed(json[0].podcastId);
    expect(episode?.outputs.transcript).toBeDefined();
  });

  test.each([
    ['an address that is not public', [], /127\.0\.0\.1|https/],
    ['a feed that is none', LOOPBACK, /no RSS feed/],
  ])('refuses %s', async (_, options, why) => {
    server.files.set('/d.xml', { type: 'text/html', bytes: Buffer.from('<html></html>') });
    const { code, json } = await stepcast('import', 'feed', `${server.origin}/d.xml`, ...options);
    expect(code).toBe(1);
    expect(json.error.message).toMatch(why);
  });

  test('names sound that is too large, is none, breaks off, or leads to a private address', async () => {
    serve('Large');
    server.files.set('/Large.mp3', { type: 'audio/mpeg', bytes: Buffer.alloc(1_500_000) });
    server.files.set('/None.mp3', { type: 'audio/mpeg', bytes: Buffer.from('<html>sorry</html>') });
    server.files.set('/Broken.mp3', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('ID3');
      response.destroy();
    });
    server.files.set('/Private.mp3', (_, response) => {
      response.writeHead(302, { location: 'https://10.0.0.1/secret.mp3' }).end();
    });
    const names = ['Large', 'None', 'Broken', 'Private'];
    const url = serveFeed('/e.xml', names.map((name) => anItem(name)).join(''));
    const { code, json } = await stepcast('import', 'feed', url, ...LOOPBACK, '--max-mb', '1');
    expect(code).toBe(1);
    expect(json[0].imported).toBe(0);
    const why = Object.fromEntries(
      json[0].refused.map((each: { what: string; why: string }) => [each.what, each.why]),
    );
    expect(why['Large']).toMatch(/larger than 1 MB/);
    expect(why['None']).toMatch(/no MP3/);
    expect(why['Broken']).toMatch(/Broken\.mp3/);
    expect(why['Private']).toMatch(/10\.0\.0\.1/);
  });
});

const SHOW = '0190a5a5-0000-7000-8000-0000000000bb';
const OLD = '0190a5a5-0000-7000-8000-0000000000aa';

/** The tables of a system that is replaced, in a schema of their own. */
const replacedSystem = async () => {
  const { supabase, postgres } = api.database;
  for (const statement of [
    'create schema old',
    'create table old.podcasts (id uuid, title text, language text)',
    'create table old.podcast_configs (podcast_id uuid, telegram_channel text)',
    'create table old.episodes (id uuid, podcast_id uuid, title text, status text, audio_url text, published_at timestamptz, transcript_url text, chapters jsonb)',
    `insert into old.podcasts values ('${SHOW}', 'An old show', 'en')`,
    `insert into old.podcast_configs values ('${SHOW}', '@old_mill')`,
    `insert into old.episodes values
      ('${OLD}', '${SHOW}', 'Old', 'completed', '${server.origin}/Old.mp3', '2020-01-02', '${server.origin}/Old.vtt', '[{"startTime": 0, "title": "Hello"}]'),
      (gen_random_uuid(), '${SHOW}', 'Failed', 'failed', null, '2020-01-03', null, null)`,
  ]) {
    await supabase.query(statement);
  }
  return { supabase, url: postgres.url };
};

describe('import database', () => {
  test('brings shows and episodes under their ids, twice as once', async () => {
    const { supabase, url } = await replacedSystem();
    serve('Old');
    const first = await stepcast('import', 'database', url, '--schema', 'old', ...LOOPBACK);
    expect(first.err).toBe('');
    expect(first.json[0]).toMatchObject({ podcastId: SHOW, imported: 1, isNewShow: true });
    expect(first.json[0].refused).toEqual([{ what: 'Failed', why: 'its status is failed' }]);
    const { body } = await api.call(`/api/v1/podcasts/${SHOW}`);
    expect(body).toMatchObject({
      title: 'An old show',
      config: { telegramChannels: ['old_mill'] },
    });
    const ofOld = `https://media.test/podcasts/${SHOW}/${OLD}`;
    expect((await api.call(`/api/v1/episodes/${OLD}`)).body).toMatchObject({
      isImported: true,
      transcript: { url: expect.stringContaining(`${ofOld}/transcript/`), languageCode: 'en' },
      chaptersUrl: expect.stringContaining(`${ofOld}/chapters/`),
    });
    const second = await stepcast('import', 'database', url, '--schema', 'old', ...LOOPBACK);
    expect(second.json[0]).toMatchObject({ imported: 0, present: 1, isNewShow: false });
    await supabase.query('drop schema old cascade');
  });

  test('says what it can not read, without the address', async () => {
    const address = 'postgres://somebody:secret@127.0.0.1:1/nothing';
    const { code, json } = await stepcast('import', 'database', address);
    expect(code).toBe(1);
    expect(json.error.message).toContain("can't be read");
    expect(json.error.message).not.toContain('secret');
  });
});
