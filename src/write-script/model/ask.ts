import type { ModelAnswer } from '../../language-model/language-model.ts';

/** Asks the model, and counts what that used. */
export type Ask = (request: {
  readonly instructions: string;
  readonly prompt: string;
  readonly answerSchema: unknown;
  readonly deadlineMs: number;
  readonly temperature?: number | undefined;
}) => Promise<ModelAnswer>;
