import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type FilledEpisodes, SHOWS } from './fill-database.ts';

/** The embedded stack as a bench sees it: addresses, keys, and what its database holds. */
export interface MeasuredStack {
  readonly api: { readonly url: string; readonly internalApiKey: string };
  readonly supabase: { readonly url: string; readonly serviceKey: string };
  /** The stack's own AWS services; its access key is `stepcast`. */
  readonly aws: {
    readonly stepFunctionsUrl: string;
    readonly queueUrl: string;
    readonly deadLettersUrl: string;
    readonly secretAccessKey: string;
    readonly episodeMachineArn: string;
  };
  readonly channels: readonly { readonly username: string; readonly title: string }[];
  /** The period that holds all posts of the channels. */
  readonly window: { readonly from: string; readonly until: string };
  readonly episodes: FilledEpisodes;
}

/** Starts the stack in a process of its own, runs `work` against it, and stops it. Each show has 40 episodes. */
export const withStack = async (
  work: (stack: MeasuredStack) => Promise<void>,
  { shows = SHOWS, hasConsole = false } = {},
): Promise<void> => {
  const args = [String(shows), hasConsole ? 'console' : 'no-console'];
  const child = fork(join(import.meta.dirname, 'run-stack.ts'), args, { stdio: 'inherit' });
  const exited = once(child, 'exit');
  try {
    const [facts] = await Promise.race([
      once(child, 'message'),
      exited.then(([code]) => {
        throw new Error(`The stack ended with exit code ${code} before it was up.`);
      }),
    ]);
    await work(facts as MeasuredStack);
  } finally {
    if (child.connected) child.disconnect();
    await exited;
  }
};
