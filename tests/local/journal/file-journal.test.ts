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

const reopen = async () => {
  const seen: [Line, Position][] = [];
  const journal = await openFileJournal<Line>(file, (record, position) =>
    seen.push([record, position]),
  );
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

  it('refuses a file that is damaged before its end, and says where', async () => {
    const first = await reopen();
    await first.journal.close();
    await writeFile(
      file,
      `${JSON.stringify(announced(1))}\nnonsense\n${JSON.stringify(announced(2))}\n`,
    );
    await expect(reopen()).rejects.toThrow(/is damaged at byte 35: that line is no JSON/);
  });
});
