import { z } from 'zod';
import { type Script, ScriptSchema } from '../episode/script.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import { withoutQuotations } from '../errors/without-quotations.ts';
import type { AudioObjectStore } from './stores.ts';

/** Thrown when the stored script is no script, or nothing in it can be spoken. */
export class InvalidScript extends StepcastError {
  override readonly name = 'InvalidScript';
  readonly retryable = false;
}

/**
 * Reads exactly this version of a script.
 * @throws InvalidScript when it doesn't have the shape of one.
 */
export const readScript = async (
  objects: Pick<AudioObjectStore, 'get'>,
  object: StoredObject,
): Promise<Script> => {
  const text = new TextDecoder().decode(await objects.get(object));
  try {
    const script = ScriptSchema.parse(JSON.parse(text));
    // Throws for a tag like "en_US", by which no text could be split into sentences.
    Intl.getCanonicalLocales(script.language);
    return script;
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError ? z.prettifyError(cause) : withoutQuotations(String(cause));
    throw new InvalidScript(`${object.key} (version ${object.versionId}) is no script: ${reason}`, {
      cause,
    });
  }
};
