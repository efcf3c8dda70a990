import { ImportedEpisodeSchema } from '../../episode/episode-import.ts';
import { ImportedShowSchema } from '../../show/show.ts';
import {
  ImportedSchema,
  ImportUploadsBodySchema,
  ImportUploadsSchema,
  ShowImportedSchema,
} from '../imports/schema.ts';
import type { Operation } from './operation.ts';

const OF_SHOW = '/api/v1/podcasts/{podcastId}/imports';
const bodyProblems = {
  400: 'Malformed body or id',
  413: 'The body is too large',
  415: 'The body is not JSON',
};
const UNKNOWN = 'There is no such show';

/** Shows and episodes that other systems made. Each may be repeated, and brings nothing twice. */
export const IMPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'put',
    path: OF_SHOW,
    operationId: 'importShow',
    summary: 'Imports a show under its own id; one that is there stays as it is',
    body: { name: 'ImportedShow', schema: ImportedShowSchema },
    success: {
      status: 200,
      description: 'The show is there',
      body: { name: 'ShowImported', schema: ShowImportedSchema },
    },
    problems: bodyProblems,
  },
  {
    method: 'post',
    path: `${OF_SHOW}/{episodeId}/uploads`,
    operationId: 'startImport',
    summary: 'Where the files of an episode are put before it is imported',
    body: { name: 'ImportedFiles', schema: ImportUploadsBodySchema },
    success: {
      status: 200,
      description: 'An address for each file that is not there yet',
      body: { name: 'ImportUploads', schema: ImportUploadsSchema },
    },
    problems: { ...bodyProblems, 404: UNKNOWN },
  },
  {
    method: 'put',
    path: `${OF_SHOW}/{episodeId}`,
    operationId: 'importEpisode',
    summary: 'Imports an episode whose files are there; the next sweep publishes it',
    body: { name: 'ImportedEpisode', schema: ImportedEpisodeSchema },
    success: {
      status: 200,
      description: 'The episode is there',
      body: { name: 'Imported', schema: ImportedSchema },
    },
    problems: { ...bodyProblems, 404: UNKNOWN, 409: 'The id is an episode of another show' },
  },
];
