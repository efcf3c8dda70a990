import type { ExportedChat } from './shape.ts';

/** A chat of an export, as somebody chooses it by. */
export interface ChatSummary {
  /** Its place in the export. */
  readonly index: number;
  readonly title: string;
  /** As its link has it, without `@`; null where the export doesn't say. */
  readonly username: string | null;
  /** Telegram's; null where nothing but a username can say which channel it is. */
  readonly id: string | null;
  readonly posts: number;
  /** ISO 8601 UTC; null without posts. */
  readonly newestPostAt: string | null;
}

interface Dated {
  readonly type?: unknown;
  readonly date?: unknown;
  readonly date_unixtime?: unknown;
}

const secondsOf = ({ date, date_unixtime }: Dated): number =>
  Number(date_unixtime ?? Date.parse(`${String(date)}Z`) / 1000);

/** What an export's chats are, without looking closely at their messages. */
export const describeChats = (chats: readonly ExportedChat[]): ChatSummary[] =>
  chats.map(({ name, username, id, messages }, index) => {
    const posts = messages.filter(
      (message): message is Dated => (message as Dated | null)?.type === 'message',
    );
    // Exports stand in the order of their posts.
    const newest = posts.at(-1);
    const seconds = newest === undefined ? Number.NaN : secondsOf(newest);
    return {
      index,
      title: name ?? 'A channel without a name',
      username: username ?? null,
      id: Number(id) > 0 ? String(id) : null,
      posts: posts.length,
      newestPostAt: Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : null,
    };
  });
