import { parseJson } from '../../inspect/payload.ts';

/** What one value may have in an answer, and all of them together: Lambda answers with 6 MB at most. */
const VALUE_BYTES = 32 * 1024;
const TOTAL_BYTES = 3 * 1024 * 1024;

/** What stands for a value that is too large. */
export interface Reference {
  readonly $ref: string;
  readonly sizeBytes: number;
}

/** Puts texts of a history into an answer as JSON, by reference what is large. */
export const createPayloads = (refTo: (stateId: number | null) => string) => {
  let total = 0;
  return (text: string | null, stateId: number | null): unknown => {
    if (text === null) return null;
    const sizeBytes = new TextEncoder().encode(text).byteLength;
    if (sizeBytes > VALUE_BYTES || total + sizeBytes > TOTAL_BYTES) {
      return { $ref: refTo(stateId), sizeBytes } satisfies Reference;
    }
    total += sizeBytes;
    return parseJson(text);
  };
};

/** Puts each text into an answer whole. */
export const wholePayloads = (text: string | null): unknown => parseJson(text);

export type Payloads = (text: string | null, stateId: number | null) => unknown;
