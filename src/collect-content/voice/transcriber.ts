import { StepcastError } from '../../errors/stepcast-error.ts';

/** Turns speech into text. One call, one attempt. */
export interface Transcriber {
  /** As the price table knows them. */
  readonly provider: string;
  readonly model: string;
  /**
   * What is said, without white space around it; empty where nobody speaks. `languageCode` is BCP 47.
   * @throws TranscriptionFailed
   */
  transcribe(
    sound: { readonly bytes: Uint8Array; readonly mimeType: string },
    options: { readonly languageCode: string; readonly timeoutMs: number },
  ): Promise<string>;
}

/** Thrown when speech isn't turned into text: the endpoint refuses, is away, too slow, or answers something else. */
export class TranscriptionFailed extends StepcastError {
  override readonly name = 'TranscriptionFailed';
  readonly retryable = true;
}
