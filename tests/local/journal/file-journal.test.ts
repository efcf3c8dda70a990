import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileJournal } from '../../../local/journal/file-journal.ts';
import type { Position } from '../../../local/journal/journal.ts';

type Line =
  | { readonly kind: 'announced'; readonly execution: number }
  | { readonly kind: 'machine-deleted'; readonly arn: string };

const announced = (execution: number): Line => ({ kind: 'announced', execution });
const deleted = (arn: string): Line => ({ kind: 'machine-deleted', arn });

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  file = join(folder, 'deeper', 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const reopen = async (report?: (problem: string) => void) => {
  const seen: [Line, Position][] = [];
  const visit = (record: Line, position: Position) => seen.push([record, position]);
  const journal = await openFileJournal<Line>(file, visit, report);
  return { journal, seen, records: seen.map(([record]) => record) };
};

describe('The file journal', () => {
  it('gives back after reopening what was appended, in order', async () => {
    const first = await reopen();
    for (let i = 0; i < 1000; i += 1) first.journal.append(announced(i));
    await first.journal.close();

    const second = await reopen();
    await second.journal.close();
    expect(second.records).toEqual(Array.from({ length: 1000 }, (_, i) => announced(i)));
  });

  it('has a record on disk when flushed resolves', async () => {
    const { journal } = await reopen();
    journal.append(deleted('arn:å'));
    await journal.flushed();
    expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify(deleted('arn:å'))}\n`);
    await journal.close();
  });

  it('reads records by the positions that append and replay gave, longer than a read of a megabyte included', async () => {
    const long = deleted('x'.repeat(3_000_000));
    const first = await reopen();
    const positions = [announced(1), long, deleted('שלום'), announced(2)].map((record) =>
      first.journal.append(record),
    );
    expect(await first.journal.read(positions)).toEqual([
      announced(1),
      long,
      deleted('שלום'),
      announced(2),
    ]);
    await first.journal.close();

    const second = await reopen();
    expect(second.seen.map(([, position]) => position)).toEqual(positions);
    expect(await second.journal.read(positions.slice(2))).toEqual([deleted('שלום'), announced(2)]);
    await second.journal.close();
  });

  it('names the file and the byte of a record that was damaged since it was opened', async () => {
    const { journal } = await reopen();
    const positions = [deleted('one'), deleted('two')].map((record) => journal.append(record));
    await journal.flushed();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"two"', '"\0\0\0"'));
    await expect(journal.read(positions)).rejects.toThrow(
      `The journal ${file} is damaged at byte ${positions[1]?.offset}: SyntaxError`,
    );
    await journal.close();
  });

  it('cuts off a line that was torn when the process died, and goes on behind it', async () => {
    const first = await reopen();
    first.journal.append(announced(1));
    await first.journal.close();
    await appendFile(file, '{"kind":"announced","exec');

    const second = await reopen();
    expect(second.records).toEqual([announced(1)]);
    second.journal.append(announced(2));
    await second.journal.close();
    const third = await reopen();
    await third.journal.close();
    expect(third.records).toEqual([announced(1), announced(2)]);
  });

  it('keeps the good lines of a damaged file, and says once what was lost', async () => {
    const lines = [announced(1), announced(2), announced(3)].map((line) => JSON.stringify(line));
    await (await reopen()).journal.close();
    await writeFile(file, `${lines[0]}\n${'\0'.repeat(64)}\n${lines[1]}\n${lines[2]}\n`);
    const reports: string[] = [];
    const first = await reopen((problem) => reports.push(problem));
    expect(first.records).toEqual([announced(1), announced(2), announced(3)]);
    first.journal.append(announced(4));
    expect(await first.journal.read(first.seen.map(([, position]) => position))).toEqual(
      first.records,
    );
    await first.journal.close();
    expect(reports).toEqual([
      `The journal ${file} is damaged: line 2 (byte 35) can't be read and is lost. The other 3 lines are kept. What stood in the lost ones is in ${file}.damaged.`,
    ]);
    expect(await readFile(`${file}.damaged`, 'utf8')).toBe(`${'\0'.repeat(64)}\n`);

    const second = await reopen((problem) => reports.push(problem));
    await second.journal.close();
    expect(second.records).toEqual([1, 2, 3, 4].map(announced));
    expect(reports).toHaveLength(1);
  });

  it('gives up with a lost line what rests on it, and names both', async () => {
    await (await reopen()).journal.close();
    await writeFile(file, `${JSON.stringify(announced(1))}\nnonsense\n{"kind":"orphan"}\n`);
    const reports: string[] = [];
    const journal = await openFileJournal<{ kind: string }>(
      file,
      ({ kind }) => {
        if (kind === 'orphan') throw new Error('of whom?');
      },
      (problem) => reports.push(problem),
    );
    await journal.close();
    expect(reports[0]).toMatch(/line 2 .* is lost\. With that went what rests on it: line 3 /);
  });

  it('refuses a file without a good line, which it leaves as it is', async () => {
    await (await reopen()).journal.close();
    await writeFile(file, 'Dear diary,\ntoday it rained.\n');
    await expect(reopen()).rejects.toThrow(/is no journal: line 1 \(byte 0\) can't be read/);
    expect(await readFile(file, 'utf8')).toBe('Dear diary,\ntoday it rained.\n');
  });

  it('refuses an undamaged file whose records it cannot use, and names the line', async () => {
    await (await reopen()).journal.close();
    await writeFile(file, `${JSON.stringify(announced(1))}\n`);
    const opening = openFileJournal(file, () => {
      throw new Error('of another version');
    });
    await expect(opening).rejects.toThrow(/from line 1 on: Error: of another version/);
  });
});
