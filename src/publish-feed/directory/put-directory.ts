import { isDeepStrictEqual } from 'node:util';
import { directoryKey, opmlKey } from '../../episode/storage-keys.ts';
import type { PublishFeedDeps } from '../deps.ts';
import { renderDirectory } from './directory-page.ts';
import { renderOpml } from './opml.ts';

interface DirectoryDeps {
  readonly episodes: Pick<PublishFeedDeps['episodes'], 'listShows'>;
  readonly objects: Pick<PublishFeedDeps['objects'], 'putMutable'>;
  readonly files: Pick<PublishFeedDeps['files'], 'withhold'>;
  readonly mediaBaseUrl: string;
}

/**
 * Writes what lists all shows: the page and the OPML document. A show that is published meanwhile
 * writes them too, perhaps before this one; so they are written until no show has changed since they
 * were read.
 */
export const putDirectory = async ({
  episodes,
  objects,
  files,
  mediaBaseUrl,
}: DirectoryDeps): Promise<void> => {
  let shows = await episodes.listShows();
  for (;;) {
    await Promise.all([
      objects.putMutable(directoryKey, renderDirectory(shows, mediaBaseUrl), {
        contentType: 'text/html; charset=utf-8',
      }),
      // OPML knows no empty list.
      shows.length === 0
        ? files.withhold(opmlKey)
        : objects.putMutable(opmlKey, renderOpml(shows, mediaBaseUrl), {
            contentType: 'text/x-opml; charset=utf-8',
          }),
    ]);
    const since = await episodes.listShows();
    if (isDeepStrictEqual(since, shows)) return;
    shows = since;
  }
};
