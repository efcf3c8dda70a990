/** Any JSON value, as states hand it on. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Time as the interpreter sees it; tests hand in a virtual one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Resolves when it is `at`, milliseconds since the epoch, or when so much time has passed; unlike `sleep` it counts what a machine slept. Virtual clocks leave it out. */
  sleepUntil?(at: number, signal?: AbortSignal): Promise<void>;
  /** A virtual clock stands still while this work runs, except where the work itself sleeps. Real clocks leave it out. */
  holdDuring?<T>(work: () => Promise<T>): Promise<T>;
}

/** One event of an execution's history in the shape of GetExecutionHistory, times in milliseconds since the epoch. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
  /** The details member of this type, for example `stateEnteredEventDetails`. */
  readonly [details: string]: unknown;
}

/** One call of a Task state's resource; retries are calls of their own. */
export interface TaskCall {
  /** The state's `Resource` as written: a Lambda function's ARN or `arn:aws:states:::<service>:<action>`. */
  readonly resource: string;
  /** The evaluated Parameters or Arguments (for a bare Lambda ARN: the function's payload). */
  readonly input: Json;
  readonly executionArn: string;
  readonly stateName: string;
  /** Aborted when the state or the execution times out or is stopped. */
  readonly signal: AbortSignal;
  /** Told of the raw exchange of an HTTP Task. */
  readonly onExchange?: (exchange: HttpExchange) => void;
}

/** What an HTTP Task sent and got, each time as text. */
export interface HttpExchange {
  readonly request: HttpRequestText;
  /** The request without what the connection added to it. */
  readonly requestWithoutSecrets: HttpRequestText;
  readonly response: {
    readonly statusCode: string;
    readonly statusMessage: string;
    readonly headers: string;
    readonly body: string;
  };
}

/** An HTTP request as text; its headers are a JSON object. */
export interface HttpRequestText {
  readonly method: string;
  readonly url: string;
  readonly headers: string;
  readonly body?: string;
}

/** What a task's resource answered with when it failed: Step Functions' Error and Cause. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
  readonly error: string;
  readonly reason: string;
  constructor(error: string, reason: string) {
    super(`${error}: ${reason}`);
    this.error = error;
    this.reason = reason;
  }
}

/** Calls what a Task state's `Resource` names. Resolves to the raw result; throws TaskFailed. */
export type TaskRunner = (call: TaskCall) => Promise<Json>;

/** Which execution of which machine runs: the source of the context object. */
export interface ExecutionIdentity {
  readonly executionArn: string;
  readonly executionName: string;
  readonly roleArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
}

/** Everything the interpreter needs besides the definition and the input. */
export interface RunEnvironment {
  readonly identity: ExecutionIdentity;
  readonly tasks: TaskRunner;
  readonly clock: Clock;
  /** Uniform in [0, 1): jitter, States.MathRandom without a seed. */
  random(): number;
  uuid(): string;
  /** Awaited before the event takes effect, so that a store can put it on disk first. */
  record(event: HistoryEvent): void | Promise<void>;
  /** Aborting stops the execution; the reason carries StopExecution's error and cause. */
  readonly signal: AbortSignal;
  /**
   * True evaluates every expression in this thread: for machines of one's own on a virtual clock, where the order of
   * what happens must not depend on how quick another thread is. Others' expressions could keep it busy for ever.
   */
  readonly trustsExpressions?: boolean;
}

/** How an execution ended. */
export type ExecutionResult =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | {
      readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED';
      readonly error?: string;
      readonly cause?: string;
    };

/** One finding about a definition, in the shape of ValidateStateMachineDefinition. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  /** For example `SCHEMA_VALIDATION_FAILED` or `INVALID_JSON_DESCRIPTION`. */
  readonly code: string;
  readonly message: string;
  /** JSON pointer to the field, for example `/States/Collect/Resource`. */
  readonly location?: string;
}

/** What stands in for the work of a state under test. */
export type Mock = { readonly result: Json } | { readonly error: string; readonly cause: string };

/** What is taken for granted of what a mock replaces. */
export interface StateConfiguration {
  /** So often the retrier that applies has retried already. */
  readonly retrierRetryCount?: number;
  /** So many iterations of a Map have failed. */
  readonly mapIterationFailureCount?: number;
  /** What the ItemReader of a Map has read. */
  readonly mapItemReaderData?: Json;
}

/** One state to be tried by itself, as TestState takes it. */
export interface TestStateRequest {
  /** A state, or a machine that has it under `stateName`. */
  readonly definition: object;
  readonly stateName?: string;
  readonly input?: Json;
  readonly variables?: Readonly<Record<string, Json>>;
  /** Stands in for the whole context object. */
  readonly context?: { readonly [member: string]: Json };
  readonly mock?: Mock;
  readonly configuration?: StateConfiguration;
}

/** How a state under test ended. */
export interface TestStateAnswer {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  /** What the state's data looked like on the way, by the names that TestState gives the steps. */
  readonly inspectionData: { [step: string]: Json };
}

/** What the language gives the server. */
export interface Interpreter {
  /** Empty, or warnings alone, when the definition can run. */
  validateDefinition(text: string): readonly Diagnostic[];
  /** Runs a parsed definition that has been validated; the same object each time for one revision. */
  runExecution(
    definition: object,
    input: Json,
    environment: RunEnvironment,
  ): Promise<ExecutionResult>;
  /** What stands against a state by itself, or against the machine that it is in. */
  validateState(text: string): readonly Diagnostic[];
  /** The type of the state that a request is about, or undefined when its definition has no such state. */
  typeOfState(definition: object, stateName: string | undefined): string | undefined;
  /** Runs one state once, without waiting for retries. */
  testState(request: TestStateRequest, environment: RunEnvironment): Promise<TestStateAnswer>;
}
