import { open, rename } from 'node:fs/promises';
import { openRecordFile, toLine } from '../journal/index.ts';
import type { JournalRecord } from './journal.ts';
import type { Message } from './message.ts';

/** The messages of each queue, by queue name and message id, oldest first. */
export type Contents = Map<string, Map<string, Message>>;

const apply = (contents: Contents, record: JournalRecord): void => {
  const messagesOf = (queue: string): Map<string, Message> => {
    const messages = contents.get(queue) ?? new Map<string, Message>();
    contents.set(queue, messages);
    return messages;
  };
  const messages = messagesOf(record.queue);
  if (record.kind === 'sent') {
    messages.set(record.message.id, record.message);
    return;
  }
  const id = record.kind === 'received' ? record.message.id : record.id;
  const message = messages.get(id);
  if (message === undefined) return;
  if (record.kind === 'received') {
    messages.set(id, { ...message, ...record.message });
    return;
  }
  messages.delete(id);
  if (record.kind === 'moved')
    messagesOf(record.to).set(id, { ...message, hiddenUntil: undefined });
};

/**
 * What a journal's file says is in the queues; afterwards it says that alone, without how it came to be.
 * @throws JournalError naming the place that is damaged
 */
export const restore = async (file: string): Promise<Contents> => {
  const contents: Contents = new Map();
  const records = await openRecordFile<JournalRecord>(file, (record) => apply(contents, record));
  await records.close();
  const compacted = await open(`${file}.part`, 'w', 0o600);
  for (const [queue, messages] of contents) {
    for (const message of messages.values()) {
      await compacted.appendFile(toLine({ kind: 'sent', queue, message } satisfies JournalRecord));
    }
  }
  await compacted.sync();
  await compacted.close();
  await rename(`${file}.part`, file);
  return contents;
};
