import type { ClipOutcome, ClipRequest } from '../../clips/create-clips.ts';
import type { Logger } from '../../runtime/logger.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { malformedParameter, readId, readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { ClipQuerySchema, type ClipView } from './schema.ts';

/** What the route works with. */
export interface ClipRouteDeps {
  openClip(request: ClipRequest): Promise<ClipOutcome>;
  /** Without a trailing slash. */
  readonly mediaBaseUrl: string;
  readonly logger: Logger;
}

const refusalOf = (
  outcome: Exclude<ClipOutcome, { outcome: 'ready' }>,
  episodeId: string,
): RequestProblem => {
  switch (outcome.outcome) {
    case 'unknown_episode':
      return unknownEpisode(episodeId);
    case 'past_end':
      return malformedParameter([
        {
          field: 'start_time_ms',
          message: `must be before the end of the episode, which is ${outcome.episodeMs} ms long`,
        },
      ]);
    case 'no_frames':
      return new RequestProblem(
        'no-clips',
        409,
        'No clips of this episode',
        `The audio of episode ${episodeId} is no MP3, and nothing here can make one of it. Import it as MP3.`,
      );
  }
};

/** `GET /api/v1/audio_clips/{episodeId}`: the address of a stretch of a published episode, made when it is first asked for. */
export const createClipRoute =
  ({ openClip, mediaBaseUrl, logger }: ClipRouteDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const query = readQuery(ClipQuerySchema, event);
    const outcome = await openClip({
      episodeId,
      startMs: query.start_time_ms,
      durationMs: query.duration_ms,
    });
    if (outcome.outcome !== 'ready') throw refusalOf(outcome, episodeId);
    const { key, startMs, durationMs, expiresAt, isKept, tookMs } = outcome.clip;
    logger.info(isKept ? 'A clip was there' : 'A clip was made', { startMs, durationMs, tookMs });
    return jsonResult(200, {
      clip_url: `${mediaBaseUrl}/${key}`,
      expires_at: expiresAt.toISOString(),
      cache_hit: isKept,
      episode_id: episodeId,
      start_time_ms: startMs,
      duration_ms: durationMs,
      generation_time_ms: tookMs,
    } satisfies ClipView);
  };
