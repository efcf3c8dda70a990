import { ownName, providerOf } from './voice-provider.ts';

/** What the voices of a family let a show choose, and how a pause is marked for them. */
export interface VoiceFamily {
  readonly hasSpeakingRate: boolean;
  readonly hasPitch: boolean;
  readonly pauses: 'ssml' | 'markup' | null;
}

const CLASSIC: VoiceFamily = { hasSpeakingRate: true, hasPitch: true, pauses: 'ssml' };
const PLAIN: VoiceFamily = { hasSpeakingRate: false, hasPitch: false, pauses: null };

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
  'Chirp3-HD': { hasSpeakingRate: true, hasPitch: false, pauses: 'markup' },
  Studio: { hasSpeakingRate: true, hasPitch: false, pauses: 'ssml' },
  Neural2: CLASSIC,
  Wavenet: CLASSIC,
  Standard: CLASSIC,
  News: CLASSIC,
  Casual: CLASSIC,
  // POST /v1/audio/speech has `speed`, and plain text alone.
  [ENDPOINT_FAMILY]: { hasSpeakingRate: true, hasPitch: false, pauses: null },
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

/** How a pause is marked for a voice; null where it takes nothing but plain text. */
export const pausesOf = (voice: string): VoiceFamily['pauses'] => {
  const { pauses } = familyOf(voice);
  const locale = voice.split('-', 2).join('-');
  return pauses === 'markup' && WITHOUT_PAUSE_TAGS.has(locale) ? null : pauses;
};

/** The speaker in a voice's name, `Kore` of `en-US-Chirp3-HD-Kore`; the whole name where it has none. */
export const speakerOf = (voice: string): string => NAME.exec(voice)?.[2] ?? ownName(voice);
