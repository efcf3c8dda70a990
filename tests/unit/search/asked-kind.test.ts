import { describe, expect, it } from 'vitest';
import { askedKind } from '../../../src/search/answer/wanted/asked-kind.ts';
import { wantedKind } from '../../../src/search/answer/wanted/wanted-kind.ts';

describe('a question asks', () => {
  it.each([
    ['When does the ferry sail?', 'time'],
    ['Does anybody know when the ferry sails?', 'time'],
    ['The ferry sails when?', 'time'],
    ['Was anybody hurt when the crane fell?', null],
    ['Who was there when it rained?', null],
    ['Кто пострадал, когда упал кран?', null],
    ['Когда упал кран?', 'time'],
    ['Qui a crié quand le pont est tombé ?', null],
    ['Quand rouvre le pont ?', 'time'],
    ['大桥什么时候通车？', 'time'],
    ['灯台はいつ公開されますか？', 'time'],
    ['What does entry cost?', 'price'],
    ['Was kostet der Eintritt?', 'price'],
    ['Сколько стоит хлеб?', 'price'],
    ['维修花了多少钱？', 'price'],
    ['How much is the bus?', 'price'],
    ['How heavy is the moose?', 'weight'],
    ['Сколько весит лось?', 'weight'],
    ['Who pays the costs?', null],
    ['Wer trägt die Kosten?', null],
    ['Le prix du pain va-t-il augmenter ?', null],
    ['How many boats are there?', 'number'],
    ['How tall is the lighthouse?', 'size'],
    ['How old is the keeper?', 'age'],
    ['Who keeps the lighthouse?', null],
  ])('%s: %s', (question, kind) => expect(askedKind(question)).toBe(kind));
});

describe('a sentence has what is asked for', () => {
  const surely = (question: string, language: string, texts: string[]) =>
    texts.map((text) => wantedKind(question, { text }, language));

  it('as a time, in words or figures, where a month is no verb', () => {
    const told = [
      'It begins on Friday.',
      'It goes out tonight.',
      'The shop opens at 7:30.',
      'It took three months.',
      'The fair is in May.',
      'It was built in 1378.',
    ];
    expect(surely('When is it?', 'en', told)).toEqual(told.map(() => 1));
    const other = ['Nobody may bring a dog.', 'They march on.', '112 houses are cold.'];
    expect(surely('When is it?', 'en', other)).toEqual(other.map(() => 0));
  });

  it('as a time, whatever apostrophe a language is written with, and without spaces', () => {
    for (const mark of ["'", '’', 'ʼ']) {
      expect(surely('Коли?', 'uk', [`Міст відкриють у п${mark}ятницю.`])).toEqual([1]);
    }
    expect(surely('什么时候？', 'zh', ['大桥星期五通车。', '镇长感谢了工人。'])).toEqual([1, 0]);
  });

  it('as a price or a size, which no span of time and no date is', () => {
    const told = ['Entry is free.', 'It costs two pounds.', 'Eleven euros.'];
    expect(surely('What does entry cost?', 'en', told)).toEqual(told.map(() => 1));
    const other = ['It opens in twelve days.', 'On 3 May.', 'Two boys came.'];
    expect(surely('What does entry cost?', 'en', other)).toEqual(other.map(() => 0));
    const size = ['It stands 30 metres high.', 'She ran for two hours.'];
    expect(surely('How tall is it?', 'en', size)).toEqual([1, 0]);
    const weight = ['Двести килограммов.', 'Увезли за 60 километров.', 'Двое фермеров.'];
    expect(surely('Сколько весит тыква?', 'ru', weight)).toEqual([1, 0, 0]);
  });
});
