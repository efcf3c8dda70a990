import type { IncomingHttpHeaders } from 'node:http';
import { notImplemented } from '../api-error.ts';

/** What a request's headers ask of the answer. */
export interface Preferences {
  /** Whether a write answers the rows that it wrote. */
  readonly returnsRows: boolean;
  readonly countsAll: boolean;
  readonly onDuplicate: 'merge' | 'ignore' | undefined;
  /** One object instead of an array; anything but one row is an error. */
  readonly wantsSingle: boolean;
}

const SINGLE = /^application\/vnd\.pgrst\.object(\+json)?$/;
const KNOWN = new Set([
  'return=representation',
  'return=minimal',
  'count=exact',
  'resolution=merge-duplicates',
  'resolution=ignore-duplicates',
  'missing=null',
]);

/** Reads the headers `Prefer` and `Accept`. */
export const readPreferences = (headers: IncomingHttpHeaders): Preferences => {
  const prefer = [headers['prefer'] ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const unknown = prefer.find((value) => !KNOWN.has(value));
  if (unknown !== undefined) throw notImplemented(`the preference ${unknown}`);

  const [accept = ''] = (headers.accept ?? '*/*').split(/[;,]/);
  const wantsSingle = SINGLE.test(accept.trim());
  if (!wantsSingle && !/^(application\/json|application\/\*|\*\/\*)$/.test(accept.trim())) {
    throw notImplemented(`the media type ${accept}`);
  }
  const merges = prefer.includes('resolution=merge-duplicates');
  const ignores = prefer.includes('resolution=ignore-duplicates');
  return {
    returnsRows: prefer.includes('return=representation'),
    countsAll: prefer.includes('count=exact'),
    onDuplicate: merges ? 'merge' : ignores ? 'ignore' : undefined,
    wantsSingle,
  };
};
