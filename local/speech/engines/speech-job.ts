/** What an engine is asked to say, and how. */
export interface SpeechJob {
  readonly text: string;
  readonly gender: 'FEMALE' | 'MALE';
  /** BCP 47. */
  readonly languageCode: string;
  /** 1 is the voice's own pace. */
  readonly speakingRate: number;
}

/** An engine's answer over its message channel: a WAV file, or why there is none. */
export type SpeechReply = { readonly wav: Uint8Array } | { readonly error: string };
