import type { ClipView } from '../../api/audio-clips/schema.ts';
import type { CoverageView } from '../../api/episode-script/coverage-schema.ts';
import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { EstimateView } from '../../api/estimate/schema.ts';
import type { RetryBody, RetryInput } from '../../api/retry-episode/retry-body.ts';
import type { SearchAnswer } from '../../api/search/schema.ts';
import type { ChangedShow } from '../../api/shows/changed-show.ts';
import type { SoundbiteList } from '../../api/soundbites/schema.ts';
import type { VoiceList } from '../../api/voices/schema.ts';
import type { Window } from '../../episode/content.ts';
import type { Script } from '../../episode/script.ts';
import type { Soundbite } from '../../episode/sound/soundbite.ts';
import type { Show } from '../../show/show.ts';
import { noteStart } from '../episode/just-started.ts';
import { accessCalls } from './access-calls.ts';
import { ApiRefusal, ApiUnreachable, problemIn } from './api-errors.ts';
import type { Call, Page } from './call.ts';
import { connectionCalls } from './connection-calls.ts';
import { executionCalls } from './execution-calls.ts';
import { insightCalls } from './insight-calls.ts';
import { listenCalls } from './listen-calls.ts';
import { pictureCalls } from './picture-calls.ts';
import { postCalls } from './post-calls.ts';
import { reviewCalls } from './review-calls.ts';
import { telegramCalls } from './telegram-calls.ts';
import { uploadExport } from './upload-export.ts';
import { webhookCalls } from './webhook-calls.ts';

export interface ApiOptions {
  /** Without a trailing slash; empty for the console's own origin. */
  readonly baseUrl: string;
  /** Null when nobody is signed in. */
  accessToken(): Promise<string | null>;
  /**
   * Called when the API doesn't know the caller (any more) by this token. The call is made again
   * when it resolves.
   */
  onUnauthorized(token: string | null): Promise<void>;
}

/** The HTTP API as the console uses it. Every method throws ApiUnreachable or ApiRefusal. */
export type Api = ReturnType<typeof createApi>;

/** @throws SyntaxError for an answer that is taken for the API's and isn't: a network's sign-in page, say */
const readBody = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    if (response.ok) throw error;
    return undefined;
  }
};

/** Opens the HTTP API for whoever is signed in. */
export const createApi = ({ baseUrl, accessToken, onUnauthorized }: ApiOptions) => {
  const call = async <T>(method: string, path: string, options: Call = {}): Promise<T> => {
    const { body, file, headers = {}, signal, isBlob = false } = options;
    const token = await accessToken();
    let status: number;
    let answer: unknown;
    try {
      const response = await fetch(`${baseUrl}/api/v1${path}`, {
        method,
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(file && { 'content-type': file.type }),
          ...headers,
        },
        ...(file && { body: file }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
      status = response.status;
      answer = isBlob && response.ok ? await response.blob() : await readBody(response);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiUnreachable(error);
    }
    if (status === 401) {
      await onUnauthorized(token);
      return call(method, path, options);
    }
    if (status >= 400) throw new ApiRefusal(problemIn(status, answer));
    return answer as T;
  };
  const query = (values: Readonly<Record<string, string | number | null>>): string => {
    const given = Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [[name, String(value)] as [string, string]],
    );
    return `?${new URLSearchParams(given)}`;
  };

  return {
    async listShows(cursor: string | null, signal?: AbortSignal): Promise<Page<Show>> {
      const answer = await call<{ podcasts: Show[]; nextCursor: string | null }>(
        'GET',
        `/podcasts${query({ limit: 50, cursor })}`,
        { signal },
      );
      return { items: answer.podcasts, nextCursor: answer.nextCursor };
    },
    readShow: (id: string, signal?: AbortSignal) =>
      call<Show>('GET', `/podcasts/${id}`, { signal }),
    readEstimate: (id: string, signal?: AbortSignal) =>
      call<EstimateView>('GET', `/podcasts/${id}/estimate`, { signal }),
    createShow: (show: unknown) => call<Show>('POST', '/podcasts', { body: show }),
    updateShow: (id: string, change: unknown) =>
      call<ChangedShow>('PATCH', `/podcasts/${id}`, { body: change }),
    deleteShow: (id: string) => call<undefined>('DELETE', `/podcasts/${id}`),

    async listEpisodes(
      filter: {
        /** Null for those of all shows. */
        readonly podcastId: string | null;
        readonly status?: EpisodeStatusView['status'];
        readonly limit: number;
        readonly cursor: string | null;
      },
      signal?: AbortSignal,
    ): Promise<Page<EpisodeStatusView>> {
      const answer = await call<{ episodes: EpisodeStatusView[]; nextCursor: string | null }>(
        'GET',
        `/episodes${query({ ...filter })}`,
        { signal },
      );
      return { items: answer.episodes, nextCursor: answer.nextCursor };
    },
    readEpisode: (id: string, signal?: AbortSignal) =>
      call<EpisodeStatusView>('GET', `/episodes/${id}`, { signal }),
    /** `key` becomes the episode's id, so that a repeated request starts nothing. */
    startEpisode: (key: string, podcastId: string, window: Window | null) =>
      call<{ episodeId: string }>('POST', '/episodes', {
        body: { podcastId, ...(window && { window }) },
        headers: { 'Idempotency-Key': key },
      }),
    readRetryInput: (id: string, signal?: AbortSignal) =>
      call<RetryInput>('GET', `/episodes/${id}/retry`, { signal }),
    async retryEpisode(id: string, changes: RetryBody): Promise<void> {
      await call('POST', `/episodes/${id}/retry`, { body: changes });
      noteStart(id);
    },
    cancelEpisode: (id: string) => call<EpisodeStatusView>('POST', `/episodes/${id}/cancel`),
    changeVisibility: (id: string, deed: 'hide' | 'show' | 'withdraw') =>
      call<EpisodeStatusView>('POST', `/episodes/${id}/${deed}`),
    readScript: (id: string, signal?: AbortSignal) =>
      call<Script>('GET', `/episodes/${id}/script`, { signal }),
    readCoverage: (id: string, signal?: AbortSignal) =>
      call<CoverageView>('GET', `/episodes/${id}/coverage`, { signal }),
    /** `attempt` is the one whose script was edited. */
    async editScript(id: string, script: Script, attempt: number): Promise<void> {
      await call('PUT', `/episodes/${id}/script${query({ attempt })}`, { body: script });
      noteStart(id);
    },
    ...pictureCalls(call),
    ...postCalls(call),
    ...reviewCalls(call),
    makeClip: (id: string, startMs: number, durationMs: number) =>
      call<ClipView>(
        'GET',
        `/audio_clips/${id}${query({ start_time_ms: startMs, duration_ms: durationMs })}`,
      ),
    /** Beside those that the episode has; one that begins at the same place is replaced. */
    async addSoundbite(id: string, soundbite: Soundbite): Promise<SoundbiteList> {
      const path = `/episodes/${id}/soundbites`;
      const { soundbites } = await call<SoundbiteList>('GET', path);
      const others = soundbites.filter(({ startMs }) => startMs !== soundbite.startMs);
      return call('PUT', path, { body: { soundbites: [...others, soundbite] } });
    },
    listVoices: (languageCode: string, signal?: AbortSignal) =>
      call<VoiceList>('GET', `/voices${query({ languageCode })}`, { signal }),
    ...executionCalls(call),
    ...insightCalls(call),
    ...listenCalls(call),
    search: (query: string, limit: number, signal?: AbortSignal) =>
      call<SearchAnswer>('POST', '/search', { body: { query, limit }, signal }),
    ...webhookCalls(call),
    ...accessCalls(call),
    ...connectionCalls(call),
    ...telegramCalls(call),
    /** Sends a Telegram export, told by `progress` from 0 to 1. */
    sendExport: async (file: Blob, progress: (share: number) => void) =>
      uploadExport({
        url: `${baseUrl}/api/v1/exports`,
        token: await accessToken(),
        ...{ file, progress },
      }),
  };
};
