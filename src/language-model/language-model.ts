import { StepcastError } from '../errors/stepcast-error.ts';

/** What a language model is asked. */
export interface ModelRequest {
  readonly model: string;
  /** From 0 to 2; left out, the model's own default. */
  readonly temperature?: number | undefined;
  /** The rules, apart from the material. */
  readonly instructions: string;
  readonly prompt: string;
  /** JSON Schema of the answer. */
  readonly answerSchema: unknown;
}

/** What it answered, and what that used. */
export interface ModelAnswer {
  readonly text: string;
  /** Why it stopped where it did not come to its end, for example `MAX_TOKENS` or `SAFETY`. */
  readonly stoppedBy?: string | undefined;
  readonly inputTokens: number;
  /** Thinking included. */
  readonly outputTokens: number;
}

/** Answers a prompt in JSON. One call, one attempt: trying again is the caller's part. */
export interface LanguageModel {
  /** As the price table knows it. */
  readonly provider: string;
  /** @throws ModelUnavailable, ModelRefused, and the reason of `signal` when that ends the call. */
  generate(
    request: ModelRequest,
    options: { readonly deadlineMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<ModelAnswer>;
}

/** A model, and which of its provider's it is unless somebody says. */
export interface NamedModel {
  readonly model: LanguageModel;
  readonly defaultName: string;
}

/** Thrown when a language model is busy, down, out of reach or too slow; later the same request may be answered. */
export class ModelUnavailable extends StepcastError {
  override readonly name = 'ModelUnavailable';
  readonly retryable = true;
}

/** Thrown when a language model does not take the request: a wrong key, an unknown model, no permission. */
export class ModelRefused extends StepcastError {
  override readonly name = 'ModelRefused';
  readonly retryable = false;
}
