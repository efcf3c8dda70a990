import { describe, expect, it } from 'vitest';
import { selectPage } from '../../../local/telegram/api/history.ts';
import type { Message } from '../../../local/telegram/channel.ts';

const messages: Message[] = Array.from({ length: 250 }, (_, i) => ({
  id: i + 1,
  date: 1_000 + Math.floor(i / 2),
  text: '',
  entities: [],
}));
const ids = (query: Parameters<typeof selectPage>[1]) =>
  selectPage(messages, query).map(({ id }) => id);

describe('selectPage', () => {
  it('gives the newest hundred, newest first, whatever more is asked for', () => {
    expect(ids({})).toEqual(Array.from({ length: 100 }, (_, i) => 250 - i));
    expect(ids({ limit: 500 })).toHaveLength(100);
    expect(ids({ limit: 2 })).toEqual([250, 249]);
  });

  it('begins below an id or before a second, both exclusive', () => {
    expect(ids({ offsetId: 4 })).toEqual([3, 2, 1]);
    expect(ids({ offsetDate: 1_002 })).toEqual([4, 3, 2, 1]);
    expect(ids({ offsetId: 1 })).toEqual([]);
    expect(ids({ offsetDate: 1_000 })).toEqual([]);
  });

  it('moves the beginning, to newer messages too', () => {
    expect(ids({ offsetId: 100, addOffset: 2, limit: 1 })).toEqual([97]);
    expect(ids({ offsetId: 100, addOffset: -2, limit: 2 })).toEqual([101, 100]);
    expect(ids({ addOffset: -5, limit: 1 })).toEqual([250]);
  });

  it('leaves out what is not between two ids', () => {
    expect(ids({ minId: 247, maxId: 250 })).toEqual([249, 248]);
  });
});
