import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openFileJournal, openRecordFile, toLine } from '../../../local/journal/index.ts';
import { canMountDisks, mountSmallDisk, type SmallDisk } from '../../support/small-disk.ts';

interface Note {
  readonly text: string;
}

// Longer than a page: a full disk has no room left for it, whatever the file system's blocks are.
const note = (letter: string): Note => ({ text: letter.repeat(5_000) });

let disk: SmallDisk;
afterEach(() => disk.remove());

const fullDisk = (): SmallDisk => {
  disk = mountSmallDisk(2) as SmallDisk;
  return disk;
};

const lettersIn = async (file: string): Promise<string[]> => {
  const seen: string[] = [];
  const journal = await openFileJournal<Note>(file, ({ text }) => seen.push(text.slice(0, 1)));
  await journal.close();
  return seen;
};

it.skipIf(!canMountDisks)(
  'a journal goes on once a full disk has room, without a gap',
  async () => {
    const file = join(fullDisk().folder, 'journal.jsonl');
    const journal = await openFileJournal<Note>(file, () => undefined);
    journal.append(note('a'));
    await journal.flushed();
    disk.fill();
    const positions = ['b', 'c'].map((letter) => journal.append(note(letter)));
    await expect(journal.flushed()).rejects.toThrow(/journal\.jsonl can't be written: .*ENOSPC/);
    await expect(journal.flushed()).rejects.toThrow('ENOSPC');
    const patient = journal.durable(new AbortController().signal);
    const leaving = new AbortController();
    const hasty = journal.durable(leaving.signal);
    leaving.abort();
    await expect(hasty).rejects.toThrow('abort');

    disk.free();
    await patient;
    journal.append(note('d'));
    expect(await journal.read(positions)).toEqual([note('b'), note('c')]);
    await journal.close();
    expect(await lettersIn(file)).toEqual(['a', 'b', 'c', 'd']);
  },
);

it.skipIf(!canMountDisks)('a write that a full disk cut leaves no half line', async () => {
  const file = join(fullDisk().folder, 'journal.jsonl');
  const records = await openRecordFile<Note>(file, () => undefined);
  await records.write(toLine(note('a')));
  disk.fill();
  await expect(records.write(toLine(note('b')))).rejects.toThrow('ENOSPC');
  expect(await readFile(file, 'utf8')).toBe(toLine(note('a')));
  disk.free();
  await records.write(toLine(note('c')));
  await records.close();
  expect(await lettersIn(file)).toEqual(['a', 'c']);
});
