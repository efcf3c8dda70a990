import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Message } from '../message.ts';
import type { JournalRecord } from './journal.ts';

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

const readLines = async (file: string): Promise<string[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  // Behind the last line break stands what was cut off when the process died: nobody was told of it.
  return text.split('\n').slice(0, -1);
};

/**
 * What a journal's file says is in the queues; afterwards it says that alone, without how it came to be.
 * @throws Error naming the line that is damaged
 */
export const restore = async (file: string): Promise<Contents> => {
  const contents: Contents = new Map();
  for (const [index, line] of (await readLines(file)).entries()) {
    try {
      apply(contents, JSON.parse(line) as JournalRecord);
    } catch (cause) {
      throw new Error(
        `The journal ${file} is damaged at line ${index + 1}. Move it away to start with empty queues.`,
        { cause },
      );
    }
  }
  await mkdir(dirname(file), { recursive: true });
  const compacted = await open(`${file}.part`, 'w');
  for (const [queue, messages] of contents) {
    for (const message of messages.values()) {
      await compacted.appendFile(`${JSON.stringify({ kind: 'sent', queue, message })}\n`);
    }
  }
  await compacted.sync();
  await compacted.close();
  await rename(`${file}.part`, file);
  return contents;
};
