import { describe, expect, it } from 'vitest';
import { readStretches } from '../../../src/generate-audio/sound/stretches.ts';

describe('readStretches', () => {
  it('leaves plain sentences together', () => {
    const text = 'The river is closed. It opens on Saturday, at nine.';
    expect(readStretches(text)).toEqual([[text]]);
  });

  it('tells a quotation from what stands around it', () => {
    expect(
      readStretches(
        'A letter lay there. "They tell me she is finished. She is not." Bram read it.',
      ),
    ).toEqual([
      ['A letter lay there.', '"They tell me she is finished. She is not."', 'Bram read it.'],
    ]);
  });

  it.each([
    ['English', 'He wrote: “It rose.” We ate.', ['He wrote:', '“It rose.”', 'We ate.']],
    ['Russian', 'Он написал: «Готово!» Мы ели.', ['Он написал:', '«Готово!»', 'Мы ели.']],
    ['German', 'Er schrieb: „Fertig.“ Wir aßen.', ['Er schrieb:', '„Fertig.“', 'Wir aßen.']],
    ['Hebrew', 'הוא כתב: "זה מוכן." אכלנו.', ['הוא כתב:', '"זה מוכן."', 'אכלנו.']],
  ])('knows the quotation marks of %s', (_, text, stretches) => {
    expect(readStretches(text)).toEqual([stretches]);
  });

  it.each([
    'Hence, they say, "show your mettle".',
    'The "bob" hangs true. The so-called "lamp" does not.',
    'It takes 5\' 10" of rope. It is 12" wide.',
  ])('makes no quotation of a word in quotes: %s', (text) => {
    expect(readStretches(text)).toEqual([[text]]);
  });

  it('takes line breaks for paragraphs, and drops what has no sound', () => {
    expect(readStretches('One.\n\n — \nTwo. "Three." Four.\r\n')).toEqual([
      ['One.'],
      ['Two.', '"Three."', 'Four.'],
    ]);
  });
});
