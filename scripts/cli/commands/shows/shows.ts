import { ChangedShowSchema } from '../../../../src/api/shows/changed-show.ts';
import type { Character } from '../../../../src/show/character/character.ts';
import { directoryGaps } from '../../../../src/show/directory-requirements.ts';
import { type Show, ShowSchema } from '../../../../src/show/show.ts';
import { checkPost, type PostCheck } from '../../check-post.ts';
import type { Answer, Context } from '../../context.ts';
import { findShow, findShowInFull, listShows } from '../../find-show.ts';
import type { ShowSettings } from '../../grammar/settings/show-settings.ts';
import { nameChannels } from '../../name-channels.ts';
import { speakersOf } from '../../speakers.ts';
import { columns } from '../../words/columns.ts';
import { showLines, showRow } from '../../words/show-words.ts';

/** What was said of a show, and whether its schedule holds. */
type ShowChange = ShowSettings & { readonly pause?: true; readonly resume?: true };

/** `shows`. */
export const showAllShows = async ({ api }: Context): Promise<Answer> => {
  const shows = await listShows(api);
  const none = [
    'There is no show yet. Sign one up: npx stepcast shows add --title T --channel NAME',
  ];
  return { json: shows, lines: shows.length > 0 ? columns(shows.map(showRow)) : none, ok: true };
};

/** `shows show`. */
export const showOneShow = async ({ api }: Context, name: string): Promise<Answer> => {
  const show = await findShow(api, name);
  return { json: show, lines: showLines(show), ok: true };
};

const postLines = ({ chat, bot, gaps }: PostCheck): string[] =>
  gaps.length > 0
    ? gaps.map((gap) => `Telegram: ${gap}`)
    : [`${bot} may post, edit and delete in ${chat}.`];

/** `shows check`: what the show lacks for podcast directories, and to be posted in Telegram. */
export const checkShow = async (
  { api, target }: Context,
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Answer> => {
  const show = await findShow(api, name);
  const gaps = directoryGaps(show);
  const telegram = await checkPost(target, show, env);
  const lines = gaps.map(({ directories, text }) => `${directories.join(', ')}: ${text}`);
  const all = [`${show.title} has all that Apple Podcasts and Spotify want.`];
  return {
    json: { id: show.id, gaps, telegram },
    lines: [...(gaps.length > 0 ? lines : all), ...(telegram ? postLines(telegram) : [])],
    ok: gaps.length === 0 && (telegram?.gaps ?? []).length === 0,
  };
};

const NONE = 'none';

/** What was given; null for `none`, the word that removes what a show need not have. */
const orNone = <T extends string | number>(given: T | undefined): T | null | undefined =>
  given === NONE ? null : given;

/** What the show is like, with what is given changed; undefined when nothing is. */
const characterOf = (
  { audience, tone, background, neverSay, examples }: ShowSettings,
  before: Partial<Character> = {},
): Partial<Character> | undefined => {
  const given = {
    ...{ audience: orNone(audience), tone: orNone(tone), examples: orNone(examples), background },
    neverSay: neverSay?.filter((phrase) => phrase !== NONE),
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : { ...before, ...Object.fromEntries(known) };
};

/** What was said of reviews; what wasn't stays as it was. */
const reviewOf = ({ review, reviewDays }: ShowChange, before: Show | null) => {
  if (review === 'none') return null;
  if (review === undefined && reviewDays === undefined) return undefined;
  const known = before?.config?.review;
  const atDeadline = review ?? known?.atDeadline;
  const days = reviewDays ?? known?.days;
  return { ...(days !== undefined && { days }), ...(atDeadline && { atDeadline }) };
};

// What is undefined doesn't stand in the JSON that is sent.
const bodyOf = (
  settings: ShowChange,
  channels: readonly string[] | undefined,
  before: Show | null = null,
) => ({
  title: settings.title,
  description: settings.description === NONE ? '' : settings.description,
  languageCode: settings.language,
  author: settings.author === NONE ? '' : settings.author,
  ownerEmail: orNone(settings.email),
  imageUrl: orNone(settings.image),
  category: settings.category,
  isExplicit: settings.explicit,
  isBlocked: settings.block,
  verification: orNone(settings.verification),
  keepEpisodes: orNone(settings.keepEpisodes),
  keepDays: orNone(settings.keepDays),
  isPaused: settings.pause ? true : settings.resume ? false : undefined,
  config: {
    telegramChannels: channels,
    targetDurationMinutes: settings.minutes,
    format: settings.format,
    speakers: speakersOf(settings, before?.config ?? null),
    writer: settings.writer,
    style: settings.style === 'default' ? null : settings.style,
    character: characterOf(settings, before?.config?.character),
    review: reviewOf(settings, before),
    monthlyCapUsd: orNone(settings.monthlyCap),
    telegramChat: orNone(settings.postTo),
    telegramSession: orNone(settings.telegramSession),
    hasStings: settings.stings,
    hasStoryPauses: settings.storyPauses,
    lexicon: settings.say?.filter((entry) => entry !== null),
    introAudioUrl: orNone(settings.introAudio),
    outroAudioUrl: orNone(settings.outroAudio),
    introText: orNone(settings.introText),
    outroText: orNone(settings.outroText),
  },
});

const nextStep = ({ id }: { readonly id: string }): string =>
  `Make an episode: npx stepcast generate ${id} --watch`;

const channelsOf = async (context: Context, { channel }: ShowChange) =>
  channel && (await nameChannels(context, channel));

/** `shows add`. */
export const addShow = async (context: Context, settings: ShowSettings): Promise<Answer> => {
  const named = await channelsOf(context, settings);
  const show = await context.api.post('/podcasts', ShowSchema, bodyOf(settings, named?.names));
  return {
    json: show,
    lines: [...showLines(show), ...(named?.lines ?? []), nextStep(show)],
    ok: true,
  };
};

/** `shows edit`: changes what is given; episodes that are under way keep the settings they began with. */
export const editShow = async (
  context: Context,
  name: string,
  settings: ShowChange,
): Promise<Answer> => {
  const { api } = context;
  const before = await findShow(api, name);
  const named = await channelsOf(context, settings);
  const path = `/podcasts/${before.id}`;
  const show = await api.patch(path, ChangedShowSchema, bodyOf(settings, named?.names, before));
  const warnings = (show.warnings ?? []).map((warning) => `Warning: ${warning}`);
  return {
    json: show,
    lines: [...showLines(show), ...(named?.lines ?? []), ...warnings, nextStep(show)],
    ok: true,
  };
};

/** `shows delete`. The API refuses it while an episode of the show is being made. */
export const deleteShow = async ({ api }: Context, name: string): Promise<Answer> => {
  const { id, title } = await findShowInFull(api, name);
  await api.delete(`/podcasts/${id}`);
  return { json: { id, deleted: true }, lines: [`Deleted the show ${title}.`], ok: true };
};
