import type { DefaultVoices, VoiceCatalogs } from './voice-catalog.ts';

/** What a voice is asked to do besides speaking; null and undefined leave it as it is. */
export interface VoiceOptions {
  /** Times its own pace. */
  readonly speakingRate?: number | null | undefined;
  /** Semitones above or below its own. */
  readonly pitch?: number | null | undefined;
}

/** A speaking part as a show has it; a voice of null is the language's default. */
export interface CastMember extends VoiceOptions {
  readonly voice: string | null;
}

/** As much of a show as says who speaks it. */
export interface Cast {
  /** BCP 47, for example `en-US`. */
  readonly languageCode: string;
  readonly speakers: readonly CastMember[];
}

/** What casts are checked against. */
export interface CastDeps {
  readonly catalogs: VoiceCatalogs;
  readonly defaults: DefaultVoices;
}

/** A cast's voices by speaker; null where the language has no default left. */
export type ChosenVoices = readonly (string | null)[];
