import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileJournal, type Position } from '../../../local/journal/index.ts';
import { seededRandom } from '../../support/seeded-random.ts';

interface Line {
  readonly n: number;
  readonly pad: string;
}

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-drop-'));
  file = join(folder, 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const numbersIn = async (): Promise<number[]> =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as Line).n);

describe('A journal that drops records', () => {
  it('keeps the positions of the others, what is appended and read meanwhile included, however often', async () => {
    const random = seededRandom(7);
    const journal = await openFileJournal<Line>(file, () => undefined);
    const places = new Map<number, Position>();
    let next = 0;
    const append = (count: number) => {
      for (let i = 0; i < count; i += 1) {
        const record = { n: next, pad: 'ü'.repeat(Math.floor(random() * 3_000)) };
        places.set(next, journal.append(record));
        next += 1;
      }
    };
    const readAll = async (): Promise<number[]> =>
      (await journal.read([...places.values()])).map(({ n }) => n);
    append(500);
    for (let round = 0; round < 20; round += 1) {
      const gone = new Set([...places.keys()].filter(() => random() < 0.2));
      const kept = [...places].filter(([n]) => !gone.has(n));
      const dropping = journal.drop(({ n }) => gone.has(n));
      append(100);
      const during = journal.read(kept.map(([, position]) => position));
      append(100);
      await journal.flushed();
      await dropping;
      expect((await during).map(({ n }) => n)).toEqual(kept.map(([n]) => n));
      const [lost] = [...gone];
      for (const n of gone) if (n !== lost) places.delete(n);
      if (lost !== undefined) {
        await expect(journal.read([places.get(lost) as Position])).rejects.toThrow(
          'no longer has a record',
        );
        places.delete(lost);
      }
      expect(await readAll()).toEqual([...places.keys()]);
    }
    await journal.close();
    expect(await numbersIn()).toEqual([...places.keys()]);

    const seen: number[] = [];
    const again = await openFileJournal<Line>(file, ({ n }) => seen.push(n));
    expect(seen).toEqual([...places.keys()]);
    await again.close();
  });

  it('is as it was when dropping fails, and takes another try', async () => {
    const journal = await openFileJournal<Line>(file, () => undefined);
    const positions = [0, 1, 2].map((n) => journal.append({ n, pad: '' }));
    await mkdir(`${file}.part`);
    await expect(journal.drop(({ n }) => n === 1)).rejects.toThrow('EISDIR');
    journal.append({ n: 3, pad: '' });
    expect((await journal.read(positions)).map(({ n }) => n)).toEqual([0, 1, 2]);
    await rm(`${file}.part`, { recursive: true });
    await journal.drop(({ n }) => n === 1);
    await journal.close();
    expect(await numbersIn()).toEqual([0, 2, 3]);
  });
});
