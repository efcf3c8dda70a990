import { describe, expect, it } from 'vitest';
import { readSsml } from '../../../local/google-tts/input/ssml.ts';
import { planSegments } from '../../../src/generate-audio/segments/plan-segments.ts';
import { type LexiconEntry, LexiconSchema } from '../../../src/show/lexicon/lexicon.ts';
import { lexiconLine, readLexiconLine } from '../../../src/show/lexicon/lexicon-line.ts';
import { createLexicon } from '../../../src/speech-text/lexicon.ts';
import { aMonologue } from '../../support/audio/a-script.ts';

const entry = (
  word: string,
  respelling: string | null,
  ipa: string | null = null,
): LexiconEntry => ({
  ...{ word, respelling, ipa },
});
const respell = (text: string, ...entries: LexiconEntry[]): string =>
  createLexicon(entries).respell(text, false);

describe('a word of the lexicon', () => {
  it.each<[string, LexiconEntry, string, string]>([
    [
      'is found whole',
      entry('Lee', 'lay'),
      'Lee met Leeson, lee and Lee’s.',
      'lay met Leeson, lee and lay’s.',
    ],
    [
      'without a capital in any case',
      entry('quay', 'key'),
      'Quay, quay and QUAY.',
      'key, key and key.',
    ],
    ['with one as it is written', entry('IT', 'I T'), 'IT, it and It.', 'I T, it and It.'],
    [
      'with signs in it',
      entry('C+', 'see plus (good)'),
      'A C+ or a C.',
      'A see plus (good) or a C.',
    ],
    [
      'with a hyphen or a slash',
      entry('Baden-Baden/Rastatt', 'BAH-den'),
      'To Baden-Baden/Rastatt.',
      'To BAH-den.',
    ],
    [
      'of several words',
      entry('Rio Tinto', 'REE-oh TIN-toe'),
      'Rio Tinto in Rio.',
      'REE-oh TIN-toe in Rio.',
    ],
    [
      'in Hebrew',
      entry('ראש פינה', 'רוש פינא'),
      'בראש פינה וראש, ראש פינה.',
      'בראש פינה וראש, רוש פינא.',
    ],
    ['in Russian', entry('замок', 'за́мок'), 'Замок и замокший.', 'за́мок и замокший.'],
    ['in a script that parts no words', entry('朝阳', 'cháoyáng'), '在朝阳区。', '在cháoyáng区。'],
    ['and no reference to what was found', entry('dollar', '$&$1'), 'A dollar.', 'A $&$1.'],
  ])('%s', (_, one, written, said) => {
    expect(respell(written, one)).toBe(said);
  });

  it('that is part of a longer one gives way to it', () => {
    const entries = [entry('York', 'yawk'), entry('New York', 'noo yawk')];
    expect(respell('York and New York', ...entries)).toBe('yawk and noo yawk');
  });

  it('is left as it is where nothing is in the lexicon', () => {
    expect(respell('Nothing.')).toBe('Nothing.');
  });
});

const NAMES = [entry('Siobhan', 'shi-VAWN', 'ʃɪˈvɔːn'), entry('quay', null, 'kiː')];
const TEXT = 'Siobhan left the quay.';
const planned = (voice: string, lexicon: readonly LexiconEntry[] = NAMES) => {
  const script = aMonologue(TEXT);
  const speakers = script.speakers.map((each) => ({ ...each, voice }));
  const [segment] = planSegments({ ...script, speakers }, { lexicon });
  if (!segment) throw new Error('Nothing is spoken.');
  return segment;
};

describe('a segment', () => {
  it('has IPA in the SSML of voices that read it, and keeps its words', () => {
    const { text, written, marked, pronunciations } = planned('en-US-Neural2-A');
    expect({ text, written, pronunciations }).toEqual({ text: TEXT, written: TEXT });
    const ssml =
      '<speak><p><s><phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> left the <phoneme alphabet="ipa" ph="kiː">quay</phoneme>.</s></p></speak>';
    expect(marked).toEqual({ ssml });
    expect(readSsml(ssml)).toEqual([{ text: TEXT, pauseSeconds: 0 }]);
  });

  it('tells it beside the words to Chirp 3: HD, where that takes it', () => {
    const { text, marked, pronunciations } = planned('en-US-Chirp3-HD-Kore');
    expect({ text, marked }).toEqual({ text: TEXT, marked: undefined });
    expect(pronunciations).toEqual([
      { phrase: 'Siobhan', ipa: 'ʃɪˈvɔːn' },
      { phrase: 'quay', ipa: 'kiː' },
    ]);
  });

  it.each(['en-GB-Chirp3-HD-Kore', 'en-US-Chirp-HD-D', 'openai:nova'])(
    'is respelled for %s, which reads letters alone; captions keep the word',
    (voice) => {
      const { text, written, marked, pronunciations } = planned(voice);
      expect({ text, written, marked, pronunciations }).toEqual({
        text: 'shi-VAWN left the quay.',
        written: TEXT,
      });
    },
  );

  it.each(['en-US-Neural2-A', 'en-US-Chirp3-HD-Kore', 'openai:nova'])(
    'is spoken anew by %s when its word is said otherwise, and only then',
    (voice) => {
      const keys = [
        planned(voice, []).key,
        planned(voice, [entry('Siobhan', 'shiv-AWN', 'ʃiːvɔn')]).key,
        planned(voice).key,
      ];
      expect(new Set(keys).size).toBe(3);
      expect(planned(voice, [entry('Bram', 'brom', 'brɑm')]).key).toBe(keys[0]);
    },
  );
});

describe('what a person writes', () => {
  it.each<[string, LexiconEntry]>([
    ['Siobhan = shi-VAWN', entry('Siobhan', 'shi-VAWN')],
    ['Siobhan = /ʃɪˈvɔːn/', entry('Siobhan', null, 'ʃɪˈvɔːn')],
    ['Siobhan = shi-VAWN /ʃɪˈvɔːn/', entry('Siobhan', 'shi-VAWN', 'ʃɪˈvɔːn')],
    ['AC/DC = A C D C', entry('AC/DC', 'A C D C')],
  ])('%s', (written, one) => {
    expect(readLexiconLine(written)).toEqual(one);
    expect(lexiconLine(one)).toBe(written);
    expect(LexiconSchema.parse([one])).toEqual([one]);
  });

  it.each([
    ['Siobhan'],
    ['= shi-VAWN'],
    ['Siobhan = //'],
    ['Siobhan = /3:"/'],
    ['?! = what'],
    ['Siobhan = ...'],
  ])('%s is refused', (written) => {
    expect(LexiconSchema.safeParse([readLexiconLine(written)]).success).toBe(false);
  });

  it('that says no sound is named by its word', () => {
    const { error } = LexiconSchema.safeParse([readLexiconLine('Siobhan')]);
    expect(error?.issues[0]?.message).toBe('"Siobhan" needs a respelling, or IPA');
  });

  it('names each word once', () => {
    const twice = [entry('Bram', 'a'), entry('Bram', 'b')];
    expect(LexiconSchema.safeParse(twice).error?.issues[0]?.message).toBe(
      'must name each word once',
    );
  });
});
