import type { VoiceList } from '../../../../api/voices/schema.ts';
import { speakerOf } from '../../../../voices/voice-family.ts';

type Voice = VoiceList['voices'][number];

const GENDERS: Readonly<Record<NonNullable<Voice['gender']>, string>> = {
  female: 'woman',
  male: 'man',
  neutral: 'neutral',
};

/** A voice as people choose it: “Kore, woman”; one that has a letter for a name goes by its family too. */
export const inWords = ({ name, gender, family }: Voice): string => {
  const speaker = speakerOf(name);
  const called = speaker.length > 2 ? speaker : `${family} ${speaker}`;
  return gender === null ? called : `${called}, ${GENDERS[gender]}`;
};

/** Voices by what a listener hears first, their region, and then by family; in the order of the list. */
export const groupVoices = (voices: readonly Voice[]): ReadonlyMap<string, readonly Voice[]> =>
  Map.groupBy(voices, ({ languageCodes: [language = ''], family }) =>
    family === '' ? language : `${language} · ${family}`,
  );

/** A pace in words: “1.2 times the voice’s own”. */
export const paceInWords = (rate: number): string => {
  if (rate === 1) return 'the voice’s own';
  return `${rate} × the voice’s own, ${rate < 1 ? 'slower' : 'faster'}`;
};

/** A pitch in words: “2 semitones lower”. */
export const pitchInWords = (semitones: number): string => {
  if (semitones === 0) return 'the voice’s own';
  const count = Math.abs(semitones);
  return `${count} ${count === 1 ? 'semitone' : 'semitones'} ${semitones < 0 ? 'lower' : 'higher'}`;
};
