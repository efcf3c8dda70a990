import { z } from 'zod';
import { type Content, ContentSchema } from '../episode/content.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import { withoutQuotations } from '../errors/without-quotations.ts';

/** Thrown when the stored content is no JSON, or not what its schema says; reading it again gives the same. */
export class ContentUnreadable extends StepcastError {
  override readonly name = 'ContentUnreadable';
  readonly retryable = false;
  readonly key: string;

  constructor({ key, versionId }: StoredObject, reason: string, cause: unknown) {
    super(
      `The content ${key} (version ${versionId}) can't be read: ${reason}\nRetry the episode from "collect" to write it anew.`,
      { cause },
    );
    this.key = key;
  }
}

/**
 * Reads the posts of exactly the version that the state machine has verified.
 * @throws ContentUnreadable
 */
export const readContent = async (
  objects: { get(object: StoredObject): Promise<Uint8Array> },
  pointer: StoredObject,
): Promise<Content> => {
  const bytes = await objects.get(pointer);
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = withoutQuotations((error as Error).message);
    throw new ContentUnreadable(pointer, `it is not JSON (${reason}).`, error);
  }
  const parsed = ContentSchema.safeParse(document);
  if (!parsed.success) {
    throw new ContentUnreadable(pointer, z.prettifyError(parsed.error), parsed.error);
  }
  return parsed.data;
};
