import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';
import { printable } from './printable.ts';

/** Asks a person, line by line. Questions go to stderr, so that stdout holds answers alone. */
export interface Questions {
  /** Answers what was typed, trimmed. @throws Error when the input ends before */
  ask(question: string): Promise<string>;
  /** The same, unseen. */
  askHidden(question: string): Promise<string>;
  close(): void;
}

export const createQuestions = (
  input: Readable & { readonly isTTY?: boolean } = process.stdin,
  shown: { write(text: string): unknown } = process.stderr,
): Questions => {
  let hidden = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!hidden) shown.write(chunk);
      done();
    },
  });
  const isTerminal = input.isTTY === true;
  const terminal = createInterface({ input, output, terminal: isTerminal });
  const closed = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(new Error('The input ended before all was answered.')));
  });
  closed.catch(() => undefined);
  // Lines of a pipe come all at once: those that come before their question are kept.
  const lines = isTerminal ? undefined : terminal[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    if (!lines)
      return (await Promise.race([terminal.question(printable(question)), closed])).trim();
    shown.write(printable(question));
    const line = await lines.next();
    return line.done ? closed : line.value.trim();
  };
  return {
    ask,
    async askHidden(question) {
      shown.write(printable(question));
      hidden = true;
      try {
        return await ask('');
      } finally {
        hidden = false;
        shown.write('\n');
      }
    },
    close: () => terminal.close(),
  };
};
