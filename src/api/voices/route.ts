import type { CastDeps } from '../../voices/cast.ts';
import { chooseDefaults } from '../../voices/choose-defaults.ts';
import { primaryLanguage } from '../../voices/language-codes.ts';
import { sortVoices } from '../../voices/sort-voices.ts';
import type { Voice } from '../../voices/voice-catalog.ts';
import { familyName, familyOf } from '../../voices/voice-family.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { type VoiceList, VoicesQuerySchema } from './schema.ts';

const describe = ({ name, languageCodes, gender }: Voice): VoiceList['voices'][number] => {
  const { hasSpeakingRate, hasPitch } = familyOf(name);
  return {
    name,
    languageCodes: [...languageCodes],
    gender,
    family: familyName(name),
    hasSpeakingRate,
    hasPitch,
  };
};

/** `GET /api/v1/voices`: what the speakers of a show in a language may be given, and what they get by default. */
export const createVoicesRoute =
  ({ catalog, defaults }: CastDeps): Route =>
  async (event) => {
    const { languageCode } = readQuery(VoicesQuerySchema, event);
    const [voices, kept] = await Promise.all([
      catalog.list(primaryLanguage(languageCode)),
      defaults.of(languageCode),
    ]);
    return jsonResult(200, {
      languageCode,
      voices: sortVoices(voices, languageCode).map(describe),
      defaults: chooseDefaults(voices, languageCode, kept),
    } satisfies VoiceList);
  };
