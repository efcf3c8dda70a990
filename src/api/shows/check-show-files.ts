import type { AllowedOrigins } from '../../public-internet/allowed-origins.ts';
import { AddressRefused, parsePublicUrl } from '../../public-internet/parse-public-url.ts';
import type { ShowConfig } from '../../show/show-config.ts';
import { malformedBody } from '../request.ts';

/** The addresses of a show whose files are fetched for it. */
interface Addresses {
  readonly imageUrl: string | null;
  readonly config: Pick<ShowConfig, 'introAudioUrl' | 'outroAudioUrl'> | null;
}

const FIELDS: Readonly<Record<string, (show: Addresses) => string | null | undefined>> = {
  imageUrl: ({ imageUrl }) => imageUrl,
  'config.introAudioUrl': ({ config }) => config?.introAudioUrl,
  'config.outroAudioUrl': ({ config }) => config?.outroAudioUrl,
};

/** Why nothing would be fetched from an address; undefined for one that may be asked. */
export const addressComplaint = (text: string, allowed: AllowedOrigins): string | undefined => {
  try {
    parsePublicUrl(text, allowed);
    return undefined;
  } catch (error) {
    if (error instanceof AddressRefused) return error.message;
    throw error;
  }
};

/**
 * Refuses addresses of cover, intro and outro from which nothing would be fetched. Where a name leads, and
 * what is there, only shows when an episode is made. An address that the show has already is let be.
 * @throws RequestProblem 400 naming each field
 */
export const checkShowFiles = (
  allowed: AllowedOrigins,
  show: Addresses,
  before?: Addresses,
): void => {
  const errors = Object.entries(FIELDS).flatMap(([field, read]) => {
    const url = read(show) ?? null;
    const isNew = url !== null && !(before && url === read(before));
    const message = isNew ? addressComplaint(url, allowed) : undefined;
    return message === undefined ? [] : [{ field, message }];
  });
  if (errors.length > 0) throw malformedBody(errors);
};
