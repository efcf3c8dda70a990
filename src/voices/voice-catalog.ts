import type { VoiceProvider } from './voice-provider.ts';

/** A voice of a speech provider. */
export interface Voice {
  /** For example `en-US-Chirp3-HD-Kore`, or `openai:alloy`. */
  readonly name: string;
  /** BCP 47; the languages it speaks. */
  readonly languageCodes: readonly string[];
  /** Null where the provider doesn't say. */
  readonly gender: 'female' | 'male' | 'neutral' | null;
}

/** The voices that a speech provider has. */
export interface VoiceCatalog {
  /** Those of a language, `he` as well as `he-IL`. @throws SpeechUnavailable, SpeechRefused */
  list(languageCode: string): Promise<readonly Voice[]>;
}

/** The catalogs of the providers that a stage has; Google's is always there. */
export type VoiceCatalogs = Readonly<
  Record<'google-tts', VoiceCatalog> & Partial<Record<VoiceProvider, VoiceCatalog>>
>;

/** The two voices of a language that speak where a show names none. */
export interface DefaultVoices {
  /** Their names, the first speaker's first; fewer than two where a language has not got them yet. */
  of(languageCode: string): Promise<readonly string[]>;
  /** Keeps them for a language; what it has already stays. */
  add(languageCode: string, names: readonly string[]): Promise<void>;
}
