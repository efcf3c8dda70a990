import { Api } from 'telegram';
import { buildSelf } from '../api/account.ts';
import { long } from '../api/long.ts';
import type { Caller } from '../protocol/connection.ts';
import { DH_GENERATOR, DH_PRIME } from '../protocol/dh-group.ts';
import { RpcFailure } from '../protocol/rpc-failure.ts';
import type { Account } from './account.ts';

/** What the API is asked with; clients get both at my.telegram.org. */
export interface ApiAccess {
  readonly apiId: number;
  readonly apiHash: string;
}

type Answer = { getBytes(): Buffer };

const digits = (phone: string): string => phone.replace(/\D/g, '');

const authorization = (account: Account): Api.auth.Authorization =>
  new Api.auth.Authorization({ user: buildSelf(account.name) });

const checkAccess = (given: ApiAccess, access: ApiAccess): void => {
  if (given.apiId === access.apiId && given.apiHash === access.apiHash) return;
  throw new RpcFailure(400, 'API_ID_INVALID');
};

const sendCode = (account: Account, access: ApiAccess, call: Api.auth.SendCode): Answer => {
  checkAccess(call, access);
  const number = digits(call.phoneNumber);
  if (number.length < 7 || (account.phone !== undefined && number !== digits(account.phone))) {
    throw new RpcFailure(400, 'PHONE_NUMBER_INVALID');
  }
  return new Api.auth.SentCode({
    type: new Api.auth.SentCodeTypeApp({ length: account.code.length }),
    phoneCodeHash: account.sendCode(),
  });
};

const passFirstStep = (account: Account, { keyId }: Caller): Answer => {
  if (account.passFirstStep(keyId)) return authorization(account);
  throw new RpcFailure(401, 'SESSION_PASSWORD_NEEDED');
};

const signIn = (account: Account, caller: Caller, call: Api.auth.SignIn): Answer => {
  if (!account.isSent(call.phoneCodeHash)) throw new RpcFailure(400, 'PHONE_CODE_EXPIRED');
  if (call.phoneCode !== account.code) throw new RpcFailure(400, 'PHONE_CODE_INVALID');
  return passFirstStep(account, caller);
};

const describePassword = ({ password, hint }: Account): Answer => {
  const newAlgo = new Api.PasswordKdfAlgoUnknown();
  const newSecureAlgo = new Api.SecurePasswordKdfAlgoUnknown();
  const common = { newAlgo, newSecureAlgo, secureRandom: Buffer.alloc(0) };
  if (!password) return new Api.account.Password(common);
  const [salt1, salt2] = password.salts;
  const { id, b } = password.challenge();
  return new Api.account.Password({
    ...common,
    hasPassword: true,
    currentAlgo: new Api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow({
      salt1,
      salt2,
      g: DH_GENERATOR,
      p: DH_PRIME,
    }),
    srp_B: b,
    srpId: long(id),
    ...(hint === undefined ? {} : { hint }),
  });
};

const checkPassword = (account: Account, caller: Caller, call: Api.auth.CheckPassword): Answer => {
  const { password: proof } = call;
  if (!account.password || !account.awaitsPassword(caller.keyId)) {
    throw new RpcFailure(401, 'AUTH_KEY_UNREGISTERED');
  }
  if (!(proof instanceof Api.InputCheckPasswordSRP)) {
    throw new RpcFailure(400, 'PASSWORD_HASH_INVALID');
  }
  const isRight = account.password.check(BigInt(proof.srpId.toString()), proof.A, proof.M1);
  if (isRight === undefined) throw new RpcFailure(400, 'SRP_ID_INVALID');
  if (!isRight) throw new RpcFailure(400, 'PASSWORD_HASH_INVALID');
  account.signIn(caller.keyId);
  return authorization(account);
};

const exportToken = (account: Account, caller: Caller, now: number): Answer => {
  if (account.takeAccepted(caller)) {
    return new Api.auth.LoginTokenSuccess({
      authorization: passFirstStep(account, caller) as Api.auth.Authorization,
    });
  }
  return new Api.auth.LoginToken(account.issueToken(caller, now));
};

const sessionOf = (hash: number, since: number, isCurrent: boolean): Api.Authorization =>
  new Api.Authorization({
    ...(isCurrent ? { current: true } : {}),
    hash: long(hash),
    ...{ deviceModel: 'A client', platform: 'Any', systemVersion: '1' },
    ...{ apiId: 1, appName: 'Stepcast', appVersion: '1' },
    dateCreated: since,
    dateActive: since,
    ...{ ip: '127.0.0.1', country: '', region: '' },
  });

const acceptToken = (account: Account, call: Api.auth.AcceptLoginToken, now: number): Answer => {
  const waiting = account.acceptToken(Buffer.from(call.token), now);
  if (!waiting) throw new RpcFailure(400, 'AUTH_TOKEN_EXPIRED');
  waiting.push(new Api.UpdateShort({ update: new Api.UpdateLoginToken(), date: now }));
  return sessionOf(1, now, false);
};

/** Methods that callers may use who aren't signed in; undefined for any other. @throws RpcFailure */
export const callOpenMethod = (
  account: Account,
  access: ApiAccess,
  caller: Caller,
  call: Api.AnyRequest,
): Answer | undefined => {
  const now = Math.floor(Date.now() / 1000);
  if (call instanceof Api.auth.SendCode) return sendCode(account, access, call);
  if (call instanceof Api.auth.SignIn) return signIn(account, caller, call);
  if (call instanceof Api.account.GetPassword) return describePassword(account);
  if (call instanceof Api.auth.CheckPassword) return checkPassword(account, caller, call);
  if (call instanceof Api.auth.ExportLoginToken) {
    checkAccess(call, access);
    return exportToken(account, caller, now);
  }
  return undefined;
};

/** Methods about the account's sessions; undefined for any other. @throws RpcFailure */
export const callAccountMethod = (
  account: Account,
  { keyId }: Caller,
  call: Api.AnyRequest,
): Answer | undefined => {
  const now = Math.floor(Date.now() / 1000);
  if (call instanceof Api.auth.AcceptLoginToken) return acceptToken(account, call, now);
  if (call instanceof Api.account.GetAuthorizations) {
    const since = account.signedInAt(keyId) ?? now;
    return new Api.account.Authorizations({
      authorizationTtlDays: 183,
      authorizations: [sessionOf(0, since, true)],
    });
  }
  if (call instanceof Api.auth.LogOut) {
    account.signOut(keyId);
    return new Api.auth.LoggedOut({});
  }
  return undefined;
};
