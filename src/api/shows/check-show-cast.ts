import type { Show } from '../../show/show.ts';
import type { ShowConfig } from '../../show/show-config.ts';
import type { Cast, CastDeps } from '../../voices/cast.ts';
import { type CastProblem, checkCast } from '../../voices/check-cast.ts';
import type { FieldError } from '../problem.ts';
import { malformedBody } from '../request.ts';

/** As much of a show as says who speaks it. */
interface CastOfShow {
  readonly languageCode: string;
  readonly config: Pick<ShowConfig, 'format' | 'speakers'>;
}

const toFieldError = ({ speaker, field, message }: CastProblem): FieldError => ({
  field: speaker === undefined ? field : `config.speakers.${speaker}.${field}`,
  message,
});

const UNCHOSEN = { voice: null };

const castOf = ({ languageCode, config: { format, speakers } }: CastOfShow): Cast => ({
  languageCode,
  speakers:
    speakers?.map(({ voice, speakingRate, pitch }) => ({ voice, speakingRate, pitch })) ??
    (format === 'single-speaker' ? [UNCHOSEN] : [UNCHOSEN, UNCHOSEN]),
});

const isSame = (a: CastOfShow, b: CastOfShow): boolean =>
  JSON.stringify(castOf(a)) === JSON.stringify(castOf(b));

/**
 * Refuses a show whose speakers can't be given their voices. A cast that the show has already isn't
 * asked about again, so that its other settings can be changed whatever the provider does.
 * @throws RequestProblem 400 naming each field, 503 while the provider's voices can't be had
 */
export const checkShowCast = async (
  deps: CastDeps,
  show: CastOfShow,
  before?: Show,
): Promise<void> => {
  if (before?.config && isSame(show, { ...before, config: before.config })) return;
  const problems = await checkCast(deps, castOf(show));
  if (problems.length > 0) throw malformedBody(problems.map(toFieldError));
};
