import { z } from 'zod';
import type { Channel } from './alert.ts';

const TIMEOUT_MS = 15_000;
/** A message of the Bot API, in UTF-16 units. */
const MAX_TELEGRAM = 4_096;

const post = async (url: string, body: unknown, headers = {}): Promise<Response> => {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    // The address may hold a token, and fetch's own words name it.
    throw new Error(`${new URL(url).host} can't be reached: ${cause?.code ?? 'no answer'}.`);
  }
};

/** A topic of ntfy, on ntfy.sh or a server of one's own: `https://ntfy.sh/<topic>`. */
export const createNtfy = ({
  url,
  token,
}: {
  url: string;
  token?: string | undefined;
}): Channel => {
  const topic = new URL(url);
  return {
    name: 'ntfy',
    async send({ title, text, link }) {
      const answer = await post(
        topic.origin,
        { topic: topic.pathname.slice(1), title, message: text, ...(link && { click: link }) },
        token ? { authorization: `Bearer ${token}` } : {},
      );
      await answer.body?.cancel();
      if (answer.ok) return;
      const remedy =
        answer.status === 401 || answer.status === 403 ? 'Check its token.' : 'Check its address.';
      throw new Error(`${topic.host} answers ${answer.status}. ${remedy}`);
    },
  };
};

const RefusalSchema = z.object({ description: z.string() });

/** A bot that writes into a chat; whoever it writes to has begun a talk with it. */
export const createTelegramBot = ({
  token,
  chat,
  endpoint = 'https://api.telegram.org',
}: {
  token: string;
  chat: string;
  endpoint?: string;
}): Channel => ({
  name: 'Telegram',
  async send({ title, text, link }) {
    const answer = await post(`${endpoint}/bot${token}/sendMessage`, {
      chat_id: chat,
      text: [title, text, ...(link ? [link] : [])].join('\n\n').slice(0, MAX_TELEGRAM),
      link_preview_options: { is_disabled: true },
    });
    const refusal = RefusalSchema.safeParse(await answer.json().catch(() => undefined));
    if (answer.ok) return;
    const why = refusal.success ? refusal.data.description : `status ${answer.status}`;
    throw new Error(
      `Telegram's bot isn't let through: ${why}. Check its token, the chat, and that the chat has begun a talk with the bot.`,
    );
  },
});
