import { z } from 'zod';
import { EXECUTION_STATUSES } from '../../inspect/execution-inspector.ts';
import { MACHINES } from '../../inspect/machines.ts';
import { REMEDIES } from '../episode-status/remedies.ts';
import { limitUpTo } from '../limit-up-to.ts';

const time = z.iso.datetime();
const payload = z.unknown().meta({
  description:
    'JSON as the history has it. What is large stands as { $ref, sizeBytes }: asking $ref answers it whole.',
});

const ErrorSchema = z.strictObject({
  name: z.string(),
  cause: z.string().meta({ description: 'As Step Functions has it.' }),
  state: z.string().nullable().meta({ description: 'The state that failed.' }),
  message: z.string().meta({ description: 'What happened, and what to do.' }),
  remedy: z.enum(REMEDIES),
});

/** One execution in a list. Times are ISO 8601 UTC. */
export const ExecutionSummarySchema = z.strictObject({
  name: z.string(),
  machine: z.enum(MACHINES),
  attempt: z.number().int().min(1).nullable().meta({ description: 'Of *episode* alone.' }),
  startedBy: z.string().nullable().meta({
    description: 'The name of the execution that started it, if that is known.',
  }),
  status: z.enum(EXECUTION_STATUSES),
  startedAt: time,
  stoppedAt: time.nullable(),
  input: payload,
  error: ErrorSchema.nullable(),
});
export type ExecutionSummary = z.infer<typeof ExecutionSummarySchema>;

/** The answer of `GET /api/v1/episodes/{episodeId}/executions`. */
export const ExecutionListSchema = z.strictObject({
  items: z.array(ExecutionSummarySchema),
  nextCursor: z.string().nullable(),
});

const TrySchema = z.strictObject({
  startedAt: time,
  endedAt: time.nullable(),
  error: z.string().nullable(),
  cause: z.string().nullable(),
  waitSeconds: z.number().min(0).meta({ description: 'Waited since the try before.' }),
});

/** One visit to a state. */
export const StateViewSchema = z.strictObject({
  id: z.number().int().meta({ description: 'The id of the event by which it was entered.' }),
  name: z.string(),
  type: z.string(),
  parent: z.number().int().nullable().meta({
    description: 'The id of the visit to the Map or Parallel that it lies in.',
  }),
  item: z.number().int().nullable().meta({ description: 'Which item of that Map, from 0.' }),
  enteredAt: time,
  exitedAt: time.nullable(),
  tries: z.array(TrySchema),
  input: payload,
  output: payload,
  assigned: payload.meta({ description: 'The variables that it assigned.' }),
  error: z.strictObject({ name: z.string(), cause: z.string() }).nullable().meta({
    description: 'What it failed with at last; caught where exitedAt is not null.',
  }),
});
export type StateView = z.infer<typeof StateViewSchema>;

const TakenOverSchema = z.strictObject({
  state: z.string().meta({ description: 'The state that does the step.' }),
  attempt: z.number().int().min(1).nullable().meta({
    description:
      'The attempt that did it; null of what the input brought along, and of what nobody knows any more.',
  }),
  execution: z.string().nullable().meta({ description: 'The name of that attempt’s execution.' }),
  isInput: z.boolean().meta({ description: 'Whether the input brought along what it makes.' }),
});

/** The answer of `GET /api/v1/episodes/{episodeId}/executions/{name}`. */
export const ExecutionViewSchema = ExecutionSummarySchema.omit({ startedBy: true }).extend({
  executionArn: z.string(),
  output: payload,
  failedState: z.number().int().nullable().meta({
    description: 'The id, among states, of the visit in which it went wrong.',
  }),
  states: z.array(StateViewSchema),
  takenOver: z.array(TakenOverSchema).meta({
    description:
      'The steps that an attempt didn’t do again, since an earlier one had, in their order.',
  }),
  eventCount: z.number().int().min(0),
  isComplete: z.boolean().meta({
    description: 'False where states are those alone that its last 1,000 events tell of.',
  }),
});
export type ExecutionView = z.infer<typeof ExecutionViewSchema>;

const EventSchema = z
  .looseObject({
    id: z.number().int(),
    previousEventId: z.number().int(),
    timestamp: time,
    type: z.string(),
  })
  .meta({ description: 'A HistoryEvent of AWS Step Functions, its timestamp in ISO 8601.' });

/** The answer of `GET /api/v1/episodes/{episodeId}/executions/{name}/history`. */
export const HistorySchema = z.strictObject({
  items: z.array(EventSchema),
  nextCursor: z.string().nullable(),
});

/** The query of an episode's executions. */
export const ExecutionsQuerySchema = z.strictObject({
  limit: limitUpTo(20, 5, 'How many attempts, from 1 to 20; each comes with what it started.'),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be nextCursor of an earlier answer')
    .transform(Number)
    .optional()
    .meta({ description: 'nextCursor of the page before.' }),
});

const utc = z.iso.datetime('must be a time in UTC such as 2026-01-31T08:00:00Z');

/** The query of the executions of all shows. */
export const AllExecutionsQuerySchema = z.strictObject({
  machine: z
    .enum([...MACHINES, 'all'])
    .default('episode')
    .meta({ description: 'Of which machine; all: of every one, in one list.' }),
  status: z.enum(EXECUTION_STATUSES).optional(),
  error: z.string().max(200).optional().meta({ description: 'Only those that ended with it.' }),
  words: z.string().trim().min(1).max(200).optional().meta({
    description:
      'Only those that have each of these words: in name, status, input, error, or the title of their show.',
  }),
  since: utc.optional().meta({ description: 'Only those that began then or later.' }),
  until: utc.optional().meta({ description: 'Only those that began before.' }),
  limit: limitUpTo(50, 20, 'How many are looked at, from 1 to 50; those that fit are told.'),
  // All machines have a token of Step Functions each; a gateway takes 10 KB of line and headers.
  cursor: z.string().max(8192).optional().meta({ description: 'nextCursor of the page before.' }),
});

/** The query of an execution. */
export const ExecutionQuerySchema = z.strictObject({
  state: z
    .string()
    .regex(/^\d{1,6}$/, 'must be the id of a state')
    .transform(Number)
    .optional()
    .meta({ description: 'Only this visit, by its id, with all that it got and gave.' }),
  part: z.enum(['all', 'last']).default('all').meta({
    description:
      'last: what its last 1,000 events tell, which is answered at once however long its history is.',
  }),
});

const LogLineSchema = z.strictObject({
  at: time,
  level: z.string().meta({ description: 'Empty for a line of Lambda’s own, such as REPORT.' }),
  message: z.string(),
  requestId: z.string().nullable().meta({ description: 'Of which invocation it is.' }),
  facts: z.record(z.string(), z.unknown()).meta({ description: 'Ids, counts and errors.' }),
});

/** The answer of `GET /api/v1/episodes/{episodeId}/executions/{name}/logs`. */
export const RunLogsSchema = z.strictObject({
  functionArn: z.string().nullable().meta({ description: 'Null for a state that calls none.' }),
  items: z.array(LogLineSchema),
  nextCursor: z.string().nullable(),
});
export type RunLogs = z.infer<typeof RunLogsSchema>;

/** The query of a log. */
export const LogsQuerySchema = z.strictObject({
  state: z
    .string('must be the id of a state')
    .regex(/^\d{1,6}$/, 'must be the id of a state')
    .transform(Number)
    .meta({ description: 'Of which visit to a state, by its id.' }),
  limit: limitUpTo(1000, 200, 'How many lines at most, from 1 to 1000.'),
  cursor: z.string().max(4096).optional().meta({ description: 'nextCursor of the page before.' }),
});

/** The query of a history. */
export const HistoryQuerySchema = z.strictObject({
  limit: limitUpTo(1000, 100, 'How many events at most, from 1 to 1000.'),
  order: z.enum(['asc', 'desc']).default('asc').meta({ description: 'By id; desc: newest first.' }),
  cursor: z.string().max(4096).optional().meta({ description: 'nextCursor of the page before.' }),
});
