import { z } from 'zod';
import { type Show, ShowFieldsSchema } from '../../show/show.ts';
import { type ShowConfig, ShowConfigSchema } from '../../show/show-config.ts';
import type { ShowPatch } from '../../show/show-patch.ts';
import { castProblem } from '../../show/voice/cast-problem.ts';
import { malformedBody, parseBody } from '../request.ts';

const JsonObjectSchema = z.record(z.string(), z.unknown(), { error: 'must be a JSON object' });

// A field that isn't named keeps its value, so no default may stand in for it.
const only = <S extends z.ZodRawShape>(shape: S, given: Readonly<Record<string, unknown>>) =>
  z.strictObject(
    Object.fromEntries(Object.entries(shape).filter(([key]) => Object.hasOwn(given, key))),
  );

/**
 * Reads the body of `PATCH /api/v1/podcasts/{podcastId}`: what it names is changed, lists and
 * filters as a whole. A show without a config gets the one that the body has, with its defaults.
 * Answers also the show as it will be.
 * @throws RequestProblem 400 naming every field that is wrong
 */
export const readShowPatch = (
  body: unknown,
  show: Show,
): { readonly patch: ShowPatch; readonly changed: Show } => {
  const given = parseBody(JsonObjectSchema, body);
  const givenConfig = JsonObjectSchema.safeParse(given['config']).data ?? {};
  const configSchema =
    show.config === null ? ShowConfigSchema : only(ShowConfigSchema.shape, givenConfig);
  const schema = only({ ...ShowFieldsSchema.shape, config: configSchema }, given);
  const { config = {}, ...fields } = parseBody(schema, given) as Partial<Show>;
  const changedConfig = { ...show.config, ...config };
  const problem = castProblem(changedConfig);
  if (problem) throw malformedBody([{ field: 'config.speakers', message: problem }]);
  const changed = Object.hasOwn(given, 'config') ? { config: changedConfig as ShowConfig } : {};
  return {
    patch: { fields, config: { ...config } },
    changed: { ...show, ...fields, ...changed },
  };
};
