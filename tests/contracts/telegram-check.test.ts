import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTelegramBot, type TelegramBotServer } from '../../local/telegram-bot/index.ts';
import { checkConnection } from '../../scripts/connections/check-connection.ts';
import { aShowView } from '../support/a-show.ts';
import { CHANNEL, TOKEN } from '../support/posting.ts';
import { runAgainst } from '../support/stepcast-command.ts';

let telegram: TelegramBotServer;
beforeAll(async () => {
  telegram = await startTelegramBot({ token: TOKEN, chats: [CHANNEL] });
});
afterAll(() => telegram.close());
beforeEach(() => telegram.setChat({ ...CHANNEL, bot: { ...CHANNEL.bot, canDelete: true } }));

const { config, ...show } = aShowView({
  ...{ description: 'About.', author: 'The mill', ownerEmail: 'm@a.test', isBlocked: false },
  imageUrl: 'https://a.test/i.png',
});
const check = (telegramChat: string | null, token: string | undefined = TOKEN) => {
  const posted = { ...show, config: config && { ...config, telegramChat } };
  const answers = { 'GET /podcasts?limit=100': { podcasts: [posted], nextCursor: null } };
  const env = token && { TELEGRAM_BOT_TOKEN: token, TELEGRAM_BOT_ENDPOINT: telegram.endpoint };
  return runAgainst(answers, ['shows', 'check', show.title], env || {});
};

describe('shows check asks Telegram', () => {
  it('and says that the bot may do all that it has to', async () => {
    const { code, out } = await check('@saltreach');
    expect(out).toContain('@stepcast_bot may post, edit and delete in @saltreach.');
    expect(code).toBe(0);
    expect(telegram.messages).toEqual([]);
  });

  it.each([
    [{ ...CHANNEL.bot }, 'Telegram: @stepcast_bot may not delete messages in @saltreach. Let it.'],
    [{ status: 'administrator' }, 'may not post messages in @saltreach'],
    [{ status: 'left' }, 'is no administrator of @saltreach (left)'],
    [{ status: 'kicked' }, 'is no administrator of @saltreach (kicked)'],
  ] as const)('what a bot that is %j lacks', async (bot, words) => {
    telegram.setChat({ ...CHANNEL, bot });
    const { code, out } = await check('@saltreach');
    expect(out).toContain(words);
    expect(code).toBe(1);
  });

  it.each([
    ['@nowhere', TOKEN, 'The bot finds no chat @nowhere'],
    ['@saltreach', '1:other', "Telegram doesn't know the bot"],
    ['@saltreach', '', 'Set TELEGRAM_BOT_TOKEN'],
  ])('about %s with the token %s', async (chat, token, words) => {
    const { code, out } = await check(chat, token);
    expect(out).toContain(words);
    expect(code).toBe(1);
  });

  it('nothing of a show that is posted nowhere', async () => {
    const { code, out } = await check(null);
    expect(out).not.toContain('elegram');
    expect(code).toBe(0);
  });
});

describe('a bot is connected', () => {
  const settings = () => ({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_BOT_ENDPOINT: telegram.endpoint });

  it('when Telegram knows it', async () => {
    expect(await checkConnection('bot', settings())).toContain('@stepcast_bot answers.');
  });

  it('and refused by name when Telegram does not, without a word of its token', async () => {
    const other = { ...settings(), TELEGRAM_BOT_TOKEN: '99:secret' };
    await expect(checkConnection('bot', other)).rejects.toMatchObject({
      name: 'TelegramBotTokenRefused',
      message: expect.not.stringContaining('secret'),
    });
  });
});
