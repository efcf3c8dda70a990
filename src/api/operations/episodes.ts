import { z } from 'zod';
import { ScriptSchema } from '../../episode/script.ts';
import { CoverageViewSchema } from '../episode-script/coverage-schema.ts';
import { EditedScriptBodySchema, EditScriptQuerySchema } from '../episode-script/edited-script.ts';
import { EpisodeStatusViewSchema } from '../episode-status/schema.ts';
import { EpisodeListSchema, ListEpisodesQuerySchema } from '../list-episodes/route.ts';
import { NoBodySchema } from '../no-body.ts';
import { RetryBodySchema, RetryInputSchema } from '../retry-episode/retry-body.ts';
import { StartEpisodeBodySchema } from '../start-episode/body.ts';
import type { Operation } from './operation.ts';

/** What is answered when an execution was started. */
export const StartedSchema = z.strictObject({
  episodeId: z.uuid(),
  executionArn: z.string(),
  statusUrl: z.url().meta({ description: 'Where to ask what became of it.' }),
});
const started = { name: 'StartedEpisode', schema: StartedSchema };
const status = { name: 'EpisodeStatus', schema: EpisodeStatusViewSchema };
const MALFORMED_ID = 'episodeId is no UUID';
const UNKNOWN = 'There is no such episode';

/** The one operation that API Gateway answers by itself, with Step Functions. */
export const startEpisode: Operation = {
  method: 'post',
  path: '/api/v1/episodes',
  operationId: 'startEpisode',
  summary: 'Starts an episode of a show',
  headers: z.object({
    'Idempotency-Key': z.uuid().optional().meta({
      description:
        "A UUID; it becomes the episode's id, so that a repeated request starts nothing.",
    }),
  }),
  body: { name: 'StartEpisode', schema: StartEpisodeBodySchema },
  success: {
    status: 202,
    description: 'Started, or under way already with this key and body',
    body: started,
  },
  problems: {
    400: 'Malformed body or Idempotency-Key',
    404: 'The key that was sent is for other shows alone',
    409: 'This key belongs to another request or to an episode that has ended',
    413: 'The body is too large',
    415: 'The body is not JSON',
  },
};

/** Everything about episodes. */
export const EPISODE_OPERATIONS: readonly Operation[] = [
  startEpisode,
  {
    method: 'get',
    path: '/api/v1/episodes',
    operationId: 'listEpisodes',
    summary: 'The episodes, newest first',
    query: ListEpisodesQuerySchema,
    success: {
      status: 200,
      description: 'A page of them',
      body: { name: 'EpisodeList', schema: EpisodeListSchema },
    },
    problems: { 400: 'A parameter is malformed or unknown' },
  },
  {
    method: 'get',
    path: '/api/v1/episodes/{episodeId}',
    operationId: 'getEpisodeStatus',
    summary: 'What an episode is doing',
    success: { status: 200, description: 'Its status', body: status },
    problems: { 400: MALFORMED_ID, 404: UNKNOWN },
  },
  {
    method: 'get',
    path: '/api/v1/episodes/{episodeId}/retry',
    operationId: 'getRetryInput',
    summary: 'What a new attempt of an episode would be started with',
    success: {
      status: 200,
      description: 'Start, window, settings and script, to be edited and sent back',
      body: { name: 'RetryInput', schema: RetryInputSchema },
    },
    problems: { 400: MALFORMED_ID, 404: UNKNOWN, 409: "It hasn't ended" },
  },
  {
    method: 'post',
    path: '/api/v1/episodes/{episodeId}/retry',
    operationId: 'retryEpisode',
    summary: 'Starts a new attempt of an episode that has ended or awaits a review',
    body: { name: 'RetryEpisode', schema: RetryBodySchema, optional: true },
    success: {
      status: 202,
      description: 'Started, or under way already by the same request',
      body: started,
    },
    problems: {
      400: 'Malformed episodeId or body, or an edit that could have no effect',
      404: UNKNOWN,
      409: 'It is being made, its show makes another one, or it lacks what the start needs',
      413: 'The body is too large',
      415: 'The body is not JSON',
    },
  },
  {
    method: 'get',
    path: '/api/v1/episodes/{episodeId}/script',
    operationId: 'getEpisodeScript',
    summary: 'What an episode says',
    success: {
      status: 200,
      description: 'Its script',
      body: { name: 'Script', schema: ScriptSchema },
    },
    problems: { 400: MALFORMED_ID, 404: 'There is no such episode, or no script yet' },
  },
  {
    method: 'put',
    path: '/api/v1/episodes/{episodeId}/script',
    operationId: 'editEpisodeScript',
    summary: 'Makes an episode again with an edited script; only what has changed is spoken',
    query: EditScriptQuerySchema,
    body: { name: 'EditedScript', schema: EditedScriptBodySchema },
    success: {
      status: 202,
      description: 'Started, or under way already by the same request',
      body: started,
    },
    problems: {
      400: 'Malformed episodeId or attempt, or a script that cannot be spoken',
      404: UNKNOWN,
      409: "It hasn't ended, its show makes another one, it never had a script, or there is an attempt newer than the one that was edited",
      413: 'The body has more than 1 MB',
      415: 'The body is not JSON',
    },
  },
  {
    method: 'get',
    path: '/api/v1/episodes/{episodeId}/coverage',
    operationId: 'getEpisodeCoverage',
    summary: 'What became of each post of an episode',
    success: {
      status: 200,
      description:
        'Every post of the content once: told and where, merged, in the notes, or left out and why',
      body: { name: 'Coverage', schema: CoverageViewSchema },
    },
    problems: {
      400: MALFORMED_ID,
      404: 'There is no such episode, or nothing says yet what became of its posts',
    },
  },
  {
    method: 'post',
    path: '/api/v1/episodes/{episodeId}/cancel',
    operationId: 'cancelEpisode',
    summary: 'Ends a live episode as failed (Cancelled)',
    body: { name: 'CancelEpisode', schema: NoBodySchema, optional: true },
    success: { status: 200, description: 'Cancelled, now or before; its status', body: status },
    problems: {
      400: 'Malformed episodeId or body',
      404: UNKNOWN,
      409: 'It had ended otherwise',
      413: 'The body is too large',
      415: 'The body is not JSON',
    },
  },
];
