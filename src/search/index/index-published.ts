import { StepcastError } from '../../errors/stepcast-error.ts';
import type { Logger } from '../../runtime/logger.ts';
import { primaryLanguage } from '../words/primary-language.ts';
import {
  type IndexableEpisode,
  type ObjectReader,
  readSearchDocument,
} from './read-search-document.ts';
import type { SearchDocument, SearchIndex } from './search-document.ts';

/** What was published before there was an index is put in it by so many at a time. */
const AT_ONCE = 50;

interface IndexPublishedDeps {
  readonly index: SearchIndex;
  readonly objects: ObjectReader;
}

/** Files that can't be read now or ever leave nothing to find, and hold up neither a feed nor other episodes. */
const documentOf = async (
  episode: IndexableEpisode,
  objects: ObjectReader,
  logger: Logger,
): Promise<SearchDocument | null> => {
  try {
    return await readSearchDocument(episode, objects);
  } catch (error) {
    if (error instanceof StepcastError && error.retryable) throw error;
    logger.error('An episode can not be searched', { unsearchableEpisode: episode.id, error });
    return {
      episodeId: episode.id,
      transcriptKey: episode.outputs.transcript?.key ?? '',
      language: primaryLanguage(episode.languageCode),
      passages: [],
    };
  }
};

/**
 * Brings a show's published episodes into the search index, newest first: the one that has just been
 * published, and up to fifty whose transcripts the index lacks. Doing it twice changes nothing.
 * @throws what the index throws, and what the reader throws where a later try may help
 */
export const indexPublished = async (
  podcastId: string,
  published: readonly IndexableEpisode[],
  { index, objects }: IndexPublishedDeps,
  { logger }: { readonly logger: Logger },
): Promise<void> => {
  const byId = new Map(published.map((episode) => [episode.id, episode]));
  for (const id of await index.listUnindexed(podcastId, AT_ONCE)) {
    const episode = byId.get(id);
    const document = episode && (await documentOf(episode, objects, logger));
    if (document) await index.save(document);
  }
};
