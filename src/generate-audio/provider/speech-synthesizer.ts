import { StepcastError } from '../../errors/stepcast-error.ts';
import type { Pronunciation } from '../../speech-text/lexicon.ts';

/** Words with their pauses and sounds marked, in SSML or in the markup of Google's Chirp 3: HD voices. */
export type MarkedText = { readonly ssml: string } | { readonly markup: string };

/** One request to the speech provider. */
export interface SpeechRequest {
  /** The words alone. */
  readonly text: string;
  /** The same words as they are sent, where there is more to say of them. */
  readonly marked?: MarkedText;
  /** The sounds of words in it, for voices that are told them beside the words. */
  readonly pronunciations?: readonly Pronunciation[];
  readonly voice: string;
  /** BCP 47, the voice's own. */
  readonly languageCode: string;
  /** Times the voice's own pace. */
  readonly speakingRate?: number | undefined;
  /** Semitones above or below the voice's own. */
  readonly pitch?: number | undefined;
}

/** Bounds on one call. */
interface CallOptions {
  readonly deadlineMs: number;
  /** Ends the call: its answer is not needed any more. */
  readonly signal?: AbortSignal;
}

/** Speaks text. One call is one request to the provider: retries are the caller's. */
export interface SpeechSynthesizer {
  /**
   * Answers a WAV file of 16-bit mono samples at SPEECH_SAMPLE_RATE_HERTZ, unchecked.
   * @throws SpeechUnavailable when another try may help, SpeechRefused when it can't.
   */
  synthesize(request: SpeechRequest, options: CallOptions): Promise<Uint8Array>;
}

/** The sampling rate asked of the provider; the natural one of its newer voices. */
export const SPEECH_SAMPLE_RATE_HERTZ = 24_000;

/** The most that one request may carry. Google allows 5,000 bytes of UTF-8; the rest is margin. */
export const MAX_REQUEST_BYTES = 4_500;

/** Thrown when the provider is overloaded, failing or out of reach. */
export class SpeechUnavailable extends StepcastError {
  override readonly name = 'SpeechUnavailable';
  readonly retryable = true;
  /** How long the provider asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    options: { cause?: unknown; retryAfterMs?: number | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Thrown when the provider refuses a request for good: unknown voice, wrong credentials, text it won't speak. */
export class SpeechRefused extends StepcastError {
  override readonly name: 'SpeechRefused' | 'SentenceTooLong' = 'SpeechRefused';
  readonly retryable = false;
  /** Something in this request is at fault; another text may be spoken. */
  readonly isOfRequest: boolean;

  constructor(message: string, options: { cause?: unknown; isOfRequest?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.isOfRequest = options.isOfRequest ?? false;
  }
}

/** Thrown when the provider finds a sentence too long; in parts it may be spoken. */
export class SentenceTooLong extends SpeechRefused {
  override readonly name = 'SentenceTooLong';
}
