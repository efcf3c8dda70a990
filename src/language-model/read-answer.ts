import type { z } from 'zod';

/** An answer, or what is wrong with its form, in words for whoever wrote it. */
export type Read<T> = { readonly answer: T } | { readonly problems: readonly string[] };

/** Reads a language model's answer in JSON by the form that was asked for. */
export const readAnswer = <T>(text: string, schema: z.ZodType<T>): Read<T> => {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { problems: ['The answer is not JSON.'] };
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return { answer: parsed.data };
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'The answer'}: ${message}`,
  );
  return { problems };
};
