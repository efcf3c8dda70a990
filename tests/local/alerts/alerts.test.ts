import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Alert,
  createLook,
  createNtfy,
  createTelegramBot,
} from '../../../local/alerts/index.ts';
import { close, listen } from '../../../local/listen/index.ts';

const anAlert = (key: string, rest: Partial<Alert> = {}): Alert => ({
  ...{ key, title: `Title of ${key}`, text: `Text of ${key}`, afterMs: 0 },
  link: 'http://127.0.0.1:4000/#/episodes/1',
  ...rest,
});

let folder: string;
let server: Server;
let url: string;
let answer: { status: number; body: unknown };
let asked: { path: string | undefined; authorization: string | undefined; body: unknown }[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-alerts-'));
  answer = { status: 200, body: { ok: true } };
  asked = [];
  server = createServer(async (request, response) => {
    const { url: path, headers } = request;
    asked.push({ path, authorization: headers.authorization, body: await json(request) });
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  url = `http://127.0.0.1:${await listen(server, 0, 'The receiver')}`;
});
afterEach(async () => {
  await close(server);
  await rm(folder, { recursive: true });
});

/** Looks at what `found` holds; each call stands for a process of its own unless it is kept. */
const aLook = (found: { alerts: readonly Alert[]; at?: number }, reported: string[] = []) =>
  createLook({
    find: async () => found.alerts,
    channels: async () => [createNtfy({ url: `${url}/my-topic`, token: 'tk' })],
    toldFile: join(folder, 'told.json'),
    report: (sentence) => void reported.push(sentence),
    now: () => found.at ?? 0,
  });
const titles = () => asked.map(({ body }) => (body as { title: string }).title);

describe('what a person should know', () => {
  it('is told by ntfy, with a link', async () => {
    await aLook({ alerts: [anAlert('a')] })();
    expect(asked).toEqual([
      {
        path: '/',
        authorization: 'Bearer tk',
        body: {
          ...{ topic: 'my-topic', title: 'Title of a', message: 'Text of a' },
          click: 'http://127.0.0.1:4000/#/episodes/1',
        },
      },
    ]);
  });

  it('is told by a bot of Telegram', async () => {
    const bot = createTelegramBot({ token: '1:secret', chat: '42', endpoint: url });
    await bot.send(anAlert('a'));
    expect(asked).toMatchObject([
      {
        path: '/bot1:secret/sendMessage',
        body: {
          chat_id: '42',
          text: 'Title of a\n\nText of a\n\nhttp://127.0.0.1:4000/#/episodes/1',
        },
      },
    ]);
    answer = { status: 403, body: { ok: false, description: 'Forbidden: bot was blocked' } };
    await expect(bot.send(anAlert('a'))).rejects.toThrow('Forbidden: bot was blocked. Check');
    await close(server);
    const away = await bot.send(anAlert('a')).catch((error: Error) => error.message);
    expect(away).toContain("can't be reached");
    expect(away).not.toContain('secret');
  });

  it('is looked for once there is somebody to tell', async () => {
    const channels: ReturnType<typeof createNtfy>[] = [];
    let looks = 0;
    const look = createLook({
      find: async () => {
        looks += 1;
        return [anAlert('a')];
      },
      channels: async () => channels,
      toldFile: join(folder, 'told.json'),
      report: () => undefined,
    });
    await look();
    expect(looks).toBe(0);
    channels.push(createNtfy({ url: `${url}/my-topic` }));
    await look();
    expect(titles()).toEqual(['Title of a']);
  });

  it('is told once, also by the next process, and again when it was gone in between', async () => {
    const found = { alerts: [anAlert('a')] };
    const look = aLook(found);
    await look();
    await look();
    await aLook(found)();
    expect(titles()).toEqual(['Title of a']);
    await aLook({ alerts: [anAlert('b')] })();
    await aLook(found)();
    expect(titles()).toEqual(['Title of a', 'Title of b', 'Title of a']);
  });

  it('is told after it has been found for long enough without a break', async () => {
    const patient = anAlert('a', { afterMs: 100 });
    const found: { alerts: readonly Alert[]; at: number } = { alerts: [patient], at: 0 };
    const look = aLook(found);
    await look();
    Object.assign(found, { alerts: [], at: 90 });
    await look();
    Object.assign(found, { alerts: [patient], at: 110 });
    await look();
    expect(titles()).toEqual([]);
    found.at = 210;
    await look();
    expect(titles()).toEqual(['Title of a']);
  });

  it('is told later by a channel that was away, whose outage is reported once', async () => {
    const reported: string[] = [];
    const look = aLook({ alerts: [anAlert('a'), anAlert('b')] }, reported);
    answer = { status: 500, body: {} };
    await look();
    await look();
    expect(reported).toEqual([expect.stringContaining('Nobody can be told by ntfy')]);
    asked = [];
    answer = { status: 200, body: {} };
    await look();
    expect(titles()).toEqual(['Title of a', 'Title of b']);
    expect(reported[1]).toBe('ntfy takes what is told again.');
  });
});
