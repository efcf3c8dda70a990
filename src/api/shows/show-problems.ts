import { ShowBusy, ShowNotFound, ShowRefused } from '../../show/show-store.ts';
import { RequestProblem, unknownShow } from '../problem.ts';
import { malformedBody } from '../request.ts';

const toProblem = (error: unknown, podcastId: string): unknown => {
  if (error instanceof ShowNotFound) return unknownShow(podcastId);
  if (error instanceof ShowRefused) {
    return malformedBody([{ field: error.field, message: error.message }]);
  }
  if (error instanceof ShowBusy) {
    return new RequestProblem('podcast-busy', 409, 'Show is busy', error.message);
  }
  return error;
};

/** What comes of a change of a show, its refusals as problems. @throws RequestProblem, and whatever else the change throws */
export const settle = async <T>(change: Promise<T>, podcastId = ''): Promise<T> => {
  try {
    return await change;
  } catch (error) {
    throw toProblem(error, podcastId);
  }
};
