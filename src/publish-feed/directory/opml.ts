import { generateOpml } from 'feedsmith';
import { feedKey, showPageKey } from '../../episode/storage-keys.ts';
import type { ListedShow } from './listed-show.ts';

/** The feeds of shows, of one at least, as one OPML 2.0 document (opml.org/spec2.opml), which podcast apps import. */
export const renderOpml = (shows: readonly ListedShow[], mediaBaseUrl: string): string =>
  generateOpml({
    head: { title: 'Podcasts' },
    body: {
      outlines: shows.map(({ id, title, description, languageCode }) => ({
        ...{ type: 'rss', version: 'RSS2', text: title, title, language: languageCode },
        ...(description && { description }),
        xmlUrl: `${mediaBaseUrl}/${feedKey(id)}`,
        htmlUrl: `${mediaBaseUrl}/${showPageKey(id)}`,
      })),
    },
  });
