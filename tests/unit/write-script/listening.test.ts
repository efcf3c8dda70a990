import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/episode/content.ts';
import { writeTranscript } from '../../../src/generate-audio/captions/write-transcript.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aConfig, aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const lines = (content: Content, config = aDialogueConfig()): string[] =>
  writeBuiltIn(content, config).script.chapters.flatMap(({ utterances }) =>
    utterances.map(({ speaker, text }) => `${speaker}: ${text}`),
  );

const MILL = 'The mill turns\n\nThe miller has started the great wheel again. It creaks.';

describe('what a listener hears', () => {
  it('is nobody who was not brought up: a sentence waits for the one it points back to', () => {
    const filler = Array.from(
      { length: 12 },
      (_, n) =>
        `Stone number ${n + 1} of the great tower was carried up the hill by oxen and by hand.`,
    ).join(' ');
    const letter = `The letter\n\nThe tower stands again. A boy had found a letter in the wall of its cellar long ago. ${filler} Bram was the boy.`;
    const content = aContent({ harbour: [aPost(1, letter)] });
    for (const targetDurationMinutes of [0.5, 0.6, 0.8, 1, 1.5]) {
      const heard = lines(content, aConfig({ targetDurationMinutes })).join(' ');
      expect(!heard.includes('the boy') || heard.includes('A boy')).toBe(true);
    }
  });
});

describe('what a listener reads', () => {
  const long =
    'Please note that the causeway is closed to all cars and carts from eight in the morning until five in the afternoon. Bring boots and some patience with you.';

  it('is never half a sentence, in a chapter or in the title', () => {
    const content = aContent({ harbour: [aPost(1, long)], mill: [aPost(2, MILL)] });
    const { script } = writeBuiltIn(content, aConfig());
    const titles = script.chapters.map(({ title }) => title);
    expect(titles).toContain('The mill turns');
    expect([script.title, script.summary, ...titles].join()).not.toContain('…');
  });

  it('is a title of at most 80 characters', () => {
    const headline = 'A headline about the harbour that goes on for quite some time';
    const posts = ['gate', 'mill', 'heron'].map((word, n) =>
      aPost(n + 1, `${headline} and a ${word}\n\nThe ${word} stands. It is a very good ${word}.`),
    );
    const { title } = writeBuiltIn(aContent({ harbour: posts }), aConfig()).script;
    expect(title.length).toBeLessThanOrEqual(80);
    expect(title).not.toContain('…');
  });
});

describe('a language without phrases of its own', () => {
  it.each([
    [
      'de-DE',
      'Die neue Schleuse\n\nDer Hafen hat eine Schleuse gekauft. Sie wiegt drei Tonnen.',
      /[a-z]/,
    ],
    ['ar-EG', 'بوابة جديدة\n\nاشترى الميناء بوابة جديدة للبركة. وزنها ثلاثة أطنان.', /[a-z]/i],
    ['ja-JP', '新しい水門\n\n港は池のために新しい水門を買いました。重さは三トンです。', /[a-z]/i],
  ])('is told in %s without a word of English', (languageCode, post, latin) => {
    const title = languageCode === 'de-DE' ? 'Hafenstunde' : (post.split('\n')[0] ?? '');
    const config = aDialogueConfig({ languageCode, title });
    const content = aContent({ c1: [aPost(1, post)] }, {});
    const heard = lines(content, config).map((line) =>
      line.replace(/^\w+: /, '').replaceAll('C1', ''),
    );
    const english = /\b(?:the|this|is|of|and|from|welcome|on|posts?|next|what|October|links?)\b/i;
    expect(heard.filter((line) => english.test(line))).toEqual([]);
    if (languageCode !== 'de-DE') expect(heard.filter((line) => latin.test(line))).toEqual([]);
  });
});

it('keeps right-to-left text and mixed scripts in order down to the transcript', () => {
  const post =
    'שער חדש לנמל\n\nהנמל קנה שער חדש מחברת Larch Works בסכום של 400 שקלים. הוא שוקל שלושה טונות, אמרה Marit אתמול.';
  const heard = lines(aContent({ harbour: [aPost(1, post)] }), aConfig({ languageCode: 'he-IL' }));
  const said = heard.find((line) => line.includes('Larch Works')) ?? '';
  expect(said).toContain('הנמל קנה שער חדש מחברת Larch Works בסכום של 400 שקלים.');
  expect(said).toContain('אמרה Marit אתמול.');
  const text = said.slice(said.indexOf('הנמל קנה'));
  const cue = { startMs: 0, endMs: 4000, role: 'host', text, languageCode: 'he-IL' };
  // A line that begins with a Latin name is marked, or it would be laid out from the left.
  expect(writeTranscript([cue])).toContain(`<v host>הנמל קנה שער חדש מחברת Larch Works בסכום
של 400 שקלים. הוא שוקל שלושה טונות, אמרה
\u200FMarit אתמול.`);
});
