import type { Json } from '../../contract.ts';
import type { JsonObject } from '../integration.ts';

export const ARRAY_FORMATS = ['INDICES', 'REPEAT', 'COMMAS', 'BRACKETS'] as const;
export type ArrayFormat = (typeof ARRAY_FORMATS)[number];

const text = (value: Json): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);

const pairs = function* (
  name: string,
  value: Json,
  format: ArrayFormat,
): Generator<[string, string]> {
  if (Array.isArray(value)) {
    if (format === 'COMMAS') yield [name, value.map(text).join(',')];
    else {
      for (const [index, item] of value.entries()) {
        const suffix = { INDICES: `[${index}]`, REPEAT: '', BRACKETS: '[]' }[format];
        yield* pairs(`${name}${suffix}`, item, format);
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value))
      yield* pairs(`${name}[${key}]`, member, format);
  } else {
    yield [name, text(value)];
  }
};

/** A body as `application/x-www-form-urlencoded`, nested members in brackets (developer guide, "Applying URL-encoding on request body"). */
export const encodeForm = (body: JsonObject, format: ArrayFormat): string =>
  Object.entries(body)
    .flatMap(([name, value]) => [...pairs(name, value, format)])
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
