import type { z } from 'zod';
import {
  ApiKeyChangeSchema,
  type ApiKeyListSchema,
  ApiKeyNameTaken,
  ApiKeyNotFound,
  ApiKeyShowUnknown,
  type ApiKeyStore,
  type IssuedApiKeySchema,
  type KeptValue,
  NewApiKeySchema,
  RotationSchema,
} from '../../access/api-key.ts';
import { emptyResult, jsonResult } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { malformedBody, parseBody, readId, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { telling } from '../telling.ts';

/** What the routes of keys work with. */
export interface KeyRoutesDeps {
  readonly keys: ApiKeyStore;
  /** A new value, and what is kept of it. */
  issueValue(): { readonly value: string; readonly kept: KeptValue };
  /** Milliseconds since 1970. */
  now(): number;
}

const toProblem = (error: unknown): unknown => {
  if (error instanceof ApiKeyNotFound) {
    return new RequestProblem('unknown-key', 404, 'Unknown key', error.message);
  }
  if (error instanceof ApiKeyNameTaken) {
    return new RequestProblem('name-taken', 409, 'The name is taken', error.message);
  }
  if (error instanceof ApiKeyShowUnknown) {
    return malformedBody([{ field: 'podcastIds', message: error.message }]);
  }
  return error;
};

const withProblems = (route: Route): Route => telling(toProblem, route);

/** The routes of named keys. A value is shown when it is made, and never again. */
export const createKeyRoutes = ({ keys, issueValue, now }: KeyRoutesDeps) => {
  const checkExpiry = (expiresAt: string | null | undefined): void => {
    if (expiresAt && Date.parse(expiresAt) <= now()) {
      throw malformedBody([{ field: 'expiresAt', message: 'must be in the future' }]);
    }
  };
  return {
    list: async () =>
      jsonResult(200, { keys: [...(await keys.list())] } satisfies z.infer<
        typeof ApiKeyListSchema
      >),
    create: withProblems(async (event) => {
      const wanted = parseBody(NewApiKeySchema, readJson(event));
      checkExpiry(wanted.expiresAt);
      const { value, kept } = issueValue();
      const key = await keys.create(wanted, kept);
      return jsonResult(201, { ...key, value } satisfies z.infer<typeof IssuedApiKeySchema>);
    }),
    change: withProblems(async (event) => {
      const id = readId(event, 'keyId');
      const change = parseBody(ApiKeyChangeSchema, readJson(event));
      checkExpiry(change.expiresAt);
      return jsonResult(200, await keys.change(id, change));
    }),
    rotate: withProblems(async (event) => {
      const id = readId(event, 'keyId');
      const { overlapSeconds } = parseBody(RotationSchema, readJson(event, {}));
      const { value, kept } = issueValue();
      const key = await keys.rotate(id, kept, overlapSeconds);
      return jsonResult(200, { ...key, value } satisfies z.infer<typeof IssuedApiKeySchema>);
    }),
    revoke: withProblems(async (event) => {
      await keys.revoke(readId(event, 'keyId'));
      return emptyResult;
    }),
  } satisfies Record<string, Route>;
};
