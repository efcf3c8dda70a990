/** One voice as ListVoices answers it. */
export interface Voice {
  readonly languageCodes: readonly [string];
  readonly name: string;
  readonly ssmlGender: 'FEMALE' | 'MALE';
  readonly naturalSampleRateHertz: number;
}

const LANGUAGES = [
  ...['ar-XA', 'cmn-CN', 'de-DE', 'en-AU', 'en-GB', 'en-US', 'es-ES', 'es-US', 'fr-FR', 'he-IL'],
  ...['hi-IN', 'it-IT', 'ja-JP', 'ko-KR', 'nl-NL', 'pl-PL', 'pt-BR', 'ru-RU', 'sv-SE', 'tr-TR'],
  ...['uk-UA', 'vi-VN'],
];
const CHIRP_FEMALE = ['Achernar', 'Aoede', 'Autonoe', 'Kore', 'Leda', 'Sulafat', 'Zephyr'];
const CHIRP_MALE = ['Achird', 'Algieba', 'Charon', 'Fenrir', 'Orus', 'Puck', 'Umbriel'];

const voice = (language: string, name: string, ssmlGender: Voice['ssmlGender']): Voice => ({
  languageCodes: [language],
  name: `${language}-${name}`,
  ssmlGender,
  naturalSampleRateHertz: 24_000,
});

const lettered = (language: string): Voice[] =>
  ['Neural2', 'Standard', 'Wavenet'].flatMap((family) => {
    // The American families start with a man's voice, the others with a woman's.
    const [a, c] =
      language === 'en-US' ? (['MALE', 'FEMALE'] as const) : (['FEMALE', 'FEMALE'] as const);
    return [
      voice(language, `${family}-A`, a),
      voice(language, `${family}-B`, 'MALE'),
      voice(language, `${family}-C`, c),
      voice(language, `${family}-D`, 'MALE'),
    ];
  });

/** A part of Google's list: the same naming, each family with voices of both genders. */
export const VOICES: readonly Voice[] = LANGUAGES.flatMap((language) => [
  ...CHIRP_FEMALE.map((name) => voice(language, `Chirp3-HD-${name}`, 'FEMALE')),
  ...CHIRP_MALE.map((name) => voice(language, `Chirp3-HD-${name}`, 'MALE')),
  ...lettered(language),
]);

const BY_NAME = new Map(VOICES.map((entry) => [entry.name.toLowerCase(), entry]));

/** The voice of that name, whatever the case. */
export const findVoice = (name: string): Voice | undefined => BY_NAME.get(name.toLowerCase());

/** The voices of a language: `he` and `he-IL` both match Hebrew's; an empty code matches all. */
export const voicesOf = (languageCode: string): Voice[] => {
  const wanted = languageCode.toLowerCase();
  return VOICES.filter(({ languageCodes: [code] }) => {
    const has = code.toLowerCase();
    return wanted === '' || has === wanted || has.startsWith(`${wanted}-`);
  });
};
