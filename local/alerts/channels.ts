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

/** A topic of ntfy, on ntfy.sh or a server of one's own: `https://ntfy.sh/<topic>`. @throws Error for an address of none */
export const createNtfy = ({
  url,
  token,
}: {
  url: string;
  token?: string | undefined;
}): Channel => {
  const address = URL.parse(url);
  const topic = address?.pathname.slice(1) ?? '';
  if (!/^https?:$/.test(address?.protocol ?? '') || !/^[\w-]{1,64}$/.test(topic)) {
    throw new Error(`${url} is no topic of ntfy: write https://ntfy.sh/<topic>.`);
  }
  const { origin, host } = address as URL;
  return {
    name: 'ntfy',
    to: `${host}/${topic}`,
    async send({ title, text, link }) {
      const answer = await post(
        origin,
        { topic, title, message: text, ...(link && { click: link }) },
        token ? { authorization: `Bearer ${token}` } : {},
      );
      await answer.body?.cancel();
      if (answer.ok) return;
      const remedy =
        answer.status === 401 || answer.status === 403 ? 'Check its token.' : 'Check its address.';
      throw new Error(`${host} answers ${answer.status}. ${remedy}`);
    },
  };
};

const RefusalSchema = z.object({ description: z.string() });
const NameSchema = z
  .object({ id: z.number(), title: z.string(), first_name: z.string() })
  .partial();
const UpdatesSchema = z.object({
  result: z.array(z.looseObject({ message: z.object({ chat: NameSchema }).optional() })),
});

/** The chats that wrote to a bot of late, as somebody finds a chat's number by; empty where Telegram doesn't say. */
const findWriters = async (address: string): Promise<string> => {
  const answer = await post(`${address}/getUpdates`, { allowed_updates: ['message'] });
  const updates = UpdatesSchema.safeParse(await answer.json().catch(() => undefined));
  const chats = (updates.data?.result ?? []).flatMap(({ message }) => message?.chat ?? []);
  const named = chats.map(
    ({ id, title, first_name }) => `${title ?? first_name ?? 'somebody'} (${id})`,
  );
  return [...new Set(named)].join(', ');
};

/** A bot that writes into a chat; whoever it writes to has begun a talk with it. @throws Error for what is no token */
export const createTelegramBot = ({
  token,
  chat,
  endpoint = 'https://api.telegram.org',
}: {
  token: string;
  chat: string;
  endpoint?: string | undefined;
}): Channel => {
  if (!/^\d+:[\w-]+$/.test(token)) {
    throw new Error('This is no token of a bot: @BotFather gives one like 110201543:AAHdqTcv….');
  }
  const address = `${endpoint}/bot${token}`;
  return {
    name: 'Telegram',
    to: chat,
    async send({ title, text, link }) {
      const answer = await post(`${address}/sendMessage`, {
        chat_id: chat,
        text: [title, text, ...(link ? [link] : [])].join('\n\n').slice(0, MAX_TELEGRAM),
        link_preview_options: { is_disabled: true },
      });
      const refusal = RefusalSchema.safeParse(await answer.json().catch(() => undefined));
      if (answer.ok) return;
      const why = refusal.success ? refusal.data.description : `status ${answer.status}`;
      // The token is right, and the chat isn't: those who wrote to the bot can be chosen from.
      const writers = answer.status === 400 ? await findWriters(address).catch(() => '') : '';
      const remedy =
        writers === ''
          ? 'Check its token, the chat, and that the chat has begun a talk with the bot.'
          : `To the bot wrote of late: ${writers}. Give one of these numbers.`;
      throw new Error(`Telegram's bot isn't let through: ${why}. ${remedy}`);
    },
  };
};
