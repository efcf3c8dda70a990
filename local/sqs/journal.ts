import type { Journal as JournalOf } from '../journal/index.ts';
import type { Message } from './message.ts';

/** One line of the journal: what happened to a message. */
export type JournalRecord =
  | { readonly kind: 'sent'; readonly queue: string; readonly message: Message }
  | { readonly kind: 'received'; readonly queue: string; readonly message: Omit<Message, 'body'> }
  | { readonly kind: 'moved'; readonly queue: string; readonly id: string; readonly to: string }
  | { readonly kind: 'deleted'; readonly queue: string; readonly id: string };

/** Where what happens is written down. Messages stand in memory too, so nothing is read back. */
export type Journal = Omit<JournalOf<JournalRecord>, 'read' | 'drop' | 'durable'>;

/** A journal that keeps nothing. */
export const forgetfulJournal: Journal = {
  append: () => ({ offset: 0, length: 0 }),
  flushed: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
