import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { storedObject } from './shows.ts';

/** A row of `episodes`, as far as tests look at it. */
export interface EpisodeRow {
  readonly id: string;
  readonly podcast_id: string;
  readonly status: string;
  readonly execution: string;
  readonly attempt: number;
  readonly window_from: string;
  readonly window_until: string;
  readonly outputs: Record<string, unknown>;
  readonly metadata: Record<string, Record<string, unknown>>;
  readonly [column: string]: unknown;
}

interface Answer {
  readonly status: number;
  readonly row: EpisodeRow;
  /** PostgREST's code, and `details`, which names the refusal. */
  readonly code: string | undefined;
  readonly details: string | undefined;
  readonly message: string | undefined;
}

const call = async (service: SupabaseClient, name: string, args: object): Promise<Answer> => {
  const { data, error, status } = await service.rpc(name, args);
  return {
    status,
    row: data as EpisodeRow,
    code: error?.code,
    details: error?.details,
    message: error?.message,
  };
};

/** The functions that the episode machine calls, by the steps it calls them for. */
export const episodeFunctions = (service: SupabaseClient) => ({
  open: (podcastId: string, episodeId: string, args: Readonly<Record<string, unknown>> = {}) =>
    call(service, 'open_episode', {
      p_episode_id: episodeId,
      p_podcast_id: podcastId,
      p_execution: episodeId,
      p_trigger: 'api',
      p_from: 'collect',
      p_window_from: null,
      p_window_until: null,
      ...args,
    }),
  mark: (id: string, status: string, outputs: object | null = {}, execution = id) =>
    call(service, 'update_episode_status', {
      p_episode_id: id,
      p_execution: execution,
      p_status: status,
      p_outputs: outputs,
    }),
  complete: (id: string, execution = id, args: Readonly<Record<string, unknown>> = {}) =>
    call(service, 'update_episode_audio_url', {
      p_episode_id: id,
      p_execution: execution,
      p_audio_url: `https://media.test/${id}-${execution}.mp3`,
      p_duration_ms: 60_000,
      p_outputs: { audio: storedObject('audio') },
      ...args,
    }),
  skip: (id: string, execution = id) =>
    call(service, 'skip_episode', {
      p_episode_id: id,
      p_execution: execution,
      p_reason: 'No usable post',
    }),
  fail: (id: string, execution = id, cause = 'It broke.') =>
    call(service, 'mark_episode_failed', {
      p_episode_id: id,
      p_execution: execution,
      p_state: 'GenerateAudio',
      p_error: 'SpeechRefused',
      p_cause: cause,
    }),
  progress: (id: string, done: number, total: number, execution = id) =>
    call(service, 'update_episode_progress', {
      p_episode_id: id,
      p_execution: execution,
      p_done: done,
      p_total: total,
    }),
  publish: (id: string, execution = id) =>
    call(service, 'mark_episode_published', { p_episode_id: id, p_execution: execution }),
  recordPublishFailure: (id: string, execution = id) =>
    call(service, 'record_publish_failure', {
      p_episode_id: id,
      p_execution: execution,
      p_error: 'StorageUnavailable',
      p_cause: 'S3 was busy.',
    }),
});

/** Opens an episode of the show and takes it to `completed`; answers its id. */
export const completeEpisode = async (
  service: SupabaseClient,
  podcastId: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { open, mark, complete } = episodeFunctions(service);
  const id = randomUUID();
  await open(podcastId, id, args);
  await mark(id, 'content_collected', { content: storedObject('content') });
  await mark(id, 'processing', {
    script: storedObject('script'),
    title: 'Monday',
    summary: 'What happened.',
  });
  await complete(id);
  return id;
};

/** An episode that has gone all the way into its feed. Answers its id. */
export const publishEpisode = async (
  service: SupabaseClient,
  podcastId: string,
): Promise<string> => {
  const id = await completeEpisode(service, podcastId);
  await episodeFunctions(service).publish(id);
  return id;
};
