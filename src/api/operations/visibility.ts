import { EpisodeStatusViewSchema } from '../episode-status/schema.ts';
import { NoBodySchema } from '../no-body.ts';
import type { Operation } from './operation.ts';

/** An operation that changes who may have an episode. */
const changeVisibility = (
  deed: 'hide' | 'show' | 'withdraw',
  { summary, refused }: { readonly summary: string; readonly refused: string },
): Operation => ({
  method: 'post',
  path: `/api/v1/episodes/{episodeId}/${deed}`,
  operationId: `${deed}Episode`,
  summary,
  body: { name: 'ChangeVisibility', schema: NoBodySchema, optional: true },
  success: {
    status: 202,
    description: 'Decided, now or before; feed, pages and files follow. Its status',
    body: { name: 'EpisodeStatus', schema: EpisodeStatusViewSchema },
  },
  problems: {
    400: 'Malformed episodeId or body',
    404: 'There is no such episode',
    409: refused,
    413: 'The body is too large',
    415: 'The body is not JSON',
  },
});

/** Who may have an episode. */
export const VISIBILITY_OPERATIONS: readonly Operation[] = [
  changeVisibility('hide', {
    summary: 'Hides an episode: nobody has it until it is shown again',
    refused: 'It was never published, or is withdrawn',
  }),
  changeVisibility('show', {
    summary: 'Shows a hidden episode again',
    refused: 'It was never published, or is withdrawn',
  }),
  changeVisibility('withdraw', {
    summary: 'Withdraws an episode for good: its files are deleted, and it stays told',
    refused: "It was never published, or hasn't ended",
  }),
];
