import { Api } from 'telegram';
import { RpcFailure } from '../protocol/rpc-failure.ts';
import { buildSelf } from './account.ts';

/** The code that is "sent" to every number. */
const CODE = '12345';
const CODE_HASH = 'local';

/** Pretends to send a code to the account's other devices. */
export const sendCode = (): Api.auth.SentCode =>
  new Api.auth.SentCode({
    type: new Api.auth.SentCodeTypeApp({ length: CODE.length }),
    phoneCodeHash: CODE_HASH,
  });

/** Logs the account in. @throws RpcFailure for another code */
export const signIn = ({ phoneCode, phoneCodeHash }: Api.auth.SignIn): Api.auth.Authorization => {
  if (phoneCodeHash !== CODE_HASH || phoneCode !== CODE) {
    throw new RpcFailure(400, 'PHONE_CODE_INVALID');
  }
  return new Api.auth.Authorization({ user: buildSelf() });
};
