import { parseJson } from '../../inspect/payload.ts';

const LONGEST = 300;

/** What a Cause says for people: the words in what Lambda or PostgREST put into it, else itself. */
export const causeInWords = (cause: string): string => {
  const value = parseJson(cause === '' ? null : cause);
  const told = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const words = told['errorMessage'] ?? told['message'] ?? cause;
  const text = typeof words === 'string' ? words : cause;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
};
