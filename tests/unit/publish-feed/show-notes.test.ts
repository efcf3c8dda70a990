import { describe, expect, it } from 'vitest';
import { writeShowNotes } from '../../../src/publish-feed/show-notes.ts';

const chapter = (title: string, ids: readonly number[]) => ({
  title,
  sources: ids.map((messageId) => ({
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

  it('link every post under its chapter, and leave out chapters without posts', () => {
    expect(notes.text).toBe(
      'Fish & <chips>.\n\nA "new" gate\n- https://t.me/mill/3\n- https://t.me/mill/9',
    );
  });

  it('are escaped where they are HTML', () => {
    expect(notes.html).toBe(
      '<p>Fish &amp; &lt;chips&gt;.</p>\n<p>A &quot;new&quot; gate</p>\n<ul><li><a href="https://t.me/mill/3">mill/3</a></li><li><a href="https://t.me/mill/9">mill/9</a></li></ul>',
    );
  });
});
