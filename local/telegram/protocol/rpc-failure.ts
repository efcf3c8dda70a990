/** Thrown by a method to answer with an `rpc_error` of Telegram's, for example 400 CHANNEL_PRIVATE. */
export class RpcFailure extends Error {
  override readonly name = 'RpcFailure';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const CODES: readonly (readonly [RegExp, number])[] = [
  [/^(FLOOD|SLOWMODE|MSG_WAIT)/, 420],
  [/^AUTH_KEY_DUPLICATED$/, 406],
  [/^(AUTH_KEY|SESSION_|USER_DEACTIVATED)/, 401],
  [/^CHAT_(ADMIN|FORBIDDEN|WRITE)/, 403],
  [/^(RPC_|INTERNAL|HISTORY_GET_FAILED|WORKER_|.*_FAIL(ED)?$)/, 500],
  [/^TIMEOUT$/i, -503],
];

/** The code that Telegram sends with an error of this name. */
export const codeOf = (name: string): number =>
  CODES.find(([pattern]) => pattern.test(name))?.[1] ?? 400;
