import { join } from 'node:path';
import type { z } from 'zod';
import { EpisodeStatusViewSchema } from '../../../../src/api/episode-status/schema.ts';
import {
  ExecutionViewSchema,
  type RunLogs,
  RunLogsSchema,
} from '../../../../src/api/executions/schema.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { type Attempt, readAttempts } from '../../executions.ts';
import { findExecution } from '../../find-execution.ts';
import { findEpisodeId } from '../../find-show.ts';
import { functionLineInWords, readFunctionLines } from '../../function-lines.ts';
import { episodeLines } from '../../words/episode-words.ts';
import { historyInWords } from '../../words/history-in-words.ts';

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
  `Execution ${name}, ${status.replace('_', ' ')}, started ${startedAt}`,
  ...taken.map(takenLine),
  ...historyInWords(events),
];

/** What stands in the folder of the stack, or how the same is asked for where there is none. */
const writtenOf = async ({ target }: Context, id: string) => {
  if (!target.stack) {
    const hint = `What a function wrote: npx stepcast logs ${id} <state>, for example GenerateAudio`;
    return { written: undefined, lines: [hint] };
  }
  const folder = join(target.stack.dataDir, 'logs');
  const written = await readFunctionLines(folder, id);
  return {
    written,
    lines: [`What the functions wrote (${folder})`, ...written.map(functionLineInWords)],
  };
};

/** `logs`: the history of each attempt in words, and what the functions wrote. */
export const showLogs = async (context: Context, episode: string): Promise<Answer> => {
  const { api } = context;
  const id = await findEpisodeId(api, episode);
  const view = await api.get(`/episodes/${id}`, EpisodeStatusViewSchema);
  const attempts = await readAttempts(api, id);
  const takenOver = await Promise.all(
    attempts.map(
      async ({ name }) =>
        (await api.get(`/episodes/${id}/executions/${name}`, ExecutionViewSchema)).takenOver,
    ),
  );
  const { written, lines } = await writtenOf(context, id);
  const executions = attempts.map((attempt, n) => ({ ...attempt, takenOver: takenOver[n] }));
  return {
    json: { episode: view, executions, ...(written && { lines: written }) },
    lines: [
      ...episodeLines(view),
      ...attempts.flatMap((attempt, n) => attemptLines(attempt, takenOver[n] ?? [])),
      ...['', ...lines],
    ],
    ok: true,
  };
};

const PAGE = 1_000;

const readLines = async ({ api }: Context, path: string, state: number) => {
  const items: RunLogs['items'] = [];
  let functionName: string | undefined;
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const query = `state=${state}&limit=${PAGE}${after}`;
    const page: RunLogs = await api.get(`${path}/logs?${query}`, RunLogsSchema);
    functionName = page.functionArn?.split(':').at(-1);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items.map((line) => ({ functionName: functionName ?? '', ...line }));
};

/** `logs <execution> <state>`: what the function wrote at each visit to the state, wherever the stack is. */
export const showStateLogs = async (
  context: Context,
  given: string,
  state: string,
): Promise<Answer> => {
  const path = await findExecution(context.api, given);
  const { name, states } = await context.api.get(path, ExecutionViewSchema);
  const visits = states.filter((visit) => visit.name === state);
  if (visits.length === 0) {
    const others = [...new Set(states.map((visit) => visit.name))].join(', ');
    throw new CommandFailed(`The execution ${name} never was in ${state}. It was in: ${others}.`);
  }
  const lines = [];
  for (const { id } of visits) lines.push(...(await readLines(context, path, id)));
  const none = `No line of ${state}: it calls no function, or its lines are no longer kept.`;
  return {
    json: { execution: name, state, lines },
    lines: lines.length === 0 ? [none] : lines.map(functionLineInWords),
    ok: true,
  };
};
