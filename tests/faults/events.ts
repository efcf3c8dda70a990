import type { Event, Process } from './outside.ts';
import type { Processes } from './processes.ts';
import { sendMessage } from './senders.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
const SKEW_MS = 45_000;
/** Longer than a state retries. */
const MISSING_MS = 3 * MINUTE_MS;

/** The episode that somebody does something about: the first. */
export const anEpisode = ({ engine }: Pick<World, 'engine'>): string | undefined =>
  [...engine.executions.values()].find(({ machine }) => machine === 'episode')?.name.slice(0, 36);

/** What can happen to the whole world, wherever a call is under way. */
export const eventsOf = (
  world: World,
  processes: Processes,
): Readonly<Record<Event, (by: Process) => unknown>> => {
  const { trouble, clock } = world;
  const decide = (deed: 'hide' | 'show' | 'withdraw' | 'approve' | 'discard') => {
    const id = anEpisode(world);
    return id && world.call('POST', `/api/v1/episodes/{episodeId}/${deed}`, id);
  };
  return {
    'kill execution': (by) => {
      world.losses.crashes += 1;
      const [alias] = by.name.split('/');
      const victim = world.engine.running().find((each) => each.alias === alias);
      if (victim) world.engine.stop(victim.arn, 'Killed', 'Somebody stopped it.');
    },
    'kill stack': () => {
      world.losses.crashes += 1;
      processes.killAll();
      for (const { arn } of world.engine.running())
        world.engine.stop(arn, 'Killed', 'The stack died.');
    },
    cancel: world.cancel,
    retry: () => {
      const id = anEpisode(world);
      return id && world.call('POST', '/api/v1/episodes/{episodeId}/retry', id, {});
    },
    hide: () => decide('hide'),
    show: () => decide('show'),
    withdraw: () => decide('withdraw'),
    approve: () => decide('approve'),
    discard: () => decide('discard'),
    tick: () => void world.tick('schedule'),
    sweep: () => void world.tick('reconcile'),
    notify: () => void world.tick('notify'),
    message: (by) => sendMessage(world, `by ${by.name} at ${world.outside.steps}`),
    'message again': () => {
      const last = world.queue.messages.at(-1);
      if (last) world.queue.deliverAgain(last);
    },
    'functions missing': () => {
      trouble.functionsMissingUntil = clock.now() + MISSING_MS;
    },
    'database down': () => {
      trouble.databaseDownUntil = clock.now() + MINUTE_MS;
    },
    'clock skew': () => {
      trouble.skewMs = trouble.skewMs === 0 ? SKEW_MS : -trouble.skewMs;
    },
  };
};
