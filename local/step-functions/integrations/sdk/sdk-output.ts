import type { Json } from '../../contract.ts';

interface TextStream {
  transformToString(): Promise<string>;
}

const isTextStream = (value: object): value is TextStream =>
  'transformToString' in value && typeof value.transformToString === 'function';

/** An instant as the SDK for Java writes it: no fraction when it is zero. */
export const instant = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

/** An SDK's answer as a Task's result: dates as text, streams read, metadata and absent members left out. */
export const sdkOutput = async (value: unknown): Promise<Json> => {
  if (value instanceof Date) return instant(value);
  if (Array.isArray(value)) return Promise.all(value.map(sdkOutput));
  if (typeof value !== 'object' || value === null) return value as Json;
  if (isTextStream(value)) return value.transformToString();
  const members: [string, Json][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (name === '$metadata' || member === undefined) continue;
    members.push([name, await sdkOutput(member)]);
  }
  return Object.fromEntries(members);
};
