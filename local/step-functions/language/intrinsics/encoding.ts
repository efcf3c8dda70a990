import { createHash } from 'node:crypto';
import { ArgumentFailure, type IntrinsicFunction, text } from './call.ts';

/** The longest string that these functions take, in characters (documented limit). */
const MAX_CHARACTERS = 10_000;

const ALGORITHMS = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** The hex digest of a text, or undefined for an algorithm that the service doesn't know. */
export function digest(value: string, algorithm: string): string | undefined {
  const name = ALGORITHMS.get(algorithm);
  return name === undefined ? undefined : createHash(name).update(value).digest('hex');
}

export const hash: IntrinsicFunction = (args) => {
  const [value] = args;
  const data = bounded(typeof value === 'string' ? value : JSON.stringify(value ?? null));
  const algorithm = text(args, 1);
  const hashed = digest(data, algorithm);
  if (hashed === undefined) throw new ArgumentFailure();
  return hashed;
};

export const base64Encode: IntrinsicFunction = (args) =>
  Buffer.from(bounded(text(args, 0))).toString('base64');

/** Decodes what can be decoded: the service passes over characters that aren't Base64. */
export const base64Decode: IntrinsicFunction = (args) =>
  Buffer.from(bounded(text(args, 0)), 'base64').toString();

function bounded(value: string): string {
  if (value.length > MAX_CHARACTERS) throw new ArgumentFailure();
  return value;
}
