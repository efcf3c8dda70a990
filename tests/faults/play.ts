import { LONGEST_WAIT_MS, liftCaps } from './caps.ts';
import { CHAT } from './chat.ts';
import { anEpisode } from './events.ts';
import { askByMessage, sendMessage } from './senders.ts';
import { DAY_MS } from './times.ts';
import type { World } from './world.ts';

/** Few words in a language that the writer has none of its own for: what is proved is not the text. */
const TEXTS = [
  'Kivuko kinaondoka tena leo.',
  'Baraza limepiga kura leo.',
  'Jumba liko wazi usiku.',
];
/** What is news on the second day: what is told again is neither spoken nor paid for anew. */
const NEWS = [
  'Soko jipya limefunguliwa asubuhi.',
  'Mvua kubwa inatarajiwa kesho.',
  'Treni ya kwanza imefika mjini.',
];
const LANGUAGE = 'sw-KE';
/** The share of schedules with one show; a second one has as many calls again. */
const ONE_SHOW = 0.94;
/** Drawing one for each show would take longer than all the rest. */
const PICTURE = 'https://pictures.example.com/cover.png';
/** Another voice for each show, so that none finds what another has had spoken. */
const speakersOf = (nth: number, product: 'Standard' | 'Studio') =>
  JSON.stringify([{ role: 'host', voice: `sw-KE-${product}-${'ABC'[nth]}` }]);

/** Somebody writes into the channel, on most days. */
const post = ({ random, posts, clock }: World, day: string, texts = TEXTS): void => {
  const isQuiet = random.at(`whether nobody posts ${day}`) < 0.18;
  const count = isQuiet ? 0 : 1 + random.pick(`how many posts ${day}`, texts.length);
  const date = Math.floor(clock.now() / 1000) - 3600;
  texts.slice(0, count).forEach((text, n) => {
    posts.push({ id: posts.length + 1, date: date + n * 60, isService: false, text, spans: [] });
  });
};

/** The least that a cap can be, which a day's episode in the dearest voice uses up. */
const CAP_USD = 0.01;

const setCap = async (
  database: World['database'],
  caps: World['caps'],
  podcastId: string,
): Promise<void> => {
  caps.set(podcastId, { usd: CAP_USD, liftedAt: Number.POSITIVE_INFINITY });
  await database.query(
    'update public.podcast_configs set monthly_cap_usd = $2 where podcast_id = $1',
    [podcastId, CAP_USD],
  );
};

const addShow = async ({ database, random, caps }: World, nth: number): Promise<string> => {
  const id = random.uuid();
  const isCapped = random.at(`whether show ${nth} has a cap`) < 0.06;
  const isPosted = random.at(`whether show ${nth} is posted`) < 0.5;
  await database.query(
    `insert into public.podcasts (id, title, language_code, image_url) values ($1, 'Habari', $2, $3)`,
    [id, LANGUAGE, PICTURE],
  );
  await database.query(
    `insert into public.podcast_configs (podcast_id, telegram_channels, target_duration_minutes, episode_frequency, speakers, telegram_chat)
     values ($1, '{morning_news}', 0.5, 1, $2, $3)`,
    [id, speakersOf(nth, isCapped ? 'Studio' : 'Standard'), isPosted ? CHAT : null],
  );
  if (isCapped) await setCap(database, caps, id);
  if (random.at(`whether somebody reviews show ${nth}`) < 0.15) {
    const atDeadline = random.at(`what becomes of its scripts`) < 0.5 ? 'publish' : 'discard';
    await database.query('update public.podcast_configs set review = $2 where podcast_id = $1', [
      id,
      JSON.stringify({ days: 1, atDeadline }),
    ]);
  }
  if (random.at(`whether show ${nth} tells somebody`) < 0.2) {
    await database.query(`select public.create_webhook_endpoint($1, $2, $3)`, [
      'https://hooks.example.com/in',
      `whsec_${'A'.repeat(43)}=`,
      id,
    ]);
  }
  return id;
};

/** What an ended episode is made again with: nothing new, what there is already, or something edited. */
const AGAIN = [
  {},
  { from: 'publish' },
  { settings: { hasStings: false } },
  { settings: { targetDurationMinutes: 1 } },
  { settings: { maxMessages: 1 } },
  { window: { from: '2026-12-01T00:00:00Z', until: '2027-01-02T00:00:00Z' } },
] as const;

const makeAgain = async ({ random, engine, call }: World, episodeId: string): Promise<void> => {
  const body = AGAIN[random.pick('how it is made again', AGAIN.length)];
  await call('POST', '/api/v1/episodes/{episodeId}/retry', episodeId, body);
  await engine.idle();
};

/** Somebody approves or discards the scripts that await a review, or leaves them to their deadline. */
const review = async ({ random, database, engine, clock, call }: World): Promise<void> => {
  const waiting = await clock.holdDuring(() =>
    database.query<{ id: string }>(
      `select id from public.episodes where status = 'awaiting_review' order by window_from, id`,
    ),
  );
  for (const [nth, { id }] of waiting.entries()) {
    const deed = (['approve', 'discard', undefined] as const)[
      random.pick(`what becomes of script ${nth}`, 3)
    ];
    if (deed !== undefined) await call('POST', `/api/v1/episodes/{episodeId}/${deed}`, id);
    await engine.idle();
  }
};

/** Somebody whose show waits may lift its cap, sooner or later. */
const thinkOfCaps = async (world: World): Promise<void> => {
  const { random, caps, clock } = world;
  if (caps.size === 0 || random.at('whether somebody lifts the caps') < 0.5) return;
  await clock.sleep(random.at('after how long') * LONGEST_WAIT_MS);
  await liftCaps(world);
};

/** Shows whose first episodes somebody wants. */
type Ask = (world: World, shows: readonly string[]) => unknown;

const askByApi: Ask = ({ engine, random }, shows) => {
  for (const podcastId of shows) {
    const episodeId = random.uuid();
    const input = { version: '1.0', podcastId, episodeId, trigger: 'api' };
    engine.start('episode', episodeId, JSON.stringify(input));
  }
};
const askByMessages: Ask = async (world, shows) => {
  for (const podcastId of shows) await askByMessage(world, 'for the first day', podcastId);
};

/** The first episodes, which have something to tell; what is asked for after them mostly has no news. */
const playFirstDay = async (world: World, shows: readonly string[]): Promise<void> => {
  const { random, engine, clock } = world;
  const who = random.at('who asks first');
  const ask: Ask = who < 0.65 ? askByApi : who < 0.8 ? askByMessages : () => world.tick('schedule');
  // A slot of the schedule comes within a day.
  if (who >= 0.8) await clock.sleep(DAY_MS);
  post(world, 'on the first day');
  await ask(world, shows);
  await engine.idle();
};

/** Shows are added, and make their episodes; somebody reviews, makes again, asks by a message, and a day goes by. */
export const play = async (world: World, shows: string[]): Promise<void> => {
  const { random, engine, clock } = world;
  const count = random.at('how many shows') < ONE_SHOW ? 1 : 2;
  for (let n = 0; n < count; n++) shows.push(await addShow(world, n));
  await playFirstDay(world, shows);
  await review(world);
  if (random.at('whether somebody makes one again') < 0.15) {
    const episodeId = anEpisode(world);
    if (episodeId !== undefined) await makeAgain(world, episodeId);
  }
  if (random.at('whether a message is queued') < 0.07) {
    await sendMessage(world, 'after the first day');
    await engine.idle();
  }
  if (random.at('whether the schedule ticks') < 0.12) {
    await clock.sleep(DAY_MS);
    post(world, 'on the second day', random.at('whether it is news') < 0.5 ? NEWS : TEXTS);
    world.tick('schedule');
    await Promise.all([engine.idle(), thinkOfCaps(world)]);
  }
};
