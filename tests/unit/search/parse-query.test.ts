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
