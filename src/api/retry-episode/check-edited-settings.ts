import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { EditedSettings } from '../../episode/input/edited-settings.ts';
import type { AllowedOrigins } from '../../public-internet/allowed-origins.ts';
import type { CastDeps } from '../../voices/cast.ts';
import { checkCast } from '../../voices/check-cast.ts';
import { malformedBody } from '../request.ts';
import { addressComplaint } from '../shows/check-show-files.ts';

/** What settings are checked against. */
export interface SettingsDeps {
  readonly voices: CastDeps;
  /** Where files of shows may lie besides the public Internet. */
  readonly fileOrigins: AllowedOrigins;
}

/**
 * Refuses voices that the speech provider hasn't got and addresses from which nothing would be
 * fetched. What isn't edited isn't asked about.
 * @throws RequestProblem 400 naming each field, 503 while the provider's voices can't be had
 */
export const checkEditedSettings = async (
  { voices, fileOrigins }: SettingsDeps,
  { speakers, ...settings }: EditedSettings,
  { languageCode }: ConfigSnapshot,
): Promise<void> => {
  const addresses = (['introAudioUrl', 'outroAudioUrl'] as const).flatMap((name) => {
    const message = settings[name] ? addressComplaint(settings[name], fileOrigins) : undefined;
    return message === undefined ? [] : [{ field: `settings.${name}`, message }];
  });
  const problems = speakers ? await checkCast(voices, { languageCode, speakers }) : [];
  const cast = problems.map(({ speaker, field, message }) => ({
    field: `settings.speakers.${speaker === undefined ? '' : `${speaker}.`}${field}`,
    message,
  }));
  if (addresses.length + cast.length > 0) throw malformedBody([...addresses, ...cast]);
};
