import jsonata from 'jsonata';
import type { Json } from '../../contract.ts';
import { parseJson } from '../../parse-json.ts';
import { digest } from '../intrinsics/encoding.ts';
import { createJavaRandom } from '../intrinsics/java-random.ts';

type Functions = Readonly<Record<string, unknown>>;

/** The largest array that `$range` makes on the service. */
const MAX_RANGE = 360_145;

const formatTime = jsonata('$fromMillis($time, $picture, $zone)');

/** Splits an array into chunks; nothing without an array or with a size below one. */
function partition(items: unknown, size: unknown): Json[] | undefined {
  const length = Math.trunc(Number(size));
  if (items === undefined || !(length >= 1)) return undefined;
  const list = (Array.isArray(items) ? items : [items]) as Json[];
  const chunks: Json[] = [];
  for (let start = 0; start < list.length; start += length) {
    chunks.push(list.slice(start, start + length));
  }
  return chunks.length === 0 ? undefined : chunks;
}

/** The numbers from start to end by step; a single one is itself, as in any JSONata sequence. */
function range(start: unknown, end: unknown, step: unknown): Json | undefined {
  const [from, to, by] = [start, end, step].map((value) => Math.trunc(Number(value)));
  if (from === undefined || to === undefined || by === undefined || by === 0) return undefined;
  const length = Math.floor((to - from) / by) + 1;
  if (!(length >= 1)) return undefined;
  if (length > MAX_RANGE)
    throw new Error(
      'Expression evaluation memory limit exceeded: Check for excessive memory usage',
    );
  return length === 1 ? from : Array.from({ length }, (_, index) => from + index * by);
}

const hash = (value: unknown, algorithm: unknown): string | undefined => {
  if (value === undefined || algorithm === undefined) return undefined;
  const hashed = digest(String(value), String(algorithm));
  if (hashed === undefined) throw new Error(`Unsupported hash algorithm: ${String(algorithm)}`);
  return hashed;
};

const parse = (text: unknown): Json | undefined =>
  text === undefined ? undefined : parseJson(String(text));

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}(?:==)?|[A-Za-z\d+/]{3}=?)?$/;

/** `$base64decode`: JSONata's own passes over what isn't Base64, which the service refuses. */
export function base64decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!BASE64.test(text)) throw new Error(`This isn't Base64: ${text}`);
  return Buffer.from(text, 'base64').toString('latin1');
}

/** What decides the results of functions that aren't functions of their arguments. */
export interface Sources {
  /** Milliseconds since the epoch. */
  now(): number;
  random(): number | Promise<number>;
  uuid(): string | Promise<string>;
}

const bound = new WeakMap<Sources, Functions>();

/** The functions that Step Functions adds to JSONata, and the ones whose result the sources decide. */
export function bindFunctions(sources: Sources, text: string): Functions {
  if (!/\$(?:partition|range|hash|random|uuid|parse|eval|now|millis)\b/.test(text)) return {};
  const known = bound.get(sources);
  if (known !== undefined) return known;
  const functions: Functions = {
    partition,
    range,
    hash,
    parse,
    uuid: () => sources.uuid(),
    random: (seed: unknown) =>
      seed === undefined
        ? sources.random()
        : createJavaRandom(BigInt(Math.trunc(Number(seed)))).nextDouble(),
    millis: () => sources.now(),
    now: (picture?: string, zone?: string) =>
      formatTime.evaluate(undefined, { time: sources.now(), picture, zone }),
    // The service doesn't have it: calling it is calling a non-function.
    eval: undefined,
  };
  bound.set(sources, functions);
  return functions;
}
