import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LocalTelegram, startTelegram } from '../../local/telegram/index.ts';
import { startTelegramBot } from '../../local/telegram-bot/index.ts';
import { usernameById } from '../../src/show/channel/channel-address.ts';
import { startBrowser, type TestPage } from '../support/browser.ts';
import { DESK, expectNoSidewaysScroll, signIn, waitForStatus } from '../support/console-stack.ts';
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';
import { reservePorts, type StartPorts } from '../support/start-ports.ts';
import { startProcess } from '../support/started-stack.ts';
import { anExported, anExportedChannel } from '../support/telegram-exports.ts';

const PATIENCE = { timeout: 60_000 };
/** From signing in to the copied address of a feed. */
const MOST_CLICKS = 5;

const SENTENCES = [
  'The ferry to the island sails at nine again, after a week of storms.',
  'The council has voted for a new bridge over the river, by eight votes to three.',
  'The library stays open until ten in the evening from next month.',
  'Two hundred people walked along the coast to pick up what the sea had left.',
];

/** An export of a channel, as somebody drops it. */
const anExportFile = async (name: string, id: number): Promise<string> => {
  const messages = SENTENCES.map((text, index) =>
    anExported({
      id: index + 1,
      second: index * 3_600,
      text,
      text_entities: [{ type: 'plain', text }],
    }),
  );
  const file = join(folder, `result-${id}.json`);
  await writeFile(file, JSON.stringify(anExportedChannel(name, id, messages)));
  return file;
};

let folder: string;
let ports: StartPorts;
let far: LocalTelegram;
let stack: ReturnType<typeof startProcess>;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
let url: string;
let account: { email: string; password: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-browser-home-'));
  [ports, browser] = await Promise.all([reservePorts(), startBrowser()]);
  const members = [
    await anExportFile('Tide watchers', 1_000_000_079),
    await anExportFile('Night ferry', 1_000_000_080),
  ];
  far = await startTelegram({
    exports: [await anExportFile('Far away', 1_000_000_078), ...members],
    usernames: ['far_away_news'],
    byId: members,
    usernameById,
    chats: {
      folders: { Coast: [usernameById('1000000079')] },
      invitations: { AbCdEfGh12345678: usernameById('1000000080') },
    },
    signIn: true,
    account: { name: 'Mira', phone: '46701234567', password: { text: 'secret', hint: 'usual' } },
  });
  stack = startProcess(['--data-dir', join(folder, 'data'), ...ports.options]);
  const said = await stack.up;
  url = `http://127.0.0.1:${ports.portOf('api')}`;
  const password = /Password\s+(\S+)/.exec(said)?.[1] ?? '';
  account = { email: 'admin@stepcast.local', password };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  stack?.child.kill('SIGINT');
  await stack?.ended;
  await far?.close();
  ports?.release();
  await rm(folder, { recursive: true, force: true });
}, 60_000);
beforeEach(async () => {
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
});
afterEach(async () => {
  expect(page.mishaps).toEqual([]);
  await page.context().close();
});

it('goes from a fresh start to the copied address of a feed in five clicks', async () => {
  await signIn(page, url, account);
  await page.getByRole('heading', { name: 'Shows', exact: true }).waitFor();
  let clicks = 1;
  const click = async (name: string, role: 'button' | 'link' = 'button') => {
    clicks += 1;
    await page.getByRole(role, { name }).first().click();
  };
  await page
    .getByLabel('Choose result.json')
    .setInputFiles(await anExportFile('Island news', 1_000_000_077));
  await page.getByText('The export holds one channel.').waitFor(PATIENCE);
  await page.getByLabel('Its name on Telegram').fill('@island_news');
  await click('Read them');
  await page.getByText('Island news').first().waitFor(PATIENCE);
  await click('Make its first episode');
  await waitForStatus(page, 'Completed');
  await click('Island news', 'link');
  await page.getByText(/at list price.*This machine’s own voices cost nothing\.$/).waitFor();
  await click('Copy the feed’s address');
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  const feed = await (await fetch(copied)).text();
  expect(feed).toContain('<title>Island news</title>');
  expect(feed).toContain('<enclosure ');
});

it('signs in to Telegram, says what a typed channel is, and signs out', async () => {
  await signIn(page, url, account);
  await page.getByRole('link', { name: 'Connections' }).click();
  const card = page.getByRole('form', { name: 'Telegram', exact: true });
  await card.getByLabel('API id').fill(String(far.apiId));
  await card.getByLabel('API hash').fill(far.apiHash);
  await card.getByText('Another way to Telegram').click();
  await card.getByLabel('Proxy').fill(far.proxyUrl);
  await card.getByLabel('Server’s key').fill(far.serverKey ?? '');
  await card.getByRole('button', { name: 'Show a QR code' }).click();
  await card.getByRole('img', { name: 'QR code to sign in with' }).waitFor(PATIENCE);
  await expectNoSidewaysScroll(page);
  await card.getByRole('button', { name: 'Give up' }).click();
  await card.getByLabel('API id').fill(String(far.apiId));
  await card.getByLabel('API hash').fill(far.apiHash);
  await card.getByText('Another way to Telegram').click();
  await card.getByLabel('Proxy').fill(far.proxyUrl);
  await card.getByLabel('Server’s key').fill(far.serverKey ?? '');
  await card.getByLabel('Phone number').fill('+46 70 123 45 67');
  await card.getByRole('button', { name: 'Send a code' }).click();
  await card.getByLabel('Code').fill('99999', PATIENCE);
  await card.getByRole('button', { name: 'Go on' }).click();
  await card.getByText('That is not the code that was sent.').waitFor();
  await card.getByLabel('Code').fill('12345');
  await card.getByRole('button', { name: 'Go on' }).click();
  await card.getByText('Its hint: usual').waitFor();
  await card.getByLabel('The account’s password').fill('secret');
  await card.getByRole('button', { name: 'Go on' }).click();
  await card.getByText('Signed in as').waitFor(PATIENCE);
  await page.setViewportSize(DESK);
  await page.evaluate('scrollTo(0, 0)');
  await keepScreenshot(page, 'connections');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  expect(await card.textContent()).toContain('Mira');

  await page.goto(`${url}/#/shows/new`);
  await page.getByLabel('Telegram channels').fill('https://t.me/far_away_news\nnobody_at_all');
  await page.getByText('Far away').waitFor(PATIENCE);
  await page.getByText('is no username that Telegram knows').waitFor(PATIENCE);
  await page.getByText('Choose from your Telegram account').click();
  await page.getByLabel('Folder').selectOption('Coast', PATIENCE);
  await page.getByRole('checkbox', { name: 'Tide watchers private' }).check();
  await page.getByLabel('Join by an invitation').fill('https://t.me/+AbCdEfGh12345678');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByLabel('Folder').selectOption('');
  await page.getByRole('checkbox', { name: 'Night ferry private' }).waitFor(PATIENCE);
  expect(await page.getByLabel('Telegram channels').inputValue()).toContain(
    ['nobody_at_all', 'channel_1000000079_', 'channel_1000000080_'].join('\n'),
  );
  await page.getByRole('status').getByText('Night ferry').waitFor(PATIENCE);
  await page.getByText('Choose from your Telegram account').click();
  await page.getByText('Speakers and their voices').click();
  const heard = page.waitForResponse((answer) => answer.url().endsWith('/voice-samples'));
  await page
    .getByRole('button', { name: /^Listen to/ })
    .first()
    .click();
  expect((await heard).status()).toBe(200);
  await page
    .getByRole('button', { name: /^Listen to/, disabled: false })
    .first()
    .waitFor();
  expect(await page.locator('.listen-sample .field-errors').count()).toBe(0);

  // Nothing is left that one would lose.
  await page.getByLabel('Telegram channels').fill('');
  await page.getByText('Far away').waitFor({ state: 'hidden' });
  await page.goto(`${url}/#/connections`);
  await page.getByText(/ are used, .+ are free\./).waitFor(PATIENCE);
  await card.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await card.getByLabel('Phone number').waitFor(PATIENCE);
  expect(far.calls['auth.logOut']).toBe(1);

  await page.getByRole('link', { name: 'Access' }).click();
  const changes = page.getByRole('region', { name: 'Who changed what' }).locator('.change');
  for (const done of ['Export added', 'Connection changed', 'Channel joined', 'Show added']) {
    const entry = changes.filter({ hasText: done });
    await entry.getByText(account.email).first().waitFor();
  }
  await changes.filter({ hasText: 'Connection removed' }).getByText('telegram').waitFor();
  await changes.filter({ hasText: 'Export added' }).getByText('island_news').waitFor();
});

it('sends a test by ntfy and by a bot, and keeps neither that doesn’t answer', async () => {
  const sent: string[] = [];
  const ntfy = createServer(async (request, response) => {
    sent.push(await text(request));
    const isDenied = request.headers.authorization !== 'Bearer tk_right';
    response.writeHead(isDenied ? 403 : 200).end('{}');
  });
  await new Promise<void>((resolve) => ntfy.listen(0, '127.0.0.1', resolve));
  const token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
  const chat = { id: 555, title: 'Mira', type: 'private', bot: { status: 'member' } } as const;
  const bot = await startTelegramBot({ token, chats: [chat] });
  try {
    await signIn(page, url, account);
    await page.getByRole('link', { name: 'Connections' }).click();
    const connect = async (title: string, values: Readonly<Record<string, string>>) => {
      const card = page.getByRole('form', { name: title, exact: true });
      if (await card.getByRole('button', { name: 'Check and keep' }).isHidden()) {
        await card.getByText('Connect', { exact: true }).click();
      }
      for (const [label, value] of Object.entries(values)) await card.getByLabel(label).fill(value);
      await card.getByRole('button', { name: 'Check and keep' }).click();
      return card;
    };
    const Topic = `http://127.0.0.1:${(ntfy.address() as AddressInfo).port}/quay`;
    const refused = await connect('ntfy', { Topic, Token: 'tk_wrong' });
    await refused.getByText('It doesn’t work').waitFor(PATIENCE);
    const byNtfy = await connect('ntfy', { Topic, Token: 'tk_right' });
    await byNtfy.getByText('A test was sent by ntfy').waitFor(PATIENCE);
    await byNtfy.getByText('Connected', { exact: true }).waitFor();
    expect(JSON.parse(sent.at(-1) ?? '')).toMatchObject({ topic: 'quay' });

    const address = { 'Another address': bot.endpoint };
    const title = 'Alerts by a Telegram bot';
    const nobody = await connect(title, { ...address, Token: token, Chat: '556' });
    await nobody.getByText('chat not found').waitFor(PATIENCE);
    const byBot = await connect(title, { ...address, Token: token, Chat: '555' });
    await byBot.getByText('A test was sent by Telegram to 555').waitFor(PATIENCE);
    expect(bot.messages.map(({ chatId }) => chatId)).toEqual([555]);
    await expectNoSidewaysScroll(page);
    await byBot.getByRole('button', { name: 'Forget it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click();
    await byBot.getByText('Connect', { exact: true }).waitFor(PATIENCE);
  } finally {
    await bot.close();
    ntfy.close();
  }
});

it('removes a channel’s export once that is confirmed', async () => {
  await signIn(page, url, account);
  await page.getByRole('link', { name: 'Connections' }).click();
  await page.getByText(/Channels that have an export/).click(PATIENCE);
  const row = page.locator('.channel-sources li').filter({ hasText: 'Island news' });
  await row.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Remove the export of Island news?').waitFor();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await row.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await row.waitFor({ state: 'detached', ...PATIENCE });
  await page.getByRole('link', { name: 'Access' }).click();
  const removed = page.locator('.change').filter({ hasText: 'Export removed' });
  await removed.getByText('island_news').waitFor(PATIENCE);
});
