import { Api } from 'telegram';
import { callMethod, serialise } from './api/methods.ts';
import type { Channel } from './channel.ts';
import type { Caller } from './protocol/connection.ts';
import { RpcFailure } from './protocol/rpc-failure.ts';
import type { Account } from './sign-in/account.ts';
import { type ApiAccess, callAccountMethod, callOpenMethod } from './sign-in/methods.ts';

/** What the server knows. */
interface Known {
  readonly account: Account;
  readonly access: ApiAccess;
  readonly channels: readonly Channel[];
}

/**
 * The bytes of an answer to a call, which is refused where the caller isn't signed in.
 * @throws RpcFailure with Telegram's own error name
 */
export const answerCall = async (
  { account, access, channels }: Known,
  call: Api.AnyRequest,
  caller: Caller,
): Promise<Buffer> => {
  const open = callOpenMethod(account, access, caller, call);
  if (open) return serialise(open);
  const isSignedIn = account.signedInAt(caller.keyId) !== undefined;
  if (!isSignedIn && !(call instanceof Api.help.GetConfig)) {
    throw new RpcFailure(401, 'AUTH_KEY_UNREGISTERED');
  }
  return serialise(
    callAccountMethod(account, caller, call) ?? (await callMethod(channels, call, account.name)),
  );
};
