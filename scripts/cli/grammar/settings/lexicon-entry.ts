import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { LexiconEntry } from '../../../../src/show/lexicon/lexicon.ts';
import { readLexiconLine } from '../../../../src/show/lexicon/lexicon-line.ts';

const NONE = 'none';

/** How a word is said; null for `none`, which leaves a show without such words. */
export const lexiconEntry = (value: string): LexiconEntry | null => {
  if (value === NONE) return null;
  const entry = readLexiconLine(value);
  if (entry.word !== '' && (entry.respelling !== null || entry.ipa !== null)) return entry;
  throw new InvalidArgumentError(
    `Write WORD = HOW IT IS READ, WORD = /IPA/ or both, for example "Siobhan = shi-VAWN /ʃɪˈvɔːn/"; or ${NONE}.`,
  );
};
