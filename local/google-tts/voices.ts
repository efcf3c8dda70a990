/** One voice as ListVoices answers it. */
export interface Voice {
  readonly languageCodes: readonly [string];
  readonly name: string;
  readonly ssmlGender: 'FEMALE' | 'MALE';
  readonly naturalSampleRateHertz: number;
}

const LANGUAGES = [
  ...['ar-XA', 'bg-BG', 'bn-IN', 'cmn-CN', 'cs-CZ', 'da-DK', 'de-DE', 'el-GR', 'en-AU', 'en-GB'],
  ...['en-IN', 'en-US', 'es-ES', 'es-US', 'et-EE', 'fi-FI', 'fr-CA', 'fr-FR', 'gu-IN', 'he-IL'],
  ...['hi-IN', 'hr-HR', 'hu-HU', 'id-ID', 'it-IT', 'ja-JP', 'kn-IN', 'ko-KR', 'lt-LT', 'lv-LV'],
  ...['ml-IN', 'mr-IN', 'nb-NO', 'nl-BE', 'nl-NL', 'pl-PL', 'pt-BR', 'ro-RO', 'ru-RU', 'sk-SK'],
  ...['sl-SI', 'sr-RS', 'sv-SE', 'sw-KE', 'ta-IN', 'te-IN', 'th-TH', 'tr-TR', 'uk-UA', 'ur-IN'],
  'vi-VN',
];
/** Languages that have the older families alone. */
const WITHOUT_CHIRP = ['ca-ES', 'is-IS'];
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

/** A Gemini voice is listed without language and family, and speaks only with a model. */
const gemini = (language: string): Voice[] => [
  { ...voice(language, 'Kore', 'FEMALE'), name: 'Kore' },
  { ...voice(language, 'Puck', 'MALE'), name: 'Puck' },
];

/** A part of Google's list: the same naming, each family with voices of both genders. */
export const VOICES: readonly Voice[] = [
  ...LANGUAGES.flatMap((language) => [
    ...CHIRP_FEMALE.map((name) => voice(language, `Chirp3-HD-${name}`, 'FEMALE')),
    ...CHIRP_MALE.map((name) => voice(language, `Chirp3-HD-${name}`, 'MALE')),
    ...lettered(language),
    ...gemini(language),
  ]),
  ...WITHOUT_CHIRP.flatMap(lettered),
  voice('en-US', 'Chirp-HD-D', 'MALE'),
  voice('en-US', 'Chirp-HD-F', 'FEMALE'),
  voice('en-US', 'Studio-O', 'FEMALE'),
  voice('en-US', 'Studio-Q', 'MALE'),
];

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

/** The family in a voice's name, `Chirp3-HD` of `en-US-Chirp3-HD-Kore`. */
export const familyOf = ({ name }: Voice): string => name.split('-').slice(2, -1).join('-');
