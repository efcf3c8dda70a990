import { useState } from 'preact/hooks';

/** Something that a person sets off, and how it stands. */
export interface Action {
  readonly isRunning: boolean;
  /** Why the last try came to nothing; undefined otherwise. */
  readonly error: unknown;
  /** Does nothing while it runs: a second press is no second request. */
  run(): Promise<void>;
}

/** Keeps a button honest: it runs once at a time, and its failure is shown, not swallowed. */
export const useAction = (perform: () => Promise<void>): Action => {
  const [state, setState] = useState<{ isRunning: boolean; error?: unknown }>({ isRunning: false });
  return {
    isRunning: state.isRunning,
    error: state.error,
    async run() {
      if (state.isRunning) return;
      setState({ isRunning: true });
      try {
        await perform();
        setState({ isRunning: false });
      } catch (error) {
        setState({ isRunning: false, error });
      }
    },
  };
};
