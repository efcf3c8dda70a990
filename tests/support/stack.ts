import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SupabaseClient } from '@supabase/supabase-js';
import {
  type Interceptable,
  type Stack,
  type StackOptions,
  startStack,
} from '../../local/stack/index.ts';
import { SAMPLE_EXPORT } from '../../local/telegram/sample/index.ts';
import { addShow, openDatabase } from '../../scripts/demo/add-show.ts';
import { readHistory } from '../../scripts/demo/follow-execution.ts';
import { type StateVisit, summarizeStates } from '../../scripts/demo/state-summary.ts';
import { windowOf } from '../../scripts/demo/window-of.ts';
import type { ExecutionInput } from '../../src/episode/input/execution-input.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

/** State machines wait this many times faster than they say; what they wait for is as fast as ever. */
const SPEED = 20;

/** A stack with a proxy before each server that can be made to fail. */
export interface TestStack extends Stack {
  readonly proxies: Readonly<Record<Interceptable, FaultProxy>>;
  readonly database: SupabaseClient;
}

/** Starts a stack in a temporary folder, which goes when it is closed; in the caller's `dataDir`, which stays. */
export const startTestStack = async (options: Partial<StackOptions> = {}): Promise<TestStack> => {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'stepcast-e2e-')));
  const proxies: Partial<Record<Interceptable, FaultProxy>> = {};
  const stack = await startStack({
    dataDir,
    exports: [SAMPLE_EXPORT],
    ephemeral: true,
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) => sleep(ms / SPEED, undefined, signal && { signal }),
    },
    intercept: async (part, endpoint) => {
      proxies[part] = await startFaultProxy(endpoint);
      return proxies[part].url;
    },
    ...options,
  });
  return {
    ...stack,
    proxies: proxies as Record<Interceptable, FaultProxy>,
    database: openDatabase(stack.supabase.url, stack.supabase.serviceKey),
    close: async () => {
      await stack.close();
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** How an execution ended, its states, and the episode's row. */
export interface EndedEpisode {
  readonly episodeId: string;
  readonly podcastId: string;
  readonly executionArn: string;
  readonly status: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly states: readonly StateVisit[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever the row has
  readonly row: any;
}

/** Signs up a show of the stack's first channel, of about a minute, and answers its id. */
export const aShow = (stack: TestStack, minutes = 1): Promise<string> =>
  addShow(stack.database, {
    channels: stack.telegram.channels.slice(0, 1),
    language: 'en-US',
    minutes,
  });

/** Starts an execution and answers its ARN. */
export const startExecution = async (
  stack: TestStack,
  podcastId: string,
  input: Partial<ExecutionInput> & { readonly name?: string } = {},
): Promise<{ episodeId: string; executionArn: string }> => {
  const { name, ...rest } = input;
  const episodeId = input.episodeId ?? randomUUID();
  const window = windowOf(stack.telegram.channels[0]?.messages ?? [], undefined, undefined);
  const { executionArn = '' } = await stack.stepFunctions.send(
    new StartExecutionCommand({
      stateMachineArn: stack.episodeMachineArn,
      name: name ?? episodeId,
      input: JSON.stringify({
        version: '1.0',
        podcastId,
        episodeId,
        trigger: 'api',
        window,
        ...rest,
      } satisfies ExecutionInput),
    }),
  );
  return { episodeId, executionArn };
};

/** Waits until an execution has ended. */
export const endOf = async (
  stack: TestStack,
  podcastId: string,
  { episodeId, executionArn }: { episodeId: string; executionArn: string },
): Promise<EndedEpisode> => {
  for (;;) {
    const { status, error, cause } = await stack.stepFunctions.send(
      new DescribeExecutionCommand({ executionArn }),
    );
    if (status !== 'RUNNING') {
      const states = summarizeStates(await readHistory(stack.stepFunctions, executionArn));
      const { data: row } = await stack.database
        .from('episodes')
        .select('*')
        .eq('id', episodeId)
        .maybeSingle();
      return { episodeId, podcastId, executionArn, status, error, cause, states, row };
    }
    await sleep(50);
  }
};

/** Makes one episode of a show of its own. */
export const makeEpisode = async (stack: TestStack): Promise<EndedEpisode> => {
  const podcastId = await aShow(stack);
  return endOf(stack, podcastId, await startExecution(stack, podcastId));
};
