import { TOWN_EXPORTS } from '../../local/telegram/sample/index.ts';
import { ChangedShowSchema } from '../../src/api/shows/changed-show.ts';
import type { Window } from '../../src/episode/content.ts';
import { type Show, ShowSchema } from '../../src/show/show.ts';
import { importChannels } from '../cli/commands/channels/channel-exports.ts';
import type { Context } from '../cli/context.ts';
import { listShows } from '../cli/find-show.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

/** What shows call the channel that is brought along: no channel of Telegram is read by this name. */
export const SMOKE_CHANNEL = 'stepcast_smoke';
export const SMOKE_SHOW = 'Stepcast smoke';
const [FIXTURE = ''] = TOWN_EXPORTS;

type SmokeContext = Pick<Context, 'api' | 'view'>;

/** Has the stage read the channel from its export. Answers when its posts were posted. */
const bringChannel = async (context: SmokeContext): Promise<Window> => {
  const [channel] = await importChannels(context, FIXTURE, { username: SMOKE_CHANNEL });
  if (channel?.readFrom !== 'export') {
    throw new ExpectedFailure(
      `@${SMOKE_CHANNEL} isn't read from its export. Run: npx stepcast channels read ${SMOKE_CHANNEL} --from export`,
    );
  }
  const until = new Date(Date.parse(channel.newestPostAt) + 1_000).toISOString();
  return { from: channel.oldestPostAt, until };
};

const findSmokeShow = async ({ api }: SmokeContext): Promise<Show | undefined> => {
  const [show, ...others] = (await listShows(api)).filter(({ title }) => title === SMOKE_SHOW);
  if (show && others.length > 0) {
    throw new ExpectedFailure(
      `${others.length + 1} shows are called ${SMOKE_SHOW}. Rename or delete all but one: ${[show, ...others].map(({ id }) => id).join(', ')}.`,
    );
  }
  const channels = show?.config?.telegramChannels ?? [];
  if (show && channels.join() !== SMOKE_CHANNEL) {
    throw new ExpectedFailure(
      `The show ${SMOKE_SHOW} (${show.id}) tells of ${channels.join(', ') || 'no channel'}, not of ${SMOKE_CHANNEL} alone. Rename it, or: npx stepcast shows edit ${show.id} --channel ${SMOKE_CHANNEL}`,
    );
  }
  return show;
};

/**
 * Brings a channel into the stage and makes a show of it, or finds both: what an episode can be made
 * of where there is no show yet. May be repeated. Speech that is stored is never asked for again,
 * so each time the show begins with other words: the voice is asked for them at least.
 * @throws ExpectedFailure
 */
export const readySmokeShow = async (
  context: SmokeContext,
  now = new Date(),
): Promise<{ readonly show: string; readonly window: Window }> => {
  const window = await bringChannel(context);
  const [day, time] = now.toISOString().split(/[T.]/);
  const introText = `This is the check of ${day}, ${time}.`;
  const known = await findSmokeShow(context);
  if (known) {
    await context.api.patch(`/podcasts/${known.id}`, ChangedShowSchema, { config: { introText } });
    return { show: known.id, window };
  }
  const { id } = await context.api.post('/podcasts', ShowSchema, {
    ...{ title: SMOKE_SHOW, isBlocked: true, isPaused: true, keepEpisodes: 5 },
    description: 'Checks that this stage makes episodes.',
    config: { telegramChannels: [SMOKE_CHANNEL], targetDurationMinutes: 0.5, introText },
  });
  return { show: id, window };
};
