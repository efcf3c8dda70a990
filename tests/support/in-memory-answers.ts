import type { AnswerStore } from '../../src/write-script/model/ask/kept-answers.ts';

/** Kept answers of language models, in memory. */
export const inMemoryAnswers = (): AnswerStore & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>();
  return {
    kept,
    find: async (sha256) => kept.get(sha256),
    keep: async (sha256, answer) => void kept.set(sha256, answer),
  };
};
