import { type Show, ShowSchema } from '../answers.ts';
import type { ShowSettings } from '../command.ts';
import { findShow, listShows } from '../find-show.ts';
import { speakersOf } from '../speakers.ts';
import { columns, showLines, showRow } from '../words.ts';
import type { Answer, Context } from './context.ts';

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

// What is undefined doesn't stand in the JSON that is sent.
const bodyOf = (settings: ShowSettings, before: Show | null = null) => ({
  title: settings.title,
  description: settings.description,
  languageCode: settings.language,
  imageUrl: settings.image,
  category: settings.category,
  isExplicit: settings.explicit,
  isPaused: settings.paused,
  config: {
    telegramChannels: settings.channels,
    targetDurationMinutes: settings.minutes,
    format: settings.format,
    speakers: speakersOf(settings, before?.config ?? null),
    writer: settings.writer,
    introAudioUrl: settings.introAudio,
    outroAudioUrl: settings.outroAudio,
    introText: settings.introText,
    outroText: settings.outroText,
  },
});

const nextStep = ({ id }: { readonly id: string }): string =>
  `Make an episode: npx stepcast generate ${id} --watch`;

/** `shows add`. */
export const addShow = async ({ api }: Context, settings: ShowSettings): Promise<Answer> => {
  const show = await api.post('/podcasts', ShowSchema, bodyOf(settings));
  return { json: show, lines: [...showLines(show), nextStep(show)], ok: true };
};

/** `shows edit`: changes what is given; episodes that are under way keep the settings they began with. */
export const editShow = async (
  { api }: Context,
  name: string,
  settings: ShowSettings,
): Promise<Answer> => {
  const before = await findShow(api, name);
  const show = await api.patch(`/podcasts/${before.id}`, ShowSchema, bodyOf(settings, before));
  return { json: show, lines: [...showLines(show), nextStep(show)], ok: true };
};

/** `shows delete`. The API refuses it while an episode of the show is being made. */
export const deleteShow = async ({ api }: Context, name: string): Promise<Answer> => {
  const { id, title } = await findShow(api, name);
  await api.delete(`/podcasts/${id}`);
  return { json: { id, deleted: true }, lines: [`Deleted the show ${title}.`], ok: true };
};
