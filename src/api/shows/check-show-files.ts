import type { AllowedOrigins } from '../../public-internet/allowed-origins.ts';
import { AddressRefused, parsePublicUrl } from '../../public-internet/parse-public-url.ts';
import type { ShowConfig } from '../../show/show.ts';
import { malformedBody } from '../request.ts';

const SOUNDS = ['introAudioUrl', 'outroAudioUrl'] as const;
type Sounds = Pick<ShowConfig, (typeof SOUNDS)[number]>;

const complaint = (text: string, allowed: AllowedOrigins): string | undefined => {
  try {
    parsePublicUrl(text, allowed);
    return undefined;
  } catch (error) {
    if (error instanceof AddressRefused) return error.message;
    throw error;
  }
};

/**
 * Refuses addresses of intro and outro from which nothing would be fetched. Where a name leads, and
 * what is there, only shows when an episode is made. An address that the show has already is let be.
 * @throws RequestProblem 400 naming each field
 */
export const checkShowFiles = (
  allowed: AllowedOrigins,
  config: Sounds,
  before?: Sounds | null,
): void => {
  const errors = SOUNDS.flatMap((name) => {
    const url = config[name];
    const isNew = url !== null && url !== before?.[name];
    const message = isNew ? complaint(url, allowed) : undefined;
    return message === undefined ? [] : [{ field: `config.${name}`, message }];
  });
  if (errors.length > 0) throw malformedBody(errors);
};
