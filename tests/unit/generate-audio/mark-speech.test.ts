import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../local/google-tts/input/markup.ts';
import { readSsml } from '../../../local/google-tts/input/ssml.ts';
import { markSpeech } from '../../../src/generate-audio/provider/mark-speech.ts';
import { createLexicon } from '../../../src/speech-text/lexicon.ts';

const lexicon = createLexicon([]);
const NEURAL = { voice: 'en-US-Neural2-A', languageCode: 'en-US', lexicon };
const CHIRP = { voice: 'en-US-Chirp3-HD-Kore', languageCode: 'en-US', lexicon };
const LETTER = 'A letter lay there. It said: "She is not finished." Bram read it.\nThen he left.';

const ssmlOf = (text: string) => {
  const { marked } = markSpeech(text, NEURAL) ?? {};
  return marked && 'ssml' in marked ? marked.ssml : undefined;
};
const markupOf = (text: string) => {
  const { marked } = markSpeech(text, CHIRP) ?? {};
  return marked && 'markup' in marked ? marked.markup : undefined;
};

describe('markSpeech', () => {
  it('marks sentences, quotations and paragraphs in SSML', () => {
    expect(markSpeech(LETTER, NEURAL)).toEqual({
      marked: {
        ssml: '<speak><p><s>A letter lay there.</s><s>It said:</s><break time="300ms"/><s>&quot;She is not finished.&quot;</s><break time="300ms"/><s>Bram read it.</s></p><break time="600ms"/><p><s>Then he left.</s></p></speak>',
      },
      pauseSeconds: expect.closeTo(1.2),
    });
  });

  it('takes an abbreviation for no sentence', () => {
    expect(ssmlOf('Dr. Marsh read it to Gen. Lee.\nThen they left.')).toBe(
      '<speak><p><s>Dr. Marsh read it to Gen. Lee.</s></p><break time="600ms"/><p><s>Then they left.</s></p></speak>',
    );
  });

  it('marks them in the markup of Chirp 3: HD', () => {
    expect(markSpeech(LETTER, CHIRP)).toEqual({
      marked: {
        markup:
          'A letter lay there. It said: [pause short] "She is not finished." [pause short] Bram read it. [pause] Then he left.',
      },
      pauseSeconds: expect.closeTo(1.2),
    });
  });

  it.each([
    [
      'there is no pause to mark',
      'One sentence. And another, with <break time="10s"/> in it.',
      NEURAL,
    ],
    [
      'the language has no pause tags',
      LETTER,
      { voice: 'he-IL-Chirp3-HD-Kore', languageCode: 'he-IL', lexicon },
    ],
    [
      'the voice takes plain text alone',
      LETTER,
      { voice: 'en-US-Chirp-HD-F', languageCode: 'en-US', lexicon },
    ],
    ['marks make the text too long', '"&." '.repeat(120), NEURAL],
  ])('leaves a text plain where %s', (_, text, voice) => {
    expect(markSpeech(text, voice)).toBeUndefined();
  });

  it('escapes what a post holds, so that it is spoken and not obeyed', () => {
    const post = '<break time="10s"/> & [pause long] </speak>\u0001.\nMore.';
    expect(readSsml(ssmlOf(post) ?? '')).toEqual([
      { text: '<break time="10s"/> & [pause long] </speak>.', pauseSeconds: 0.6 },
      { text: 'More.', pauseSeconds: 0 },
    ]);
    expect(readMarkup(markupOf(post) ?? '')[0]).toEqual({
      text: '<break time="10s"/> & (pause long) </speak>\u0001.',
      pauseSeconds: 0.6,
    });
  });

  it('says every word and makes no pause but its own, whatever the text', () => {
    const token = fc.constantFrom(
      ...['<', '>', '&', '&amp;', '"', '[pause]', '[pause long]', '</s>', '<break time="9s"/>'],
      ...['A word.', 'Да.', 'שלום', '“Quoted.”', '\n', ' ', '<![CDATA[', '-->', '\u0001', '漢字。'],
    );
    const text = fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(' '));
    const lettersOf = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(text, (given) => {
        for (const voice of [NEURAL, CHIRP]) {
          const { marked, pauseSeconds = 0 } = markSpeech(given, voice) ?? {};
          if (!marked) continue;
          const said = 'ssml' in marked ? readSsml(marked.ssml) : readMarkup(marked.markup);
          expect(lettersOf(said.map((passage) => passage.text).join(''))).toBe(lettersOf(given));
          expect(said.reduce((sum, passage) => sum + passage.pauseSeconds, 0)).toBeCloseTo(
            pauseSeconds,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
