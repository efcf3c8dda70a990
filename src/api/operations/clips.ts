import { ClipQuerySchema, ClipSchema, ClipsHealthSchema } from '../audio-clips/schema.ts';
import { SoundbiteListSchema } from '../soundbites/schema.ts';
import type { Operation } from './operation.ts';

/** Clips of published episodes, to anyone, and which of them its feed offers. */
export const CLIP_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/audio_clips/health',
    operationId: 'getClipsHealth',
    summary: 'Whether the database and the storage behind clips answer',
    isPublic: true,
    handledBy: 'clips',
    success: {
      status: 200,
      description: 'They do; the same with 503 says which one does not',
      body: { name: 'ClipsHealth', schema: ClipsHealthSchema },
    },
  },
  {
    method: 'get',
    path: '/api/v1/audio_clips/{episodeId}',
    operationId: 'getClip',
    summary: 'A stretch of a published episode as an MP3 of its own',
    isPublic: true,
    handledBy: 'clips',
    // A moment that is shared is asked for by many at once, who must not take what episodes run on.
    throttle: { perSecond: 50, burst: 200 },
    query: ClipQuerySchema,
    success: {
      status: 200,
      description: 'Where it can be fetched, and what it really holds',
      body: { name: 'Clip', schema: ClipSchema },
    },
    problems: {
      400: 'episodeId is no UUID, or a parameter is malformed or lies beyond the end',
      404: 'There is no such published episode',
      409: 'The audio of this episode is no MP3',
    },
  },
  {
    method: 'get',
    path: '/api/v1/episodes/{episodeId}/soundbites',
    operationId: 'listSoundbites',
    summary: 'The stretches that an episode’s feed offers as samples',
    success: {
      status: 200,
      description: 'All of them, in order',
      body: { name: 'SoundbiteList', schema: SoundbiteListSchema },
    },
    problems: { 400: 'episodeId is no UUID', 404: 'There is no such published episode' },
  },
  {
    method: 'put',
    path: '/api/v1/episodes/{episodeId}/soundbites',
    operationId: 'setSoundbites',
    summary: 'Makes these the samples that an episode’s feed offers, from its next publication on',
    body: { name: 'SoundbiteList', schema: SoundbiteListSchema },
    success: {
      status: 200,
      description: 'All of them, in order',
      body: { name: 'SoundbiteList', schema: SoundbiteListSchema },
    },
    problems: {
      400: 'Malformed, or a soundbite that ends after the episode',
      404: 'There is no such published episode',
      413: 'The body is too large',
      415: 'The body is not JSON',
    },
  },
];
