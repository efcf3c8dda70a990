import { z } from 'zod';
import { exportExecution, exportName } from '../../../../src/api/executions/export-execution.ts';
import {
  ExecutionListSchema,
  type ExecutionSummary,
  ExecutionViewSchema,
  HistorySchema,
  RunLogsSchema,
} from '../../../../src/api/executions/schema.ts';
import type { ExecutionEvent } from '../../../../src/inspect/execution-event.ts';
import type { MachineDefinition } from '../../../../src/inspect/machine-graph.ts';
import type { Api } from '../../api.ts';
import type { Answer, Context } from '../../context.ts';
import { findExecution } from '../../find-execution.ts';
import { saveFile } from '../../save-file.ts';
import { columns } from '../../words/columns.ts';
import { minuteUtc } from '../../words/minute-utc.ts';
import { duration } from '../../words/times.ts';

interface RunsOptions {
  readonly machine: string;
  readonly status?: string | undefined;
  readonly error?: string | undefined;
  readonly words?: string | undefined;
  readonly since?: Date | undefined;
  readonly limit: number;
}

/** As many as the API looks at for one answer. */
const LOOKED_AT = 50;

const rowOf = ({ machine, name, status, startedAt, stoppedAt, error }: ExecutionSummary) => [
  minuteUtc(startedAt),
  `${machine}/${name}`,
  status.replace('_', ' '),
  stoppedAt === null ? '' : duration(Date.parse(stoppedAt) - Date.parse(startedAt)),
  error === null ? '' : `${error.name}: ${error.message}`,
];

/** `runs`: the runs of a machine, or of all, newest first, as they are filtered. */
export const showRuns = async ({ api }: Context, options: RunsOptions): Promise<Answer> => {
  const { machine, status, error, words, since, limit } = options;
  const items: ExecutionSummary[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({
      ...{ machine, limit: String(LOOKED_AT) },
      ...(status && { status }),
      ...(error && { error }),
      ...(words && { words }),
      ...(since && { since: since.toISOString() }),
      ...(cursor && { cursor }),
    });
    const page: z.infer<typeof ExecutionListSchema> = await api.get(
      `/executions?${query}`,
      ExecutionListSchema,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < limit);
  const told = items.slice(0, limit);
  const lines = told.length > 0 ? columns(told.map(rowOf)) : ['No run like that.'];
  return { json: told, lines, ok: true };
};

const EventsSchema = HistorySchema.transform(({ items, nextCursor }) => ({
  items: items as readonly ExecutionEvent[],
  nextCursor,
}));
const DefinitionSchema = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), z.looseObject({ Type: z.string() })),
});

const after = (cursor: string | null): string =>
  cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;

const readsOf = (api: Api) => ({
  readExecution: (path: string) => api.get(path, ExecutionViewSchema),
  readDefinition: async (path: string) =>
    (await api.get(`${path}/definition`, DefinitionSchema)) as MachineDefinition,
  readEvents: (path: string, cursor: string | null) =>
    api.get(`${path}/history?limit=1000${after(cursor)}`, EventsSchema),
  readRunLogs: (path: string, page: { readonly state: number; readonly cursor: string | null }) =>
    api.get(`${path}/logs?limit=1000&state=${page.state}${after(page.cursor)}`, RunLogsSchema),
});

/** `runs export`: all that is known of an execution, as one file. */
export const exportRun = async (
  { api }: Context,
  given: string,
  named: string | undefined,
): Promise<Answer> => {
  const path = await findExecution(api, given);
  const exported = await exportExecution(readsOf(api), path, Date.now());
  const out = named ?? exportName(exported);
  await saveFile(out, `${JSON.stringify(exported, null, 2)}\n`);
  const { states, history, logs } = exported;
  const lineCount = logs.reduce((total, { lines }) => total + lines.length, 0);
  return {
    json: { out, states: states.length, events: history.length, logLines: lineCount },
    lines: [
      `Saved as ${out} (visits to states: ${states.length}, events: ${history.length}, log lines: ${lineCount}).`,
    ],
    ok: true,
  };
};
