import { ownName, providerOf } from './voice-provider.ts';

/** What the voices of a family let a show choose, and how a pause is marked for them. */
export interface VoiceFamily {
  readonly hasSpeakingRate: boolean;
  readonly hasPitch: boolean;
  readonly pauses: 'ssml' | 'markup' | null;
  /** How a word's sounds are told: in SSML, or beside the words; null where they can't be. */
  readonly phonemes: 'ssml' | 'input' | null;
}

const CLASSIC: VoiceFamily = {
  ...{ hasSpeakingRate: true, hasPitch: true },
  ...{ pauses: 'ssml', phonemes: 'ssml' },
};
const PLAIN: VoiceFamily = {
  ...{ hasSpeakingRate: false, hasPitch: false },
  ...{ pauses: null, phonemes: null },
};

/** The one family of an endpoint's voices, whose names say nothing of families. */
const ENDPOINT_FAMILY = 'OpenAI-compatible';

/**
 * By the name of a family. Chirp 3: HD and Studio answer a pitch with "This voice does not support
 * pitch parameters at this time", Journey and its successor Chirp HD a rate as well. Markup is for
 * Chirp 3: HD alone (SynthesisInput.markup). A family that isn't here gets plain text.
 * @see https://docs.cloud.google.com/text-to-speech/docs/chirp3-hd (pace 0.25 to 2, pause tags; read 2026-11-22)
 * @see https://github.com/home-assistant/core/issues/144824 (Chirp 3: HD and pitch, 2025-05-13)
 * @see https://github.com/home-assistant/core/issues/130843 (Studio and Journey, 2024-11-17)
 * @see https://github.com/met4citizen/TalkingHead/issues/73 (SSML by family, 2024-11-16)
 */
const FAMILIES: Readonly<Record<string, VoiceFamily>> = {
  'Chirp3-HD': { ...CLASSIC, hasPitch: false, pauses: 'markup', phonemes: 'input' },
  Studio: { ...CLASSIC, hasPitch: false },
  Neural2: CLASSIC,
  Wavenet: CLASSIC,
  Standard: CLASSIC,
  News: CLASSIC,
  Casual: CLASSIC,
  // POST /v1/audio/speech has `speed`, and plain text alone.
  [ENDPOINT_FAMILY]: { ...PLAIN, hasSpeakingRate: true },
};

/** The parts of a voice's name: `<language>-<REGION>-<family>-<speaker>`. */
const NAME = /^[a-z]{2,3}-[A-Z]{2}-(.+)-([^-]+)$/;

/** The name of a voice's family, `Chirp3-HD` of `en-US-Chirp3-HD-Kore`; empty where it has none. */
export const familyName = (voice: string): string =>
  providerOf(voice) === 'openai' ? ENDPOINT_FAMILY : (NAME.exec(voice)?.[1] ?? '');

/** What the family of a voice has, by the voice's name. */
export const familyOf = (voice: string): VoiceFamily => FAMILIES[familyName(voice)] ?? PLAIN;

/** Locales whose Chirp 3: HD voices take no pause tags (the documentation's table of languages, 2026-08). */
const WITHOUT_PAUSE_TAGS = new Set(
  'bg-BG cs-CZ el-GR et-EE he-IL hr-HR hu-HU lt-LT lv-LV pa-IN ro-RO sk-SK sl-SI sr-RS yue-HK'.split(
    ' ',
  ),
);

const localeOf = (voice: string): string => voice.split('-', 2).join('-');

/** How a pause is marked for a voice; null where it takes nothing but plain text. */
export const pausesOf = (voice: string): VoiceFamily['pauses'] => {
  const { pauses } = familyOf(voice);
  return pauses === 'markup' && WITHOUT_PAUSE_TAGS.has(localeOf(voice)) ? null : pauses;
};

/** The locales in which Chirp 3: HD takes custom pronunciations, by SynthesisInput's reference (2026-11). */
const WITH_CUSTOM_PRONUNCIATIONS = new Set(['en-US']);

/** How the sounds of a word are told to a voice; null where it reads letters alone. */
export const phonemesOf = (voice: string): VoiceFamily['phonemes'] => {
  const { phonemes } = familyOf(voice);
  return phonemes === 'input' && !WITH_CUSTOM_PRONUNCIATIONS.has(localeOf(voice)) ? null : phonemes;
};

/** The speaker in a voice's name, `Kore` of `en-US-Chirp3-HD-Kore`; the whole name where it has none. */
export const speakerOf = (voice: string): string => NAME.exec(voice)?.[2] ?? ownName(voice);
