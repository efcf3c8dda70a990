import { Api } from 'telegram';
import { type AccountChats, callChatsMethod, readable } from './account-chats.ts';
import { callMethod, serialise } from './api/methods.ts';
import type { Channel } from './channel.ts';
import type { Caller } from './protocol/connection.ts';
import { RpcFailure } from './protocol/rpc-failure.ts';
import { isOfExports } from './relay/is-of-exports.ts';
import type { Relay } from './relay/relay.ts';
import type { Account } from './sign-in/account.ts';
import { type ApiAccess, callAccountMethod, callOpenMethod } from './sign-in/methods.ts';

/** What no error of Telegram's says: the channel is in no export, and nobody could ask Telegram. */
const NOT_CONNECTED = 'ACCOUNT_NOT_CONNECTED';

/** What the server knows. */
interface Known {
  readonly account: Account;
  readonly access: ApiAccess;
  /** Those that are read from exports. */
  readonly channels: readonly Channel[];
  readonly chats: AccountChats;
  /** To Telegram itself, where an account may be connected. */
  readonly relay: Relay | undefined;
}

/**
 * The bytes of an answer to a call, which is refused where the caller isn't signed in.
 * @throws RpcFailure with Telegram's own error name
 */
export const answerCall = async (
  { account, access, channels: all, chats, relay }: Known,
  call: Api.AnyRequest,
  caller: Caller,
): Promise<Buffer> => {
  const open = callOpenMethod(account, access, caller, call);
  if (open) return serialise(open);
  const isSignedIn = account.signedInAt(caller.keyId) !== undefined;
  if (!isSignedIn && !(call instanceof Api.help.GetConfig)) {
    throw new RpcFailure(401, 'AUTH_KEY_UNREGISTERED');
  }
  const ofAccount = callAccountMethod(account, caller, call);
  if (ofAccount) return serialise(ofAccount);
  const channels = readable(all, chats);
  if (relay && call instanceof Api.messages.GetDialogs && (await relay.isConnected())) {
    return relay.passDialogs(call, channels);
  }
  const ofChats = callChatsMethod(all, chats, call);
  if (ofChats) return serialise(ofChats);
  if (!relay || isOfExports(channels, call)) {
    return serialise(await callMethod(channels, call, account.name));
  }
  if (await relay.isConnected()) return relay.pass(call);
  if (call instanceof Api.contacts.ResolveUsername) throw new RpcFailure(400, NOT_CONNECTED);
  // Whoever remembers Telegram's own reference is told that it is stale, and asks by name.
  return serialise(await callMethod(channels, call, account.name));
};
