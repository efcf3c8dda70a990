import { checkBotIn } from '../../src/clients/telegram-bot/check-bot.ts';
import { StepcastError } from '../../src/errors/stepcast-error.ts';
import { loadConfig } from '../../src/runtime/config.ts';
import type { Show } from '../../src/show/show.ts';
import { connectionsInForce } from '../connections/in-force.ts';
import { openConnections } from '../connections/kept-connections.ts';
import type { ConnectionSettings } from '../connections/kinds.ts';
import type { Target } from './target.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a show's episodes can be posted, as Telegram says itself. */
export interface PostCheck {
  readonly chat: string;
  /** The bot that was asked for; null where nobody could be. */
  readonly bot: string | null;
  /** What is missing and what to do, each a sentence. */
  readonly gaps: readonly string[];
}

/** The bot of the environment, or of the stack at home. @throws ConnectionRefused */
const botOf = async (
  { stack }: Target,
  env: Environment,
): Promise<ConnectionSettings | undefined> => {
  const kept = stack ? await openConnections(stack.dataDir, env['STEPCAST_KEY']).read() : {};
  return connectionsInForce(kept, env).find(({ name }) => name === 'bot')?.settings;
};

/** Asks Telegram whether the bot may post where a show wants to be posted; null for one that doesn't. */
export const checkPost = async (
  target: Target,
  { config }: Show,
  env: Environment,
): Promise<PostCheck | null> => {
  const chat = config?.telegramChat ?? null;
  if (chat === null) return null;
  const settings = await botOf(target, env);
  if (settings === undefined) {
    const gap = target.stack
      ? 'No bot is connected, so nothing is posted: npx stepcast connect bot'
      : 'Nobody was asked. Set TELEGRAM_BOT_TOKEN to the token of the stage’s bot, and ask again.';
    return { chat, bot: null, gaps: [gap] };
  }
  const { TELEGRAM_BOT_TOKEN: token = '', TELEGRAM_BOT_ENDPOINT: endpoint } = loadConfig(
    ['telegramBot'],
    settings,
  );
  try {
    const { bot, gaps } = await checkBotIn({ token, endpoint }, chat);
    return { chat, bot, gaps };
  } catch (error) {
    if (!(error instanceof StepcastError)) throw error;
    return { chat, bot: null, gaps: [error.message] };
  }
};
