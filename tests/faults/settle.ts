import { liftCaps } from './caps.ts';
import { DAY_MS, MINUTE_MS } from './times.ts';
import type { World } from './world.ts';

/** A show has fewer that await a review: those of a day, of its messages and of the next day. */
const MOST_SCRIPTS = 4;

const areWaiting = async ({ database, clock }: World): Promise<boolean> => {
  const [row] = await clock.holdDuring(() =>
    database.query<{ are: boolean }>(
      `select exists (select from public.episodes where status = 'awaiting_review') as are`,
    ),
  );
  return row?.are === true;
};

/** From now on nobody asks for a review, and those under way come to their deadline. */
const endReviews = async (world: World): Promise<void> => {
  const { database, clock, engine, tick } = world;
  const reviewed = await clock.holdDuring(() =>
    database.query(
      'update public.podcast_configs set review = null where review is not null returning podcast_id',
    ),
  );
  if (reviewed.length === 0) return;
  await clock.sleep(DAY_MS);
  // One script of a show is spoken a sweep.
  for (let sweeps = 0; sweeps < MOST_SCRIPTS && (await areWaiting(world)); sweeps++) {
    tick('reconcile');
    await engine.idle();
  }
};

/** Everything that the clock starts, an hour later. */
export const sweep = async ({ clock, engine, queue, tick }: World): Promise<void> => {
  // A message whose execution died gets another one within the hour.
  await clock.sleep(65 * MINUTE_MS);
  for (const machine of ['schedule', 'reconcile', 'notify'] as const) {
    tick(machine);
    await engine.idle();
  }
  await queue.settled();
  // By now nothing stands against the dead letters any more.
  queue.redrive();
  await queue.settled();
  await engine.idle();
};

/** Nothing goes wrong any more, and everything is swept. */
export const settle = async (world: World): Promise<void> => {
  world.calm();
  if (world.caps.size > 0) await liftCaps(world);
  await endReviews(world);
  await sweep(world);
};
