import type { SoundDecoder } from '../../generate-audio/audio-tools.ts';
import {
  SentenceTooLong,
  SpeechRefused,
  type SpeechSynthesizer,
  SpeechUnavailable,
} from '../../generate-audio/provider/speech-synthesizer.ts';
import { ownName } from '../../voices/voice-provider.ts';
import { callEndpoint, type EndpointAccess, EndpointFailed } from './call-endpoint.ts';
import { toWav } from './to-wav.ts';

/** What an endpoint may be asked for: https://platform.openai.com/docs/api-reference/audio/createSpeech. */
export const SPEECH_FORMATS = ['wav', 'mp3', 'opus', 'aac', 'flac', 'pcm'] as const;

interface SpeechAccess extends EndpointAccess {
  readonly model: string;
  readonly format: (typeof SPEECH_FORMATS)[number];
}

/** What endpoints say of more text than a model takes. */
const TOO_LONG = /too long|string_above_max_length|maximum (?:context |input )?length/i;
/** Statuses that are about this text; another may be spoken. */
const OF_REQUEST = new Set([400, 413, 422]);

/**
 * An endpoint's failure as the pipeline knows it. `action` completes "The speech endpoint refused
 * to …".
 */
export const toSpeechError = (
  error: unknown,
  action: string,
): SpeechUnavailable | SpeechRefused => {
  if (!(error instanceof EndpointFailed)) {
    const said = error instanceof Error ? error.message : String(error);
    return new SpeechUnavailable(`The speech endpoint's answer was no use: ${said}`, {
      cause: error,
    });
  }
  const { message, status = 0, code = '', retryAfterMs, isTransient } = error;
  if (isTransient) {
    return new SpeechUnavailable(`The speech endpoint ${message}`, { cause: error, retryAfterMs });
  }
  const isOfRequest = OF_REQUEST.has(status);
  const isTooLong = status === 413 || (isOfRequest && TOO_LONG.test(`${code} ${message}`));
  const Refusal = isTooLong ? SentenceTooLong : SpeechRefused;
  const remedy = isOfRequest
    ? ''
    : '. Check OPENAI_SPEECH_ENDPOINT, OPENAI_SPEECH_API_KEY and OPENAI_SPEECH_MODEL, and what is left to spend there.';
  return new Refusal(`The speech endpoint refused to ${action}: it ${message}${remedy}`, {
    cause: error,
    isOfRequest,
  });
};

/**
 * Speaks with an endpoint of OpenAI's `POST /v1/audio/speech`: OpenAI, or Kokoro, Piper and others
 * that speak its language. One call is one request. Whichever kind of sound is answered is decoded.
 */
export const createOpenAiSpeechSynthesizer = (
  { model, format, ...access }: SpeechAccess,
  decoder: SoundDecoder,
): SpeechSynthesizer => ({
  async synthesize({ text, voice, speakingRate }, { deadlineMs, signal }) {
    try {
      const { bytes, contentType } = await callEndpoint(access, {
        path: '/v1/audio/speech',
        body: {
          model,
          input: text,
          voice: ownName(voice),
          response_format: format,
          ...(speakingRate !== undefined && { speed: speakingRate }),
        },
        ...{ deadlineMs, signal },
      });
      const isPcm = format === 'pcm' && !/json|text|html/.test(contentType);
      return await toWav(decoder, bytes, { isPcm });
    } catch (error) {
      if (signal?.aborted) {
        throw new SpeechUnavailable('The call to the speech endpoint was cancelled.', {
          cause: error,
        });
      }
      throw toSpeechError(error, `speak as ${voice}`);
    }
  },
});
