import type { CastDeps } from '../../voices/cast.ts';
import { chooseDefaults } from '../../voices/choose-defaults.ts';
import { primaryLanguage } from '../../voices/language-codes.ts';
import { sortVoices } from '../../voices/sort-voices.ts';
import type { Voice, VoiceCatalog } from '../../voices/voice-catalog.ts';
import { familyName, familyOf } from '../../voices/voice-family.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
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

/** The voices of all providers that can be asked now, and why others can't. @throws RequestProblem when none can */
const listAll = async (catalogs: readonly VoiceCatalog[], languageCode: string) => {
  const voices: Voice[] = [];
  const problems: RequestProblem[] = [];
  for (const list of await Promise.allSettled(catalogs.map((each) => each.list(languageCode)))) {
    if (list.status === 'fulfilled') voices.push(...list.value);
    else if (list.reason instanceof RequestProblem) problems.push(list.reason);
    else throw list.reason;
  }
  const [first] = problems;
  if (first && problems.length === catalogs.length) throw first;
  return { voices, unavailable: problems.map(({ message }) => message) };
};

/** `GET /api/v1/voices`: what the speakers of a show in a language may be given, and what they get by default. */
export const createVoicesRoute =
  ({ catalogs, defaults }: CastDeps): Route =>
  async (event) => {
    const { languageCode } = readQuery(VoicesQuerySchema, event);
    const [{ voices, unavailable }, kept] = await Promise.all([
      listAll(Object.values(catalogs), primaryLanguage(languageCode)),
      defaults.of(languageCode),
    ]);
    return jsonResult(200, {
      languageCode,
      voices: sortVoices(voices, languageCode).map(describe),
      defaults: chooseDefaults(voices, languageCode, kept),
      unavailable,
    } satisfies VoiceList);
  };
