import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { StringSession } from 'telegram/sessions/index.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalTelegram,
  SECOND_SAMPLE_EXPORT,
  startTelegram,
} from '../../local/telegram/index.ts';
import { type LogInPrompts, logIn } from '../../src/clients/telegram/log-in.ts';
import { LogInFailed } from '../../src/clients/telegram/log-in-failed.ts';

let telegram: LocalTelegram;
beforeAll(async () => {
  telegram = await startTelegram({ exports: [SECOND_SAMPLE_EXPORT] });
});
afterEach(() => telegram.faults.clear());
afterAll(() => telegram.close());

const answers = (
  given: Partial<Record<'phoneNumber' | 'code' | 'password', string>> = {},
): LogInPrompts => ({
  phoneNumber: async () => given.phoneNumber ?? '+10000000000',
  code: async () => given.code ?? '12345',
  password: async () => given.password ?? 'secret',
  mistyped: () => undefined,
});

/** The session has a key; telegram-sign-in.test.ts has the exchange of a new one. */
const tryLogIn = (given = answers()) => {
  const { apiId, apiHash, proxyUrl, session } = telegram;
  return logIn({ apiId, apiHash, proxyUrl, timeoutMs: 10_000 }, given, new StringSession(session));
};

describe('logging in', () => {
  it('gives the session string', async () => {
    expect(await tryLogIn()).toBe(telegram.session);
    await expect.poll(() => telegram.guard.live).toBe(0);
  });

  it('says that the code is wrong', async () => {
    const error = await tryLogIn(answers({ code: '1' })).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(LogInFailed);
    expect((error as Error).message).toContain('not the code');
  });

  it.each([
    ['PHONE_NUMBER_INVALID', 'auth.sendCode', 'country code'],
    ['API_ID_INVALID', 'auth.sendCode', 'https://my.telegram.org'],
    ['PHONE_CODE_EXPIRED', 'auth.signIn', 'has expired'],
  ])('says what to do about %s', async (answer, method, remedy) => {
    telegram.faults.add({ method, answer });
    await expect(tryLogIn()).rejects.toThrow(remedy);
  });

  it('says how long Telegram asks to wait', async () => {
    telegram.faults.add({ method: 'auth.sendCode', answer: 'FLOOD_WAIT_3600' });
    await expect(tryLogIn()).rejects.toThrow('wait 3600 seconds');
  });

  it('says so when the server makes no new sessions, as the local one', async () => {
    const { apiId, apiHash, proxyUrl } = telegram;
    const withoutKey = logIn({ apiId, apiHash, proxyUrl, timeoutMs: 10_000 }, answers());
    await expect(withoutKey).rejects.toThrow('unset it');
  });
});

describe('npm run telegram-login', () => {
  const run = async (env: Record<string, string>, input: string) => {
    const child = spawn(process.execPath, ['scripts/telegram-login.ts'], {
      env: { ...process.env, TELEGRAM_API_ID: '', TELEGRAM_API_HASH: '', ...env },
    });
    child.stdin.end(input);
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.once('close', resolve)),
    ]);
    return { stdout, stderr, code };
  };

  it.each([
    ['is not given an API id', {}, 'abc\n', 'The API id is a whole number.'],
    ['is given too little', {}, '1\n', 'The input ended before all was answered.'],
    [
      'cannot reach Telegram',
      { TELEGRAM_API_ID: '1', TELEGRAM_API_HASH: 'x', TELEGRAM_PROXY: 'socks5://127.0.0.1:9' },
      '',
      'TelegramUnavailable: Telegram cannot be reached.',
    ],
  ])('fails in one line when it %s', async (_, env, input, message) => {
    const { stdout, stderr, code } = await run(env as Record<string, string>, input);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  });
});
