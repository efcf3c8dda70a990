import { ShowSchema } from '../answers.ts';
import type { NewShow } from '../command.ts';
import { findShow, listShows } from '../find-show.ts';
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

/** `shows add`. */
export const addShow = async ({ api }: Context, add: NewShow): Promise<Answer> => {
  const { title, channels, language, minutes, format } = add;
  const { image, introAudio, outroAudio, category, explicit } = add;
  const show = await api.post('/podcasts', ShowSchema, {
    title,
    ...(language !== undefined && { languageCode: language }),
    ...(image !== undefined && { imageUrl: image }),
    ...(category !== undefined && { category }),
    isExplicit: explicit,
    config: {
      telegramChannels: channels,
      ...(minutes !== undefined && { targetDurationMinutes: minutes }),
      ...(format !== undefined && { format }),
      ...(introAudio !== undefined && { introAudioUrl: introAudio }),
      ...(outroAudio !== undefined && { outroAudioUrl: outroAudio }),
    },
  });
  const next = `Make an episode: npx stepcast generate ${show.id} --watch`;
  return { json: show, lines: [...showLines(show), next], ok: true };
};
