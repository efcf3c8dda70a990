import { StoredObjectSchema } from '../../episode/stored-object.ts';
import { EditedScriptBodySchema, MAX_SCRIPT_BYTES } from '../episode-script/edited-script.ts';
import type { ProxyEvent } from '../lambda-proxy.ts';
import { parseBody, readJson } from '../request.ts';
import { type RetryBody, RetryBodySchema } from './retry-body.ts';

const isPointer = (script: unknown): boolean =>
  typeof script === 'object' && script !== null && 'key' in script;

/** Reads the body of a retry. @throws RequestProblem 400 naming every field that is wrong, 413, 415 */
export const readRetryBody = (event: ProxyEvent): RetryBody => {
  const body = readJson(event, {}, MAX_SCRIPT_BYTES);
  const { script } = (body ?? {}) as { readonly script?: unknown };
  // Of two schemas the fitting one says what is wrong; a union would only say that neither fits.
  const one = isPointer(script) ? StoredObjectSchema : EditedScriptBodySchema;
  return parseBody(RetryBodySchema.extend({ script: one.nullish() }), body);
};
