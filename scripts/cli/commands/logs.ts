import { join } from 'node:path';
import type { z } from 'zod';
import { readFunctions } from '../../../build/read-functions.ts';
import { EpisodeStatusViewSchema } from '../../../src/api/episode-status/schema.ts';
import { ExecutionViewSchema } from '../../../src/api/executions/schema.ts';
import type { Answer, Context } from '../context.ts';
import { type Attempt, readAttempts } from '../executions.ts';
import { findEpisodeId } from '../find-show.ts';
import { functionLineInWords, readFunctionLines } from '../function-lines.ts';
import { historyInWords } from '../history-in-words.ts';
import { duration, episodeLines, stepOf } from '../words.ts';

type Taken = z.infer<typeof ExecutionViewSchema>['takenOver'][number];

const takenLine = ({ state, attempt, isInput }: Taken): string => {
  const maker = attempt === null ? 'an earlier attempt' : `attempt ${attempt}`;
  return `            ${state}: ${isInput ? 'brought along by the input' : `taken over from ${maker}`}`;
};

const attemptLines = (
  { name, status, startedAt, events }: Attempt,
  taken: readonly Taken[],
): string[] => [
  '',
  `Execution ${name}, ${status.toLowerCase()}, started ${startedAt}`,
  ...taken.map(takenLine),
  ...historyInWords(events),
];

/** On AWS the lines are where an API key doesn't reach; this says where. */
const whereOnAws = async (id: string): Promise<string[]> => [
  '',
  'On AWS the rest is in CloudWatch Logs, for example in Logs Insights with',
  `  fields @timestamp, level, message | filter @message like "${id}" | sort @timestamp`,
  'over these log groups:',
  '  /aws/vendedlogs/states/stepcast-<stage>-episode   the execution, named after the episode',
  ...(await readFunctions()).map(({ name }) => `  /aws/lambda/stepcast-<stage>-${name}`),
];

/** `logs`: the history of each attempt in words, and what the functions wrote. */
export const showLogs = async ({ api, target }: Context, episode: string): Promise<Answer> => {
  const id = await findEpisodeId(api, episode);
  const view = await api.get(`/episodes/${id}`, EpisodeStatusViewSchema);
  if (!target.stack) {
    const steps = view.timeline.map(
      ({ status, at, tookMs }) =>
        `  ${at}  ${stepOf(status)}${tookMs === null ? '' : ` (${duration(tookMs)})`}`,
    );
    const lines = [...episodeLines(view), '', ...steps, ...(await whereOnAws(id))];
    return { json: view, lines, ok: true };
  }
  const { dataDir } = target.stack;
  const attempts = await readAttempts(target.stack, id);
  const takenOver = await Promise.all(
    attempts.map(
      async ({ name }) =>
        (await api.get(`/episodes/${id}/executions/${name}`, ExecutionViewSchema)).takenOver,
    ),
  );
  const written = await readFunctionLines(join(dataDir, 'logs'), id);
  const lines = [
    ...episodeLines(view),
    ...attempts.flatMap((attempt, n) => attemptLines(attempt, takenOver[n] ?? [])),
    '',
    `What the functions wrote (${join(dataDir, 'logs')})`,
    ...written.map(functionLineInWords),
  ];
  const executions = attempts.map((attempt, n) => ({ ...attempt, takenOver: takenOver[n] }));
  return { json: { episode: view, executions, lines: written }, lines, ok: true };
};
