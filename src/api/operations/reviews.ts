import { EpisodeStatusViewSchema } from '../episode-status/schema.ts';
import { NoBodySchema } from '../no-body.ts';
import { ApproveBodySchema, RewriteBodySchema, RewrittenSchema } from '../review/schema.ts';
import { StartedSchema } from './episodes.ts';
import type { Operation } from './operation.ts';

const UNKNOWN = 'There is no such episode';

/** What a person decides of a script before it is spoken. */
export const REVIEW_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/episodes/{episodeId}/approve',
    operationId: 'approveEpisode',
    summary: 'Has a script under review spoken, as it is or as somebody has edited it',
    body: { name: 'ApproveEpisode', schema: ApproveBodySchema, optional: true },
    success: {
      status: 202,
      description: 'Started, or under way already by the same request',
      body: { name: 'StartedEpisode', schema: StartedSchema },
    },
    problems: {
      400: 'Malformed episodeId, or a script that cannot be spoken',
      404: UNKNOWN,
      409: "It isn't under review, or its show makes another one",
      413: 'The body has more than 1 MB',
      415: 'The body is not JSON',
    },
  },
  {
    method: 'post',
    path: '/api/v1/episodes/{episodeId}/discard',
    operationId: 'discardEpisode',
    summary: 'Ends a review: the script is not spoken, and its posts count as told',
    body: { name: 'DiscardEpisode', schema: NoBodySchema, optional: true },
    success: {
      status: 200,
      description: 'Discarded, now or before; its status',
      body: { name: 'EpisodeStatus', schema: EpisodeStatusViewSchema },
    },
    problems: {
      400: 'Malformed episodeId or body',
      404: UNKNOWN,
      409: "It isn't under review",
      413: 'The body is too large',
      415: 'The body is not JSON',
    },
  },
  {
    method: 'post',
    path: '/api/v1/episodes/{episodeId}/rewrite',
    operationId: 'rewriteLine',
    summary: 'Says one line of a script in other words; nothing is stored',
    body: { name: 'RewriteLine', schema: RewriteBodySchema },
    success: {
      status: 200,
      description: 'The line as a language model says it, or the built-in writer',
      body: { name: 'RewrittenLine', schema: RewrittenSchema },
    },
    problems: {
      400: 'Malformed episodeId or body, or no such line',
      404: UNKNOWN,
      409: 'Nobody has other words for the line, its posts are not collected yet, or a cap of the month is used up',
      413: 'The body has more than 1 MB',
      415: 'The body is not JSON',
    },
  },
];
