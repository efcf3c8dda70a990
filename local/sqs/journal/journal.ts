import type { Message } from '../message.ts';

/** One line of the journal: what happened to a message. */
export type JournalRecord =
  | { readonly kind: 'sent'; readonly queue: string; readonly message: Message }
  | { readonly kind: 'received'; readonly queue: string; readonly message: Omit<Message, 'body'> }
  | { readonly kind: 'moved'; readonly queue: string; readonly id: string; readonly to: string }
  | { readonly kind: 'deleted'; readonly queue: string; readonly id: string };

/** Where what happens is written down. */
export interface Journal {
  append(record: JournalRecord): void;
  /** Resolves when everything appended so far is on disk. Rejects for good once a write has failed. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/** A journal that keeps nothing. */
export const forgetfulJournal: Journal = {
  append: () => undefined,
  flushed: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
