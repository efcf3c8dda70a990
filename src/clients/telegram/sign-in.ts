import { Api, password } from 'telegram';
import { Raw } from 'telegram/events/index.js';
import { StringSession } from 'telegram/sessions/index.js';
import { TelegramRefused } from '../../collect-content/telegram-errors.ts';
import { asLogInFailure, LogInFailed } from './log-in-failed.ts';
import { type TelegramAccess, TelegramConnection } from './telegram-connection.ts';

/** What a sign-in waits for, or the session that came of it, which is as good as the account's password. */
export type SignInStep =
  | { readonly step: 'start' }
  | { readonly step: 'code' }
  | { readonly step: 'password'; readonly hint: string }
  /** `url` is what the QR code says; another one follows when it runs out. */
  | { readonly step: 'qr'; readonly url: string; readonly expiresAt: string }
  | { readonly step: 'done'; readonly session: string };

/** A token is renewed this long before it runs out, so that nobody scans one that is too old. */
const RENEW_BEFORE_MS = 2_000;

/**
 * Signs an account in, a step at a time. Every step throws LogInFailed, FloodWait, TelegramUnavailable or
 * TelegramRefused, and can then be tried again.
 */
export class SignIn {
  readonly #connection: TelegramConnection;
  readonly #access: TelegramAccess;
  readonly #session: StringSession;
  #sent: { readonly phoneNumber: string; readonly phoneCodeHash: string } | undefined;
  #renewal: NodeJS.Timeout | undefined;
  #current: SignInStep = { step: 'start' };
  #problem: Error | undefined;

  private constructor(access: TelegramAccess, session: StringSession) {
    this.#access = access;
    this.#session = session;
    this.#connection = new TelegramConnection(session, access);
  }

  /**
   * Connects. A session without a key gets one from Telegram; another one is only good for tests.
   * @throws LogInFailed, TelegramUnavailable, InvalidServerKey
   */
  static async start(access: TelegramAccess, session = new StringSession('')): Promise<SignIn> {
    const signIn = new SignIn(access, session);
    await signIn.#attempt(() => signIn.#connection.connect());
    return signIn;
  }

  /** What it waits for now. @throws what has gone wrong while nobody asked */
  get current(): SignInStep {
    if (this.#problem) throw this.#problem;
    return this.#current;
  }

  /** Has a code sent to the account's other devices. `phoneNumber` has the country's code. */
  sendCode(phoneNumber: string): Promise<SignInStep> {
    return this.#attempt(async () => {
      const { apiId, apiHash } = this.#access;
      const settings = new Api.CodeSettings({});
      const sent = await this.#connection.invoke(
        new Api.auth.SendCode({ phoneNumber, apiId, apiHash, settings }),
        { call: 'to send a code' },
      );
      if (!(sent instanceof Api.auth.SentCode)) {
        throw new LogInFailed(
          `Telegram offers this number another way to log in (${sent.className}).`,
        );
      }
      this.#sent = { phoneNumber, phoneCodeHash: sent.phoneCodeHash };
      return this.#to({ step: 'code' });
    });
  }

  submitCode(phoneCode: string): Promise<SignInStep> {
    return this.#attempt(async () => {
      if (!this.#sent) throw new LogInFailed('No code has been sent yet. Start again.');
      const request = new Api.auth.SignIn({ ...this.#sent, phoneCode });
      return this.#finish(
        () => this.#connection.invoke(request, { call: 'to log in' }),
        (answer) => {
          if (answer instanceof Api.auth.Authorization) return;
          throw new LogInFailed(
            'That number has no Telegram account. Make one in a Telegram app first.',
          );
        },
      );
    });
  }

  /** The second password; it is proved, not sent (SRP). */
  submitPassword(text: string): Promise<SignInStep> {
    return this.#attempt(async () => {
      const call = 'to check the password';
      const settings = await this.#connection.invoke(new Api.account.GetPassword(), { call });
      const proof = await password.computeCheck(settings, text);
      await this.#connection.invoke(new Api.auth.CheckPassword({ password: proof }), { call });
      return this.#done();
    });
  }

  /** Shows a QR code from now on, which a signed-in Telegram app scans; `current` follows it. */
  showQr(): Promise<SignInStep> {
    this.#connection.client.addEventHandler((update) => {
      if (update instanceof Api.UpdateLoginToken) this.#followQr();
    }, new Raw({}));
    return this.#attempt(() => this.#renewQr());
  }

  /** Ends what is under way; the session of a sign-in that is done stays good. Never throws. */
  async close(): Promise<void> {
    clearTimeout(this.#renewal);
    await this.#connection.close();
  }

  #followQr(): void {
    clearTimeout(this.#renewal);
    if (this.#current.step !== 'qr') return;
    this.#attempt(() => this.#renewQr()).catch((error: Error) => {
      this.#problem = error;
    });
  }

  async #renewQr(): Promise<SignInStep> {
    const { apiId, apiHash } = this.#access;
    const request = new Api.auth.ExportLoginToken({ apiId, apiHash, exceptIds: [] });
    const call = 'for a QR code';
    let answer: Api.auth.TypeLoginToken | undefined;
    const step = await this.#finish(
      async () => {
        answer = await this.#connection.invoke(request, { call });
        if (!(answer instanceof Api.auth.LoginTokenMigrateTo)) return answer;
        const { dcId, token } = answer;
        await this.#connection.moveTo(dcId);
        answer = await this.#connection.invoke(new Api.auth.ImportLoginToken({ token }), { call });
        return answer;
      },
      () => undefined,
      () => answer instanceof Api.auth.LoginTokenSuccess,
    );
    if (!(answer instanceof Api.auth.LoginToken)) return step;
    const expiresAtMs = answer.expires * 1000;
    const wait = Math.max(1_000, expiresAtMs - RENEW_BEFORE_MS - Date.now());
    this.#renewal = setTimeout(() => this.#followQr(), wait).unref();
    return this.#to({
      step: 'qr',
      url: `tg://login?token=${Buffer.from(answer.token).toString('base64url')}`,
      expiresAt: new Date(expiresAtMs).toISOString(),
    });
  }

  /** The last call before an account is signed in: it may turn out that there is a password too. */
  async #finish<T>(
    call: () => Promise<T>,
    check: (answer: T) => void,
    isLast: () => boolean = () => true,
  ): Promise<SignInStep> {
    try {
      check(await call());
    } catch (error) {
      const needsPassword =
        error instanceof TelegramRefused && error.reason === 'SESSION_PASSWORD_NEEDED';
      if (!needsPassword) throw error;
      const { hint = '' } = await this.#connection.invoke(new Api.account.GetPassword(), {
        call: 'for the password’s hint',
      });
      return this.#to({ step: 'password', hint });
    }
    return isLast() ? this.#done() : this.#current;
  }

  #done(): SignInStep {
    return this.#to({ step: 'done', session: this.#session.save() });
  }

  #to(step: SignInStep): SignInStep {
    this.#current = step;
    return step;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw asLogInFailure(error);
    }
  }
}
