import type { StartFrom } from '../../episode/input/start-steps.ts';
import { RequestProblem } from '../problem.ts';

/** 409 for an episode that hasn't ended. */
export const stillLive = (episodeId: string, statusUrl: string): RequestProblem =>
  new RequestProblem(
    'episode-live',
    409,
    'Episode is live',
    `Episode ${episodeId} hasn't ended. Wait until it has, or cancel it.`,
    { statusUrl },
  );

/** 409 for an episode that another system made. */
export const importedEpisode = (episodeId: string): RequestProblem =>
  new RequestProblem(
    'imported-episode',
    409,
    'Imported episode',
    `Episode ${episodeId} was imported: there are no posts that it could be made again from.`,
  );

/** 409 for an episode whose show is making another one. */
export const showBusy = (liveEpisodeId: string, statusUrl: string): RequestProblem =>
  new RequestProblem(
    'podcast-busy',
    409,
    'Show is busy',
    `The show is making episode ${liveEpisodeId}, and one at a time is what a show makes. Wait until that has ended, or cancel it.`,
    { statusUrl },
  );

/** 409 for a start from a step whose inputs aren't there. */
export const outputMissing = (episodeId: string, from: StartFrom, missing: string) =>
  new RequestProblem(
    'missing-output',
    409,
    'Missing output',
    `Episode ${episodeId} can't start from ${from}: it has no ${missing}. Start from an earlier step.`,
  );

/** 409 for an episode of which too many attempts died before they began. */
export const tooManyAttempts = (episodeId: string): RequestProblem =>
  new RequestProblem(
    'too-many-attempts',
    409,
    'Too many attempts',
    `The last attempts of episode ${episodeId} all ended before they began. See why in their executions, then start a new episode with the same window.`,
  );

/** 409 for what can't be done any more with an episode that is withdrawn. */
export const episodeWithdrawn = (episodeId: string): RequestProblem =>
  new RequestProblem(
    'episode-withdrawn',
    409,
    'Episode is withdrawn',
    `Episode ${episodeId} is withdrawn for good. Generate another one; what this one told stays told.`,
  );
