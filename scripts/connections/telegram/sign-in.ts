import { LogInFailed } from '../../../src/clients/telegram/log-in-failed.ts';
import type { SignIn, SignInStep } from '../../../src/clients/telegram/sign-in.ts';
import type { Connections } from '../connections.ts';
import { ConnectionRefused, type ConnectionSettings } from '../kinds.ts';
import { accessOf } from './access.ts';

/** A sign-in that nobody goes on with is given up after this. */
const PATIENCE_MS = 10 * 60_000;

/** What a sign-in waits for now, without the session that may have come of it. */
export type SignInView =
  | Exclude<SignInStep, { step: 'done' }>
  /** `found` says who is signed in. */
  | { readonly step: 'done'; readonly found: string };

/** What the first step is told: the settings, and a phone number where no QR code is wanted. */
export type SignInStart = ConnectionSettings & { readonly phone?: string };

/** The one sign-in that may be under way. Every step throws an error that says what to do. */
export interface TelegramSignIn {
  start(given: SignInStart): Promise<SignInView>;
  submit(given: { readonly code?: string; readonly password?: string }): Promise<SignInView>;
  /** Undefined while none is under way; of one that is done, that it is, until the next begins. */
  current(): Promise<SignInView | undefined>;
  cancel(): Promise<void>;
}

interface UnderWay {
  readonly signIn: SignIn;
  readonly settings: ConnectionSettings;
  readonly timer: NodeJS.Timeout;
}

/** Signs in, and keeps the session as the connection `telegram` once Telegram has answered with it. */
export const createTelegramSignIn = (connections: Connections): TelegramSignIn => {
  let underWay: UnderWay | undefined;
  /** A page that asks twice at once has the session kept once. */
  let keeping: Promise<SignInView> | undefined;

  const end = async (): Promise<void> => {
    const ended = underWay;
    underWay = undefined;
    clearTimeout(ended?.timer);
    await ended?.signIn.close();
  };

  const cancel = async (): Promise<void> => {
    keeping = undefined;
    await end();
  };

  const keep = async (settings: ConnectionSettings, session: string): Promise<SignInView> => {
    // The session is used from one place at a time.
    await end();
    const found = await connections.connect('telegram', { ...settings, TELEGRAM_SESSION: session });
    return { step: 'done', found };
  };

  const toView = async (step: SignInStep, { settings }: UnderWay): Promise<SignInView> => {
    if (step.step !== 'done') return step;
    keeping ??= keep(settings, step.session);
    return keeping;
  };

  const going = (): UnderWay => {
    if (underWay) return underWay;
    throw new ConnectionRefused('No sign-in is under way. Start again.');
  };

  return {
    cancel,
    async start({ phone, ...given }) {
      await cancel();
      const settings = await connections.forSignIn(given);
      // Telegram's schema takes long to load: not before somebody signs in.
      const client = await import('../../../src/clients/telegram/sign-in.ts');
      const signIn = await client.SignIn.start(accessOf(settings));
      const timer = setTimeout(() => void cancel(), PATIENCE_MS).unref();
      underWay = { signIn, settings, timer };
      try {
        const step = await (phone === undefined ? signIn.showQr() : signIn.sendCode(phone));
        return await toView(step, underWay);
      } catch (error) {
        await cancel();
        throw error;
      }
    },
    async submit({ code, password }) {
      const now = going();
      const { signIn } = now;
      try {
        const step =
          code === undefined
            ? await signIn.submitPassword(password ?? '')
            : await signIn.submitCode(code.replace(/\D/g, ''));
        return await toView(step, now);
      } catch (error) {
        if (error instanceof LogInFailed && !error.mayTypeAgain) await cancel();
        throw error;
      }
    },
    async current() {
      return keeping ?? (underWay && toView(underWay.signIn.current, underWay));
    },
  };
};
