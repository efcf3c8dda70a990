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
});
