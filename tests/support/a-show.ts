import type { Show } from '../../src/show/show.ts';
import { ShowConfigSchema } from '../../src/show/show-config.ts';

/** A show as the API answers it, with the API's defaults unless `fields` say otherwise. */
export const aShowView = (fields: Partial<Show> = {}): Show => ({
  id: '0190a5a5-0000-7000-8000-0000000000aa',
  title: 'Tide Mill',
  description: '',
  languageCode: 'en-US',
  author: '',
  imageUrl: null,
  ownerEmail: null,
  category: 'News',
  isExplicit: false,
  isBlocked: false,
  verification: null,
  keepEpisodes: null,
  keepDays: null,
  isPaused: false,
  config: ShowConfigSchema.parse({ telegramChannels: ['tide_mill'] }),
  createdAt: '2026-01-01T08:00:00.000Z',
  updatedAt: '2026-01-01T08:00:00.000Z',
  ...fields,
});
