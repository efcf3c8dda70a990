import { type RetryFailed, RetryFailedSchema } from '../../../../src/api/retry-failed/schema.ts';
import type { Answer, Context } from '../../context.ts';
import { findShow } from '../../find-show.ts';
import { columns } from '../../words/columns.ts';

/** Which episodes are made again: all that failed with an error, or those named. */
type Which = { readonly error: string } | { readonly episodeIds: readonly string[] };

interface RetryFailedOptions {
  readonly show?: string | undefined;
  readonly dryRun?: true;
}

const WORDS = {
  started: 'started',
  'would-start': 'would start',
  waits: 'waits',
  refused: 'not started',
} as const satisfies Record<RetryFailed['items'][number]['outcome'], string>;

const rowOf = ({ episodeId, title, outcome, from, detail }: RetryFailed['items'][number]) => [
  episodeId,
  title ?? '',
  from === null ? WORDS[outcome] : `${WORDS[outcome]} from ${from}`,
  detail ?? '',
];

/** `retry-failed`: another attempt of all that failed with one error, or of those named; 1 if one of them was refused. */
export const retryFailed = async (
  { api }: Context,
  which: Which,
  { show, dryRun }: RetryFailedOptions,
): Promise<Answer> => {
  const podcastId = show === undefined ? undefined : (await findShow(api, show)).id;
  const answer = await api.post('/operations/retry', RetryFailedSchema, {
    ...{ ...which, dryRun: dryRun ?? false },
    ...(podcastId && { podcastId }),
  });
  const { items, isMore } = answer;
  const none = [
    `No episode has failed with ${answer.error}. See why one did: npx stepcast status <episode>`,
  ];
  const lines = [
    ...(items.length === 0 ? none : columns(items.map(rowOf))),
    ...(isMore ? ['More have failed with it: ask again when these have ended.'] : []),
  ];
  return { json: answer, lines, ok: items.every(({ outcome }) => outcome !== 'refused') };
};
