import type { TestStateCommandInput } from '@aws-sdk/client-sfn';
import type {
  ExecutionResult,
  HistoryEvent,
  Json,
  RunEnvironment,
  TaskCall,
} from '../../../local/step-functions/contract.ts';
import { TaskFailed } from '../../../local/step-functions/contract.ts';
import {
  createVirtualClock,
  runExecution,
  type VirtualClock,
} from '../../../local/step-functions/language/index.ts';

/** A recorded case, as far as running it needs it. */
export interface RecordedCase {
  readonly id: string;
  readonly kind: string;
  readonly definition: string;
  readonly input: string;
  readonly type?: string;
  readonly stopped?: boolean;
  readonly lambdas?: Readonly<Record<string, string>>;
  readonly tokens?: readonly string[];
  /** Of a TestState case: the request as it was sent, its documents as JSON text. */
  readonly request?: TestStateCommandInput;
  readonly expected?: object;
}

/** Calls one of the functions that a case deploys. */
export type LambdaStub = (functionName: string, payload: Json) => Promise<Json>;

/** What a run left: the execution's end and its history as an API client reads it. */
export interface Answer {
  readonly status: string;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly events: readonly HistoryEvent[];
}

const ACCOUNT = 'us-east-1:111111111111';
/** Recorded timestamps are relative to this moment, which the cases hold as their inputs' "now". */
const RECORDED_NOW = Date.UTC(2026, 10, 22, 2, 46, 15);
/** Nothing recorded waits longer than this and then goes on. */
const FOREVER_MS = 10 * 365 * 24 * 3_600_000;

/** Runs a case on the interpreter, in virtual time. */
export async function runCase(recorded: RecordedCase, lambda: LambdaStub): Promise<Answer> {
  const events: HistoryEvent[] = [];
  const clock = createVirtualClock({ start: RECORDED_NOW });
  const stop = new AbortController();
  let endless = false;
  const sleep: typeof clock.sleep = (ms, signal) => {
    endless ||= ms > FOREVER_MS;
    if (endless || recorded.stopped === true) queueMicrotask(() => stop.abort({}));
    return clock.sleep(ms, signal);
  };
  const environment: RunEnvironment = {
    ...environmentOf(recorded, lambda, clock),
    clock: { ...clock, sleep },
    record: (event) => {
      events.push(event);
    },
    signal: stop.signal,
  };
  const definition = JSON.parse(recorded.definition) as object;
  const result = await runExecution(definition, JSON.parse(recorded.input) as Json, environment);
  if (!endless) return answer(result, events);
  // Recorded while it was still waiting.
  return answer({ status: 'RUNNING' }, events.slice(0, -1));
}

function environmentOf(
  recorded: RecordedCase,
  lambda: LambdaStub,
  clock: VirtualClock,
): RunEnvironment {
  let uuids = 0;
  return {
    identity: {
      executionArn:
        recorded.type === 'EXPRESS'
          ? `arn:aws:states:${ACCOUNT}:express:machine-1:execution-1:run-1`
          : `arn:aws:states:${ACCOUNT}:execution:machine-1:execution-1`,
      executionName: 'execution-1',
      roleArn: 'arn:aws:iam::111111111111:role/machine',
      stateMachineArn: `arn:aws:states:${ACCOUNT}:stateMachine:machine-1`,
      stateMachineName: 'machine-1',
      startTime: RECORDED_NOW,
    },
    tasks: (call) => invoke(call, recorded, lambda, clock),
    clock,
    random: Math.random,
    uuid: () => {
      uuids += 1;
      return `00000000-0000-4000-8000-${String(uuids).padStart(12, '0')}`;
    },
    record: () => undefined,
    signal: new AbortController().signal,
  };
}

function answer(
  result: ExecutionResult | { readonly status: 'RUNNING' },
  events: readonly HistoryEvent[],
): Answer {
  const failure = 'error' in result || 'cause' in result ? result : undefined;
  return {
    status: result.status,
    output: 'output' in result ? result.output : undefined,
    error: failure?.error,
    cause: failure?.cause,
    events,
  };
}

/** The two ways to invoke a function: by its ARN, or through `lambda:invoke`, which wraps the payload. */
async function invoke(
  call: TaskCall,
  recorded: RecordedCase,
  lambda: LambdaStub,
  clock: VirtualClock,
): Promise<Json> {
  const input = call.input as { FunctionName?: string; Payload?: Json };
  const byArn = call.resource.includes(':lambda:us-');
  const name = byArn ? call.resource : String(input.FunctionName);
  const payload = byArn ? call.input : sentPayload(input.Payload);
  const file = recorded.lambdas?.[name.split(':function:').at(-1) ?? ''];
  if (file === 'wait_60_seconds.py') {
    await clock.sleep(60_000, call.signal);
    return wrap(payload, byArn);
  }
  try {
    return wrap(await lambda(name, payload), byArn);
  } catch (error) {
    const { errorType, causeText } = error as { errorType?: string; causeText?: string };
    throw new TaskFailed(errorType ?? 'Error', causeText ?? '');
  }
}

/** What a function gets of a Payload: a string is the raw body of the request. */
function sentPayload(payload: Json | undefined): Json {
  if (typeof payload !== 'string') return payload ?? {};
  try {
    return JSON.parse(payload) as Json;
  } catch {
    throw new TaskFailed('Lambda.InvalidRequestContentException', 'Could not parse request body.');
  }
}

const HEADERS = {
  Connection: 'keep-alive',
  'Content-Length': '2',
  'Content-Type': 'application/json',
  Date: 'date',
  'X-Amz-Executed-Version': '$LATEST',
  'x-amzn-Remapped-Content-Length': '0',
  'x-amzn-RequestId': 'request-1',
  'X-Amzn-Trace-Id': 'trace-1',
};

function wrap(payload: Json, byArn: boolean): Json {
  if (byArn) return payload;
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(HEADERS).map(([k, v]) => [k, [v]])),
      HttpHeaders: HEADERS,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: 'request-1' },
    StatusCode: 200,
  };
}
