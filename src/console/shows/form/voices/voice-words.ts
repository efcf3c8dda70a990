import type { VoiceList } from '../../../../api/voices/schema.ts';
import { speakerOf } from '../../../../voices/voice-family.ts';
import type { Message } from '../../../language/catalogue.ts';
import { counted, t } from '../../../language/translate.ts';

type Voice = VoiceList['voices'][number];

const GENDERS: Readonly<Record<NonNullable<Voice['gender']>, Message>> = {
  female: 'woman',
  male: 'man',
  neutral: 'neutral',
};

/** A voice as people choose it: “Kore, woman”; one that has a letter for a name goes by its family too. */
export const inWords = ({ name, gender, family }: Voice): string => {
  const speaker = speakerOf(name);
  const called = speaker.length > 2 ? speaker : `${family} ${speaker}`;
  return gender === null ? called : `${called}, ${t(GENDERS[gender])}`;
};

/** Voices by what a listener hears first, their region, and then by family; in the order of the list. */
export const groupVoices = (voices: readonly Voice[]): ReadonlyMap<string, readonly Voice[]> =>
  Map.groupBy(voices, ({ languageCodes: [language = ''], family }) =>
    family === '' ? language : `${language} · ${family}`,
  );

/** A pace in words: “1.2 times the voice’s own”. */
export const paceInWords = (rate: number): string => {
  if (rate === 1) return t('the voice’s own');
  return rate < 1
    ? t('{0} × the voice’s own, slower', rate)
    : t('{0} × the voice’s own, faster', rate);
};

/** A pitch in words: “2 semitones lower”. */
export const pitchInWords = (semitones: number): string => {
  if (semitones === 0) return t('the voice’s own');
  const count = Math.abs(semitones);
  return semitones < 0
    ? counted(count, '1 semitone lower', '{n} semitones lower')
    : counted(count, '1 semitone higher', '{n} semitones higher');
};
