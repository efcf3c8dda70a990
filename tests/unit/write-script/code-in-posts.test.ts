import { describe, expect, it } from 'vitest';
import type { CodeRange } from '../../../src/episode/content.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { readPost } from '../../../src/write-script/post-text/read-post.ts';

/** Reads a post whose code stands between ⟦ and ⟧; a range of several lines is a block. */
const read = (marked: string, languageCode = 'en-US') => {
  const code: CodeRange[] = [];
  let text = '';
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    const inner = part.startsWith('⟦') ? part.slice(1, -1) : part;
    if (part.startsWith('⟦')) {
      code.push({ offset: text.length, length: inner.length, block: inner.includes('\n') });
    }
    text += inner;
  }
  const post = readPost({ text, code }, chooseLanguage(languageCode));
  return { ...post, said: post.sentences.map((sentence) => sentence.text) };
};

const HEAD = 'A cache that forgets\n\nThe pool keeps a connection for a minute.';

describe('a sentence that depends on code', () => {
  it.each([
    ['by a value that is handed over', 'Freeze it with ⟦c_int(0)⟧, or drop it with ⟦c_int(1)⟧.'],
    ['by an expression', 'Then write ⟦x[1:] + y⟧ and save the file.'],
    [
      'at its end',
      'To install it, download the archive, unpack it, and run ⟦python3 -m build --all⟧.',
    ],
    [
      'by a variable of the post',
      '⟦pool = Pool()\npool.start()⟧\n\nNow ⟦pool⟧ holds three of them.',
    ],
    ['by pointing at it', '⟦a = 1\nb = 2⟧\n\nThe last line is the interesting one.'],
    ['by leading to it', 'Now, let us run it once.\n\n⟦a = 1\nb = 2⟧'],
    ['as a question about it', '⟦a = 1\nb = 2⟧\n\nWhy does this error occur?'],
    ['by what it means to mend', '⟦a = 1\nb = 2⟧\n\nTo fix it, seal the pool first.'],
    ['as a title of it', 'Custom pool\n\n⟦a = 1\nb = 2⟧'],
  ])('is not said: %s', (_, sentence) => {
    expect(read(`${HEAD}\n\n${sentence}`).said).toEqual([
      'The pool keeps a connection for a minute.',
    ]);
  });

  it('takes those along that lean on it, and the answer to a question that was not asked', () => {
    const post = `${HEAD}\n\nYou may ask what ⟦f(0)⟧ does. It frees the slot. There are two ways, 0 and 1. If you use 1, the slot stays.\n\nDid it work? Well, kind of.`;
    expect(read(post).said).toEqual(['The pool keeps a connection for a minute.']);
  });

  it('takes along a question whose answer it was', () => {
    expect(read(`${HEAD}\n\nWhat is faster? Only ⟦x[1:] + y⟧ is.`).said).toHaveLength(1);
  });

  it('stays where a name says it all, as it is written', () => {
    expect(read('A word\n\nUse ⟦asyncio.create_task⟧ or ⟦__del__⟧ here. It works.').said).toEqual([
      'Use asyncio.create_task or __del__ here.',
      'It works.',
    ]);
  });

  it('counts in how much of a post is left', () => {
    expect(
      read(`${HEAD}\n\nThe rest of it is ⟦a + b⟧, and nothing but ⟦c + d⟧.`).intact,
    ).toBeLessThan(0.6);
    expect(read(`${HEAD} It is closed after that.`).intact).toBe(1);
  });

  it('is not said in Russian or Hebrew either', () => {
    expect(
      read('Кэш\n\nПул держит соединение минуту. Запустите ⟦f(0)⟧ или нет.', 'ru-RU').said,
    ).toEqual(['Пул держит соединение минуту.']);
    expect(read('מטמון\n\nהמאגר שומר חיבור לדקה. הריצו את ⟦f(0)⟧ או לא.', 'he-IL').said).toEqual([
      'המאגר שומר חיבור לדקה.',
    ]);
  });
});

describe('a sentence around a link', () => {
  const said = (text: string, languageCode = 'en-US') => read(text, languageCode).said;

  it('is never left without its main clause', () => {
    expect(
      said('Boats are welcome again. To register for the race, go to https://x.example/a.'),
    ).toEqual(['Boats are welcome again.']);
    expect(
      said('Boats are welcome again.\n\nThanks to @marit for the picture of the bell.'),
    ).toEqual(['Boats are welcome again.']);
  });

  it('stays whole where the link was an aside', () => {
    expect(
      said(
        'The race starts at noon (https://x.example/a). The gate opens by Friday, see https://x.example/b',
      ),
    ).toEqual(['The race starts at noon.', 'The gate opens by Friday.']);
  });

  it('is left out where the language is unknown and the link stands in the middle', () => {
    expect(
      said('El muelle abre hoy. Para registrarse, vaya a https://x.example/a y firme.', 'es-ES'),
    ).toEqual(['El muelle abre hoy.']);
  });
});
