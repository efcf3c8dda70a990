import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/search/query/parse-query.ts';

const wordOf = ({ word, keys }: { word: string; keys: readonly string[] }) => word || keys[0];
const read = (query: string) => {
  const { terms, phrases, without } = parseQuery(query);
  return {
    terms: terms.map(wordOf),
    phrases: phrases.map((words) => words.map(wordOf).join(' ')),
    without: without.map((words) => words.map(wordOf).join(' ')),
  };
};

describe('a question', () => {
  it.each([
    ['When does the last ferry leave?', ['last', 'ferry', 'leave']],
    ['Wie hoch ist die Hundesteuer?', ['hundesteuer']],
    ['Сколько домов без тепла?', ['домов', 'тепла']],
    ['מתי נפתחת הבריכה?', ['נפתחת', 'הבריכה']],
    ['Who?', ['who']],
    ['北京大学', ['北京', '京大', '大学']],
    ['北京大学什么时候开门？', ['北京', '京大', '大学', '开门']],
    ['谁获得了数学金牌？', ['获得', '数学', '学金', '金牌']],
    ['図書館はなぜ休館しますか？', ['図書', '書館', '休館', '館し']],
    ['什么时候？', ['什么', '么时', '时候']],
    ['Kiedy otworzą most?', ['otworzą', 'most']],
    ['Hun\u00adde\u00adsteu\u00ader', ['hundesteuer']],
    ['\ufefffer\u2060ry', ['ferry']],
  ])('%s is about %j', (question, terms) => {
    expect(read(question).terms).toEqual(terms);
  });

  it.each(['"open day"', '“open day”', '„open day“', '«open day»', '״open day״'])(
    'has the phrase in %s',
    (query) => {
      expect(read(query)).toEqual({ terms: ['open', 'day'], phrases: ['open day'], without: [] });
    },
  );

  it('excludes words and phrases with a minus, and no part of a hyphenated word', () => {
    expect(read('ferry -seals -"open day" two-storey')).toEqual({
      terms: ['ferry', 'two', 'storey'],
      phrases: [],
      without: ['open day', 'seals'],
    });
  });

  it.each(['', '-', '""', '?!', '-"', '"""', '\u0000'])(
    'of no words (%j) looks for nothing',
    (query) => {
      expect(read(query)).toEqual({ terms: [], phrases: [], without: [] });
    },
  );

  it('takes the words of a name as one', () => {
    const namesOf = (query: string) =>
      parseQuery(query)
        .terms.filter(({ name }) => name !== undefined)
        .map(({ word, name }) => [word, name]);
    expect(namesOf('Did Ivo Marsh meet Zoë Brien-Whitfield in Ostmouth?')).toEqual([
      ...[
        ['ivo', 0],
        ['marsh', 0],
      ],
      ...[
        ['zoë', 1],
        ['brien', 1],
        ['whitfield', 1],
      ],
    ]);
    expect(namesOf('did ivo marsh row')).toEqual([]);
  });

  it.each([
    ['When does the last ferry leave?', 'en'],
    ['Wo wurde Ivo Marsh gefunden?', 'de'],
    ['Что случилось с Marigold Ann?', 'ru'],
    ['Marigold Ann', ''],
  ])('%s is asked in “%s”', (query, language) => {
    expect(parseQuery(query).language).toBe(language);
  });

  it('misses no word that asks for a price, a name or a kind', () => {
    const soft = (query: string) =>
      parseQuery(query)
        .terms.filter(({ isSoft }) => isSoft)
        .map(({ word }) => word);
    expect(soft('What does the ferry cost?')).toEqual(['cost']);
    expect(soft('Which streets lose power?')).toEqual(['streets']);
    // With nothing else to go by, they are what is looked for.
    expect(soft('What price?')).toEqual([]);
  });
});
