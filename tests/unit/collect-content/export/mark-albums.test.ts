import { describe, expect, it } from 'vitest';
import { markAlbums } from '../../../../src/collect-content/export/format/mark-albums.ts';
import type { Media, Message } from '../../../../src/collect-content/export/format/message.ts';

const photo: Media = { type: 'photo' };
const file = (kind: 'video' | 'document' | 'voice'): Media => ({
  type: 'file',
  kind,
  name: 'x',
  mime: 'x',
});
const message = (id: number, rest: Partial<Message> = {}): Message => ({
  id,
  date: 1_000,
  text: '',
  entities: [],
  media: photo,
  ...rest,
});

/** The ids that stand together. */
const groups = (...messages: Message[]): number[][] => {
  const found = new Map<unknown, number[]>();
  for (const { id, groupedId } of markAlbums(messages)) {
    const key = groupedId ?? `single ${id}`;
    found.set(key, [...(found.get(key) ?? []), id]);
  }
  return [...found.values()];
};

describe('markAlbums', () => {
  it('takes photos and videos of one second for an album, with one caption wherever it is', () => {
    const video = message(2, { media: file('video'), text: 'All of it', date: 1_001 });
    expect(groups(message(1), video, message(3, { date: 1_001 }))).toEqual([[1, 2, 3]]);
  });

  it('does not join two captions', () => {
    expect(groups(message(1, { text: 'One' }), message(2, { text: 'Two' }))).toEqual([[1], [2]]);
  });

  it('does not join across a gap of ids, a pause, or what was forwarded', () => {
    expect(groups(message(1), message(3))).toEqual([[1], [3]]);
    expect(groups(message(1), message(2, { date: 1_002 }))).toEqual([[1], [2]]);
    expect(groups(message(1), message(2, { forwardedFrom: 'Quay' }))).toEqual([[1], [2]]);
  });

  it('joins only what Telegram groups, each with its like', () => {
    const documents = [1, 2].map((id) => message(id, { media: file('document') }));
    expect(groups(...documents, message(3))).toEqual([[1, 2], [3]]);
    const voices = [1, 2].map((id) => message(id, { media: file('voice') }));
    expect(groups(...voices)).toEqual([[1], [2]]);
    const { media: _, ...text } = message(1);
    expect(groups(text, message(2))).toEqual([[1], [2]]);
  });

  it('never makes an album of more than ten', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => message(i + 1));
    expect(groups(...twelve).map(({ length }) => length)).toEqual([10, 2]);
  });

  it('believes a message that names its album', () => {
    const marked = [1, 2].map((id) => message(id, { groupedId: 7n, text: 'Each its own words' }));
    expect(groups(...marked, message(3))).toEqual([[1, 2], [3]]);
  });
});
