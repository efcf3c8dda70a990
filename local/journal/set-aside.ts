import { appendFile, type FileHandle } from 'node:fs/promises';
import { JournalError } from './journal-error.ts';
import type { BadLine, Replayed } from './replay.ts';

const NAMED = 10;

const listed = (lines: readonly BadLine[]): string => {
  const named = lines.slice(0, NAMED).map(({ number, offset }) => `${number} (byte ${offset})`);
  const more = lines.length - named.length;
  const all = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${all}`;
};

/** What the damage cost, in words. */
const loss = (file: string, { goodLines, badLines }: Replayed): string => {
  const orphans = badLines.filter(({ isOrphan }) => isOrphan);
  const broken = badLines.filter(({ isOrphan }) => !isOrphan);
  return [
    `The journal ${file} is damaged: ${listed(broken)} can't be read and ${broken.length === 1 ? 'is' : 'are'} lost.`,
    ...(orphans.length > 0 ? [`With that went what rests on it: ${listed(orphans)}.`] : []),
    `The other ${goodLines} lines are kept. What stood in the lost ones is in ${file}.damaged.`,
  ].join(' ');
};

/**
 * Takes bad lines out of a journal's file: their bytes go to `<file>.damaged`, blanks take their
 * place, so that the next start finds the rest as it is. Answers what was lost, in words.
 * @throws JournalError when no line is good: that is no journal
 */
export const setAside = async (
  handle: FileHandle,
  file: string,
  replayed: Replayed,
): Promise<string> => {
  const { goodLines, badLines } = replayed;
  if (goodLines === 0) {
    const [first] = badLines;
    throw new JournalError(
      file,
      `is no journal: ${first === undefined ? 'it has no line' : listed([first])} can't be read, and no other can. Move the file away to start afresh.`,
    );
  }
  const newline = Buffer.from('\n');
  const texts = badLines.flatMap(({ text }) => [text, newline]);
  await appendFile(`${file}.damaged`, Buffer.concat(texts), { mode: 0o600, flush: true });
  for (const { offset, length } of badLines) {
    await handle.write(Buffer.alloc(length, ' '), 0, length, offset);
  }
  await handle.datasync();
  return loss(file, replayed);
};
