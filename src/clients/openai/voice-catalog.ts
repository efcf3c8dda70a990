import { z } from 'zod';
import { SpeechRefused } from '../../generate-audio/provider/speech-synthesizer.ts';
import { VOICE_NAME } from '../../show/voice/voice-name.ts';
import { describeEndpointVoice } from '../../voices/endpoint-voices.ts';
import { primaryLanguage } from '../../voices/language-codes.ts';
import type { VoiceCatalog } from '../../voices/voice-catalog.ts';
import { endpointVoice } from '../../voices/voice-provider.ts';
import {
  callEndpoint,
  type EndpointAccess,
  EndpointFailed,
  jsonOf,
  providerAt,
} from './call-endpoint.ts';
import { toSpeechError } from './speech-synthesizer.ts';

interface CatalogAccess extends EndpointAccess {
  /** The endpoint's voices by their own names, where it can't be asked or has too many. */
  readonly voices?: readonly string[] | undefined;
}

/** The longest that a list of voices is waited for; the API's function answers within twenty. */
const DEADLINE_MS = 5_000;

/**
 * OpenAI has no route that lists the voices it has made.
 * @see https://platform.openai.com/docs/guides/text-to-speech#voice-options (read 2026-11-29)
 */
const OF_OPENAI = [
  ...['alloy', 'ash', 'ballad', 'cedar', 'coral', 'echo', 'fable', 'marin', 'nova', 'onyx'],
  ...['sage', 'shimmer', 'verse'],
];

const NameSchema = z.union([
  z.string(),
  z.object({ id: z.string() }).transform(({ id }) => id),
  z.object({ voice_id: z.string() }).transform((voice) => voice.voice_id),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);
/** Servers agree on the path and not on the shape. */
const ListSchema = z.union([
  z.array(NameSchema),
  z.object({ voices: z.array(NameSchema) }).transform(({ voices }) => voices),
  z.object({ data: z.array(NameSchema) }).transform(({ data }) => data),
]);

/** Statuses of a server that has no such route. */
const NO_ROUTE = new Set([404, 405, 501]);

const askFor = async (access: EndpointAccess): Promise<readonly string[]> => {
  const path = '/v1/audio/voices';
  try {
    return ListSchema.parse(jsonOf(await callEndpoint(access, { path, deadlineMs: DEADLINE_MS })));
  } catch (error) {
    const lists = error instanceof EndpointFailed && !NO_ROUTE.has(error.status ?? 0);
    if (lists) throw toSpeechError(error, 'list its voices');
    throw new SpeechRefused(
      `The speech endpoint lists no voices at ${path}. Name them in OPENAI_SPEECH_VOICES, with commas between.`,
      { cause: error },
    );
  }
};

/**
 * The voices of an OpenAI-compatible endpoint: those that the stage names, OpenAI's own, or what the
 * endpoint answers to `GET /v1/audio/voices`. A voice whose name says no language speaks every one.
 */
export const createOpenAiVoiceCatalog = ({ voices, ...access }: CatalogAccess): VoiceCatalog => ({
  async list(languageCode) {
    const known = providerAt(access.endpoint) === 'openai' ? OF_OPENAI : undefined;
    const names = voices ?? known ?? (await askFor(access));
    return [...new Set(names)].flatMap((own) => {
      const name = endpointVoice(own);
      const { language, gender } = describeEndpointVoice(own);
      if (!VOICE_NAME.test(name)) return [];
      if (language !== null && primaryLanguage(language) !== primaryLanguage(languageCode)) {
        return [];
      }
      return [{ name, languageCodes: [language ?? languageCode], gender }];
    });
  },
});
