import { z } from 'zod';
import { NewShowSchema, ShowFieldsSchema, ShowSchema } from '../../show/show.ts';
import { ShowConfigSchema } from '../../show/show-config.ts';
import { EstimateViewSchema } from '../estimate/schema.ts';
import { PageQuerySchema } from '../page.ts';
import { ChangedShowSchema } from '../shows/changed-show.ts';
import { ShowListSchema } from '../shows/routes.ts';
import { VoiceListSchema, VoicesQuerySchema } from '../voices/schema.ts';
import type { Operation } from './operation.ts';

const COLLECTION = '/api/v1/podcasts';
const ONE = '/api/v1/podcasts/{podcastId}';
const UNKNOWN = 'There is no such show';
const show = { name: 'Show', schema: ShowSchema };
const bodyProblems = {
  400: 'Malformed, or with voices that are not there; errors names each field that is wrong',
  413: 'The body is too large',
  415: 'The body is not JSON',
};

const optionalFields = (shape: z.ZodRawShape) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => [
        name,
        // What is left out stays as it is: here no default is a default.
        z.optional(schema instanceof z.ZodDefault ? schema.unwrap() : schema),
      ]),
    ),
  );

const ShowChangeSchema = optionalFields({
  ...ShowFieldsSchema.shape,
  config: optionalFields(ShowConfigSchema.shape),
});

/** Everything about shows, and the voices that they can have. */
export const SHOW_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: COLLECTION,
    operationId: 'listShows',
    summary: 'The shows with their config, newest first',
    query: PageQuerySchema,
    success: {
      status: 200,
      description: 'A page of them',
      body: { name: 'ShowList', schema: ShowListSchema },
    },
    problems: { 400: 'A parameter is malformed or unknown' },
  },
  {
    method: 'post',
    path: COLLECTION,
    operationId: 'createShow',
    summary: 'Signs a show up',
    body: { name: 'NewShow', schema: NewShowSchema },
    success: { status: 201, description: 'The show', body: show },
    problems: bodyProblems,
  },
  {
    method: 'get',
    path: ONE,
    operationId: 'getShow',
    summary: 'A show with its config',
    success: { status: 200, description: 'The show', body: show },
    problems: { 400: 'podcastId is no UUID', 404: UNKNOWN },
  },
  {
    method: 'patch',
    path: ONE,
    operationId: 'changeShow',
    summary: 'Changes what the body names; episodes that are open keep the config they have',
    body: { name: 'ShowChange', schema: ShowChangeSchema },
    success: {
      status: 200,
      description: 'The show as it is then',
      body: { name: 'ChangedShow', schema: ChangedShowSchema },
    },
    problems: { ...bodyProblems, 404: UNKNOWN },
  },
  {
    method: 'delete',
    path: ONE,
    operationId: 'deleteShow',
    summary: 'Deletes a show with its episodes; published files stay in the bucket',
    success: { status: 204, description: 'Deleted' },
    problems: { 400: 'podcastId is no UUID', 404: UNKNOWN, 409: 'An episode of it is live' },
  },
  {
    method: 'get',
    path: `${ONE}/estimate`,
    operationId: 'estimateEpisode',
    summary: "What the show's next episode will probably cost",
    success: {
      status: 200,
      description: "By its last episodes, else by the show's settings",
      body: { name: 'Estimate', schema: EstimateViewSchema },
    },
    problems: { 400: 'podcastId is no UUID', 404: UNKNOWN, 409: 'It has no config' },
  },
  {
    method: 'get',
    path: '/api/v1/voices',
    operationId: 'listVoices',
    summary: 'The voices that the speakers of a show in a language may be given',
    query: VoicesQuerySchema,
    success: {
      status: 200,
      description: 'As the speech provider listed them at most some hours ago',
      body: { name: 'VoiceList', schema: VoiceListSchema },
    },
    problems: { 400: 'languageCode is missing or no language' },
  },
];
