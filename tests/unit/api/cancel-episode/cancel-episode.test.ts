import { describe, expect, test } from 'vitest';
import { cancelEpisode } from '../../../../src/api/cancel-episode/cancel-episode.ts';
import type { EpisodeRecord } from '../../../../src/episode/episode-record.ts';
import type { ExecutionRecord } from '../../../../src/episode/executions.ts';
import {
  anEpisodeRecord,
  anExecutionRecord,
  EPISODE_ID,
} from '../../../support/an-episode-record.ts';

interface World {
  readonly row?: EpisodeRecord | null;
  readonly executions?: Readonly<Record<string, ExecutionRecord>>;
  /** What marking answers, call by call. */
  readonly marks?: readonly ('cancelled' | 'ended' | 'elsewhere')[];
  readonly stopFails?: boolean;
}

const cancel = async ({ row = null, executions = {}, marks = ['cancelled'], stopFails }: World) => {
  const calls: string[] = [];
  let marked = 0;
  const view = await cancelEpisode(
    {
      episodes: {
        find: async () => row,
        list: async () => ({ items: [], next: null }),
        findLive: async () => null,
      },
      executions: { find: async (name) => executions[name] ?? null },
      mediaBaseUrl: 'https://media.test',
      ender: {
        markCancelled: async ({ execution }, state) => {
          calls.push(`mark ${execution} in ${state}`);
          marked += 1;
          return marks[marked - 1] ?? 'elsewhere';
        },
      },
      stopper: {
        stop: async (name, error) => {
          calls.push(`stop ${name} as ${error}`);
          if (stopFails) throw new Error('no answer');
        },
      },
      now: () => 0,
    },
    EPISODE_ID,
    'Somebody did.',
  );
  return { calls, view };
};
const running = { [EPISODE_ID]: anExecutionRecord() };

test('the row is marked before the execution is stopped: the database decides', async () => {
  expect((await cancel({ row: anEpisodeRecord(), executions: running })).calls).toEqual([
    `mark ${EPISODE_ID} in GenerateAudio`,
    `stop ${EPISODE_ID} as Cancelled`,
  ]);
});

test('what has ended in the meantime is left to finish: a completed one still gets published', async () => {
  const { calls } = await cancel({ row: anEpisodeRecord(), executions: running, marks: ['ended'] });
  expect(calls).toEqual([`mark ${EPISODE_ID} in GenerateAudio`]);
});

test('an execution that can’t be stopped is no success', async () => {
  const world = { row: anEpisodeRecord(), executions: running, stopFails: true };
  await expect(cancel(world)).rejects.toThrow('no answer');
});

describe('an episode that is about to open', () => {
  test('is stopped, and marked again in case it got its row between the two', async () => {
    const { calls } = await cancel({ executions: running, marks: ['elsewhere', 'cancelled'] });
    expect(calls).toEqual([
      `mark ${EPISODE_ID} in OpenEpisode`,
      `stop ${EPISODE_ID} as Cancelled`,
      `mark ${EPISODE_ID} in OpenEpisode`,
    ]);
  });

  test('for its next attempt is stopped by that attempt’s name', async () => {
    const { calls } = await cancel({
      row: anEpisodeRecord({ status: 'failed' }),
      executions: { [`${EPISODE_ID}-2`]: anExecutionRecord() },
    });
    expect(calls).toEqual([
      `mark ${EPISODE_ID}-2 in OpenEpisode`,
      `stop ${EPISODE_ID}-2 as Cancelled`,
    ]);
  });
});

test('asked again, it sees to it that the execution is stopped', async () => {
  const error = { state: 'GenerateAudio', name: 'Cancelled', cause: 'Somebody did.' };
  const { calls, view } = await cancel({ row: anEpisodeRecord({ status: 'failed', error }) });
  expect(calls).toEqual([`stop ${EPISODE_ID} as Cancelled`]);
  expect(view?.error?.name).toBe('Cancelled');
});

test('what has ended is told as it is, and nothing is stopped', async () => {
  const { calls, view } = await cancel({ row: anEpisodeRecord({ status: 'completed' }) });
  expect([calls, view?.status]).toEqual([[], 'completed']);
});

test('what was never started is nothing', async () => {
  expect(await cancel({})).toEqual({ calls: [], view: null });
});
