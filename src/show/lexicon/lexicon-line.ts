import type { LexiconEntry } from './lexicon.ts';

/** An entry as a person writes it: `Siobhan = shi-VAWN`, `Siobhan = /ʃɪˈvɔːn/` or both. */
export const lexiconLine = ({ word, respelling, ipa }: LexiconEntry): string =>
  `${word} = ${[respelling, ipa && `/${ipa}/`].filter(Boolean).join(' ')}`;

/** What a person wrote, as the API takes it; what is no entry stays one that the API refuses by what it lacks. */
export const readLexiconLine = (written: string): LexiconEntry => {
  const [word = '', ...rest] = written.split('=');
  const [, respelling = '', , ipa = ''] = /^([^/]*)(\/([^/]*)\/)?$/.exec(rest.join('=').trim()) ?? [
    '',
    rest.join('='),
  ];
  return {
    word: word.trim(),
    respelling: respelling.trim() || null,
    ipa: ipa.trim() || null,
  };
};
