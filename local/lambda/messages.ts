/** An error in the shape that Lambda hands to the caller. */
export interface ErrorBody {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** To a function's process: handle this event. */
export interface InvokeMessage {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly invokedFunctionArn: string;
  readonly clientContext?: unknown;
}

/** From a function's process. After `fatal` it exits. */
export type RuntimeMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly body: string }
  | { readonly type: 'error'; readonly error: ErrorBody }
  | { readonly type: 'fatal'; readonly error: ErrorBody };
