import { Api } from 'telegram';
import { StringSession } from 'telegram/sessions/index.js';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type LocalTelegram,
  SECOND_SAMPLE_EXPORT,
  startTelegram,
  type TelegramOptions,
} from '../../local/telegram/index.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { LogInFailed } from '../../src/clients/telegram/log-in-failed.ts';
import { SignIn } from '../../src/clients/telegram/sign-in.ts';
import { TelegramConnection } from '../../src/clients/telegram/telegram-connection.ts';
import { SessionRevoked, TelegramUnavailable } from '../../src/collect-content/telegram-errors.ts';

const PHONE = '+46 70 123 45 67';
const PASSWORD = { text: 'tre små grisar', hint: 'pigs' };

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const aTelegram = async (account: TelegramOptions['account'] = { phone: PHONE }) => {
  const telegram = await startTelegram({
    exports: [SECOND_SAMPLE_EXPORT],
    signIn: true,
    account,
  });
  closers.push(telegram.close);
  return telegram;
};

const accessTo = ({ apiId, apiHash, proxyUrl, serverKey }: LocalTelegram) => ({
  ...{ apiId, apiHash, proxyUrl, serverKey },
  timeoutMs: 10_000,
});

/** A client without a session: it gets its key by the whole exchange. */
const aSignIn = async (telegram: LocalTelegram, session?: StringSession) => {
  const signIn = await SignIn.start(accessTo(telegram), session);
  closers.push(() => signIn.close());
  return signIn;
};

const failureOf = (step: Promise<unknown>): Promise<unknown> =>
  step.catch((error: unknown) => error);

/** What somebody can read with a session. */
const readWith = async (telegram: LocalTelegram, session: string) => {
  const { serverKey: _, ...access } = accessTo(telegram);
  const source = await connectChannelSource(session, access);
  try {
    return await source.resolve('lantern_quay_notices');
  } finally {
    await source.disconnect();
  }
};

/** Another device of the account's, which scans the code on a screen. */
const scan = async (telegram: LocalTelegram, url: string) => {
  const device = new TelegramConnection(new StringSession(telegram.session), accessTo(telegram));
  await device.connect();
  try {
    const token = Buffer.from(new URL(url).searchParams.get('token') ?? '', 'base64url');
    await device.invoke(new Api.auth.AcceptLoginToken({ token }), { call: 'to accept' });
  } finally {
    await device.close();
  }
};

describe('signing in by phone number', () => {
  it('gets a key by the exchange, and with the code a session that reads channels', async () => {
    const telegram = await aTelegram();
    const signIn = await aSignIn(telegram);
    expect(await signIn.sendCode('46701234567')).toEqual({ step: 'code' });
    const step = await signIn.submitCode('12345');
    expect(step).toEqual({ step: 'done', session: expect.stringMatching(/^1[\w+/=-]{350,}$/) });
    await signIn.close();
    if (step.step !== 'done') return;
    expect(step.session).not.toBe(telegram.session);
    const channel = await readWith(telegram, step.session);
    expect(channel.title).toBe('Lantern Quay Notices');
  });

  it('takes the right code after a wrong one', async () => {
    const signIn = await aSignIn(await aTelegram());
    await signIn.sendCode(PHONE);
    const wrong = await failureOf(signIn.submitCode('54321'));
    expect(wrong).toBeInstanceOf(LogInFailed);
    expect(wrong).toMatchObject({ mayTypeAgain: true });
    expect(await signIn.submitCode('12345')).toMatchObject({ step: 'done' });
  });

  it('says that a code has expired, and takes a new one', async () => {
    const telegram = await aTelegram();
    const signIn = await aSignIn(telegram);
    await signIn.sendCode(PHONE);
    telegram.account.expireCodes();
    const expired = await failureOf(signIn.submitCode('12345'));
    expect(expired).toMatchObject({ name: 'LogInFailed', mayTypeAgain: false });
    expect((expired as Error).message).toContain('has expired');
    await signIn.sendCode(PHONE);
    expect(await signIn.submitCode('12345')).toMatchObject({ step: 'done' });
  });

  it('refuses a number that is nobody’s, and an API id with another hash', async () => {
    const telegram = await aTelegram();
    const signIn = await aSignIn(telegram);
    await expect(signIn.sendCode('+4670000000')).rejects.toThrow('country code');
    const other = await SignIn.start({ ...accessTo(telegram), apiHash: 'another' });
    closers.push(() => other.close());
    await expect(other.sendCode(PHONE)).rejects.toThrow('https://my.telegram.org');
  });

  it('leaves a session that stopped after the code unable to read', async () => {
    const telegram = await aTelegram();
    const session = new StringSession('');
    const signIn = await aSignIn(telegram, session);
    await signIn.sendCode(PHONE);
    await signIn.close();
    await expect(readWith(telegram, session.save())).rejects.toThrow(SessionRevoked);
  });
});

describe('the second password', () => {
  it('is proved after the code, and asked for again when it is wrong', async () => {
    const telegram = await aTelegram({ phone: PHONE, password: PASSWORD });
    const signIn = await aSignIn(telegram);
    await signIn.sendCode(PHONE);
    expect(await signIn.submitCode('12345')).toEqual({ step: 'password', hint: 'pigs' });
    const wrong = await failureOf(signIn.submitPassword('tre små vargar'));
    expect(wrong).toMatchObject({ name: 'LogInFailed', mayTypeAgain: true });
    const step = await signIn.submitPassword(PASSWORD.text);
    expect(step).toMatchObject({ step: 'done' });
    await signIn.close();
    if (step.step === 'done') await readWith(telegram, step.session);
  });
});

describe('signing in by QR code', () => {
  it('follows the code once another device has accepted it', async () => {
    const telegram = await aTelegram();
    const signIn = await aSignIn(telegram);
    const shown = await signIn.showQr();
    expect(shown).toMatchObject({
      step: 'qr',
      url: expect.stringMatching(/^tg:\/\/login\?token=/),
    });
    if (shown.step === 'qr') await scan(telegram, shown.url);
    await expect.poll(() => signIn.current.step, { timeout: 5_000 }).toBe('done');
    const { current } = signIn;
    await signIn.close();
    if (current.step === 'done') await readWith(telegram, current.session);
  });

  it('asks for the password of an account that has one', async () => {
    const telegram = await aTelegram({ password: PASSWORD });
    const signIn = await aSignIn(telegram);
    const shown = await signIn.showQr();
    if (shown.step === 'qr') await scan(telegram, shown.url);
    await expect.poll(() => signIn.current, { timeout: 5_000 }).toMatchObject({ hint: 'pigs' });
    expect(await signIn.submitPassword(PASSWORD.text)).toMatchObject({ step: 'done' });
  });

  it('is not accepted by a device that isn’t signed in, nor with an unknown token', async () => {
    const telegram = await aTelegram();
    const signIn = await aSignIn(telegram);
    await signIn.showQr();
    await expect(scan(telegram, 'tg://login?token=AAAA')).rejects.toThrow('AUTH_TOKEN_EXPIRED');
    telegram.account.signOutAll();
    const { current } = signIn;
    if (current.step !== 'qr') throw new Error('No QR code is shown.');
    await expect(scan(telegram, current.url)).rejects.toThrow(SessionRevoked);
    expect(signIn.current.step).toBe('qr');
  });
});

describe('a session', () => {
  it('is told to be revoked once it was ended from another device', async () => {
    const telegram = await aTelegram();
    const signIn = await aSignIn(telegram);
    await signIn.sendCode(PHONE);
    const step = await signIn.submitCode('12345');
    await signIn.close();
    if (step.step !== 'done') throw new Error('It is not signed in.');
    await readWith(telegram, step.session);
    telegram.account.signOutAll();
    const revoked = await failureOf(readWith(telegram, step.session));
    expect(revoked).toMatchObject({ name: 'SessionRevoked', reason: 'AUTH_KEY_UNREGISTERED' });
  });

  it('is not made with a server whose key is another', async () => {
    const [telegram, other] = [await aTelegram(), await aTelegram()];
    const access = { ...accessTo(telegram), serverKey: undefined, proxyUrl: other.proxyUrl };
    await expect(SignIn.start(access)).rejects.toThrow(TelegramUnavailable);
  });
});
