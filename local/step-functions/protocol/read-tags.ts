import type { Json } from '../contract.ts';
import { ServiceError } from '../engine/service-error.ts';
import type { Tag } from '../engine/state-machine.ts';

const isTag = (value: Json): value is { key: string; value: string } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof value['key'] === 'string' &&
  typeof value['value'] === 'string';

/** The member `tags`. Throws ServiceError for what is no list of keys and values. */
export const readTags = (tags: Json | undefined): readonly Tag[] => {
  if (tags === undefined || tags === null) return [];
  if (Array.isArray(tags) && tags.every(isTag))
    return tags.map(({ key, value }) => ({ key, value }));
  throw new ServiceError(
    'SerializationException',
    'The member tags must be a list of keys and values.',
  );
};
