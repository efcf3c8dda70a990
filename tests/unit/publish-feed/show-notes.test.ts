import { describe, expect, it } from 'vitest';
import { writeShowNotes } from '../../../src/publish-feed/show-notes.ts';

const TITLES: Readonly<Record<number, string>> = { 3: 'The <old> gate & the new one' };

const chapter = (title: string, ids: readonly number[]) => ({
  title,
  sources: ids.map((messageId) => ({
    ...(TITLES[messageId] ? { title: TITLES[messageId] } : {}),
    channel: 'mill',
    messageId,
    url: `https://t.me/mill/${messageId}`,
  })),
  utterances: [{ speaker: 'host', text: 'Hello.' }],
});

describe('show notes', () => {
  const notes = writeShowNotes({
    summary: 'Fish & <chips>.',
    chapters: [chapter('Opening', []), chapter('A "new" gate', [3, 9]), chapter('Closing', [])],
  });

  it('link every post by its first words under its chapter, and leave out chapters without posts', () => {
    expect(notes.text).toBe(
      'Fish & <chips>.\n\nA "new" gate\n- The <old> gate & the new one (@mill): https://t.me/mill/3\n- https://t.me/mill/9',
    );
  });

  it('are escaped where they are HTML', () => {
    expect(notes.html).toBe(
      '<p>Fish &amp; &lt;chips&gt;.</p>\n<p>A &quot;new&quot; gate</p>\n<ul><li><a href="https://t.me/mill/3">The &lt;old&gt; gate &amp; the new one</a> (@mill)</li><li><a href="https://t.me/mill/9">@mill/9</a></li></ul>',
    );
  });

  it('hold 4,000 bytes at most, and a post of every chapter before the second one of any', () => {
    const chapters = [1, 2, 3].map((number) =>
      chapter(
        `Глава ${number} о новостях города`,
        Array.from({ length: 100 }, (_, index) => number * 1000 + index),
      ),
    );
    const { html, text } = writeShowNotes({ summary: 'Главное за день.', chapters });
    for (const notes of [html, text]) {
      expect(Buffer.byteLength(notes)).toBeLessThanOrEqual(4000);
    }
    expect(Buffer.byteLength(html)).toBeGreaterThan(3900);
    const shown = chapters.map(({ sources }) => sources.filter(({ url }) => text.includes(url)));
    const counts = shown.map(({ length }) => length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(shown.map(([first]) => first?.messageId)).toEqual([1000, 2000, 3000]);
  });

  it('leave out a post whose link alone is too long, and keep the next one', () => {
    const long = chapter('A gate', [3, 9]);
    const [first, second] = long.sources;
    if (first === undefined || second === undefined) throw new Error('The chapter has two posts.');
    const sources = [{ ...first, url: `https://t.me/mill/3?${'a'.repeat(4000)}` }, second];
    const { text } = writeShowNotes({ summary: '', chapters: [{ ...long, sources }] });
    expect(text).toBe('A gate\n- https://t.me/mill/9');
  });

  it('link what no chapter tells, and say how much of the window that is', () => {
    const source = (messageId: number) => ({
      channel: 'mill',
      messageId,
      url: `https://t.me/mill/${messageId}`,
    });
    const date = '2026-10-01T12:00:00.000Z';
    const { text, html } = writeShowNotes(
      { summary: '', chapters: [chapter('Gate', [3])] },
      {
        version: '1.0',
        window: { from: date, until: date },
        channels: [],
        posts: [
          { source: source(3), date, outcome: 'told', chapter: 0 },
          { source: source(4), date, outcome: 'notes' },
          { source: source(5), date, outcome: 'left-out', why: 'greeting' },
        ],
        stories: [],
        words: { covers: 'The newest 3 of 9.', notes: 'Only here: 1.', unspoken: '' },
      },
    );
    expect(text).toBe(
      'Gate\n- The <old> gate & the new one (@mill): https://t.me/mill/3\n\nOnly here: 1.\n- https://t.me/mill/4\n\nThe newest 3 of 9.',
    );
    expect(html).toMatch(
      /<p>Only here: 1\.<\/p>\n<ul>.*mill\/4.*<\/ul>\n<p>The newest 3 of 9\.<\/p>$/s,
    );
    expect(html).not.toContain('mill/5');
  });
});
