import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../../../scripts/demo/add-show.ts';
import { addFirstShows } from '../../../../scripts/start/first-shows.ts';

/** A PostgREST that keeps rows in arrays, and refuses the settings of one channel. */
let rows: { podcasts: { id: string; title: string }[]; configs: { telegram_channels: string[] }[] };
let refuses = '';
let server: Server;

beforeEach(async () => {
  rows = { podcasts: [], configs: [] };
  refuses = '';
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'GET') return answer(200, rows.configs);
    if (request.method === 'DELETE') {
      const id = url.searchParams.get('id');
      rows.podcasts = rows.podcasts.filter((row) => `eq.${row.id}` !== id);
      return response.writeHead(204).end();
    }
    const row = JSON.parse(await text(request));
    if (url.pathname.endsWith('/podcasts')) {
      rows.podcasts.push({ ...row, id: String(rows.podcasts.length + 1) });
      return answer(201, rows.podcasts.at(-1));
    }
    if (row.telegram_channels.includes(refuses)) return answer(400, { message: 'it may not be' });
    rows.configs.push(row);
    return answer(201, row);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  server.close();
});

const channel = (username: string) => ({
  id: BigInt(username.length),
  username,
  title: `The ${username}`,
  messages: [{ text: 'The mill opens its doors again on a clear morning.' }],
});
const SAMPLES = ['one', 'two', 'three', 'four'].map(channel);

const start = async (usernames: readonly string[], known: Set<string> = new Set()) => {
  const told: string[] = [];
  const { port } = server.address() as AddressInfo;
  await addFirstShows(openDatabase(`http://127.0.0.1:${port}`, 'key'), {
    samples: SAMPLES,
    channels: usernames.map(channel),
    known,
    keep: async (cast) => {
      for (const { username } of cast) known.add(username);
    },
    tell: (sentence) => told.push(sentence),
  });
  return { told, known };
};

it('tells of a show that is refused, leaves nothing of it, and adds the others once', async () => {
  refuses = 'harbour';
  const { told, known } = await start(['harbour', 'market']);
  expect(told).toEqual([expect.stringMatching(/“The harbour” was not added.*it may not be/)]);
  expect(rows.podcasts.map(({ title }) => title)).toEqual(['The one and The two', 'The market']);
  refuses = '';
  await start(['harbour', 'market'], known);
  expect(rows.configs.map((row) => row.telegram_channels)).toEqual([
    ['one', 'two'],
    ['market'],
    ['harbour'],
  ]);
});

it('adds no show whose channel a show has already, though nobody noted it', async () => {
  await start(['market']);
  await start(['market']);
  expect(rows.podcasts).toHaveLength(2);
});

it('cuts a title that is longer than the database takes', async () => {
  await start(['quay'.repeat(60)]);
  expect(rows.podcasts.at(-1)?.title).toMatch(/^The quay.{191}…$/);
});
