import { z } from 'zod';
import { malformedBody, parseBody } from '../request.ts';
import { castProblem, type Show, ShowConfigSchema, ShowFieldsSchema } from './show.ts';

/** The fields of a show that a change names, and those of its config. */
export interface ShowPatch {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly config: Readonly<Record<string, unknown>>;
}

const JsonObjectSchema = z.record(z.string(), z.unknown(), { error: 'must be a JSON object' });

// A field that isn't named keeps its value, so no default may stand in for it.
const only = <S extends z.ZodRawShape>(shape: S, given: Readonly<Record<string, unknown>>) =>
  z.strictObject(
    Object.fromEntries(Object.entries(shape).filter(([key]) => Object.hasOwn(given, key))),
  );

/**
 * Reads the body of `PATCH /api/v1/podcasts/{podcastId}`: what it names is changed, lists and
 * filters as a whole. A show without a config gets the one that the body has, with its defaults.
 * @throws RequestProblem 400 naming every field that is wrong
 */
export const readShowPatch = (body: unknown, show: Show): ShowPatch => {
  const given = parseBody(JsonObjectSchema, body);
  const givenConfig = JsonObjectSchema.safeParse(given['config']).data ?? {};
  const configSchema =
    show.config === null ? ShowConfigSchema : only(ShowConfigSchema.shape, givenConfig);
  const schema = only({ ...ShowFieldsSchema.shape, config: configSchema }, given);
  const { config = {}, ...changed } = parseBody(schema, given) as Record<string, unknown>;
  const changedConfig = config as Record<string, unknown>;
  const problem = castProblem({ ...show.config, ...changedConfig });
  if (problem) throw malformedBody([{ field: 'config.speakers', message: problem }]);
  return { fields: changed, config: changedConfig };
};
