import { useEffect, useState } from 'preact/hooks';
import { ApiRefusal } from '../api/api-errors.ts';
import type { SignInView } from '../api/telegram-calls.ts';
import { useConsole } from '../context.ts';
import { type Action, useAction } from '../use-action.ts';

const POLL_MS = 1_500;

/** A sign-in to Telegram as a page goes through it. */
export interface SignIn {
  readonly view: SignInView;
  readonly isBusy: boolean;
  /** Why the last step came to nothing. */
  readonly error: unknown;
  start(given: Readonly<Record<string, string>>): void;
  submit(given: { readonly code: string } | { readonly password: string }): void;
  cancel(): void;
}

const NONE: SignInView = { step: 'none' };

/** Follows the sign-in that is under way, if any, and takes its steps; `done` is called once it is done. */
export const useSignIn = (done: () => void): SignIn => {
  const { api } = useConsole();
  const [view, setView] = useState<SignInView>(NONE);
  const [todo, setTodo] = useState<() => Promise<SignInView>>();
  const [pollError, setPollError] = useState<unknown>();
  const to = (next: SignInView): void => {
    setView(next);
    if (next.step === 'done') done();
  };
  const action: Action = useAction(async () => {
    if (!todo) return;
    try {
      to(await todo());
    } catch (error) {
      // What can't be typed again has ended the sign-in.
      const now = await api.readSignIn().catch(() => NONE);
      setView(now.step === 'done' ? NONE : now);
      throw error;
    }
  });
  useEffect(() => {
    if (todo) void action.run();
  }, [todo]);
  const isShown = view.step === 'qr';
  useEffect(() => {
    if (!isShown) return;
    const ended = new AbortController();
    const timer = setInterval(async () => {
      try {
        const next = await api.readSignIn(ended.signal);
        if (!ended.signal.aborted) to(next);
      } catch (error) {
        if (ended.signal.aborted || !(error instanceof ApiRefusal)) return;
        setPollError(error);
        setView(NONE);
      }
    }, POLL_MS);
    return () => {
      clearInterval(timer);
      ended.abort();
    };
  }, [isShown]);
  const take = (step: () => Promise<SignInView>): void => {
    setPollError(undefined);
    setTodo(() => step);
  };
  return {
    view,
    isBusy: action.isRunning,
    error: action.error ?? pollError,
    start: (given) => take(() => api.startSignIn(given)),
    submit: (given) => take(() => api.continueSignIn(given)),
    cancel: () =>
      take(async () => {
        await api.cancelSignIn();
        return NONE;
      }),
  };
};
