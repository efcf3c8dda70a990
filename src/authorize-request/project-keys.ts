import {
  createLocalJWKSet,
  errors,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWTHeaderParameters,
} from 'jose';
import { z } from 'zod';
import { StepcastError } from '../errors/stepcast-error.ts';

/** Thrown when the project's public keys can't be fetched, so that nobody can tell whether a token is valid. */
export class KeysUnavailable extends StepcastError {
  override readonly name = 'KeysUnavailable';
  readonly retryable = true;
}

const FRESH_MS = 10 * 60_000;
// A key that has been revoked is believed this long while the project can't be asked.
const USABLE_MS = 60 * 60_000;
const BETWEEN_FETCHES_MS = 60_000;
const AFTER_FAILURE_MS = 5_000;

const KeySetSchema = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).max(50),
});

interface Fetched {
  readonly at: number;
  readonly find: ReturnType<typeof createLocalJWKSet>;
}

interface ProjectKeysOptions {
  /** Resolves to the body of the JWKS endpoint; rejects when it can't be had. */
  fetchKeys(): Promise<unknown>;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * The project's public keys as a key source for jose. Keys are fetched again after ten minutes, and
 * for a key that isn't known at most once a minute; while they can't be fetched, the last ones are
 * used for an hour.
 * @throws KeysUnavailable (from the source); errors.JWKSNoMatchingKey for a key of somebody else
 */
export const createProjectKeys = ({ fetchKeys, now }: ProjectKeysOptions) => {
  let fetched: Fetched | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<Fetched> | undefined;

  const load = async (): Promise<Fetched> => {
    try {
      const keys = KeySetSchema.parse(await fetchKeys()) as JSONWebKeySet;
      fetched = { at: now(), find: createLocalJWKSet(keys) };
      return fetched;
    } catch (error) {
      failedAt = now();
      throw new KeysUnavailable(`The project's keys could not be fetched: ${String(error)}`, {
        cause: error,
      });
    } finally {
      pending = undefined;
    }
  };
  // Requests that come together share one fetch.
  const refresh = (): Promise<Fetched> => {
    if (now() - failedAt < AFTER_FAILURE_MS) {
      throw new KeysUnavailable("The project's keys could not be fetched a moment ago.");
    }
    pending ??= load();
    return pending;
  };
  const current = async (): Promise<Fetched> => {
    if (fetched && now() - fetched.at < FRESH_MS) return fetched;
    try {
      return await refresh();
    } catch (error) {
      if (fetched && now() - fetched.at < USABLE_MS) return fetched;
      throw error;
    }
  };

  return async (header: JWTHeaderParameters, token: FlattenedJWSInput) => {
    const keys = await current();
    try {
      return await keys.find(header, token);
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey;
      // The key may be new: signing keys are rotated.
      if (!isUnknown || now() - keys.at < BETWEEN_FETCHES_MS) throw error;
      return (await refresh()).find(header, token);
    }
  };
};
