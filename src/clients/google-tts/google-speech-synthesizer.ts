import { TextToSpeechClient } from '@google-cloud/text-to-speech';
import { grpc } from 'google-gax';
import {
  SPEECH_SAMPLE_RATE_HERTZ,
  type SpeechSynthesizer,
} from '../../generate-audio/provider/speech-synthesizer.ts';
import type { Pronunciation } from '../../speech-text/lexicon.ts';
import { type GoogleOptions, toConnection } from './connection.ts';
import { toSpeechError } from './to-speech-error.ts';
import { traceGoogleCall } from './trace-call.ts';

/** Lets the signal cancel a call, which the library offers no other way to. */
const cancelledBy =
  (signal: AbortSignal): grpc.Interceptor =>
  (options, nextCall) => {
    const call = new grpc.InterceptingCall(nextCall(options));
    const cancel = () => call.cancelWithStatus(grpc.status.CANCELLED, 'not needed any more');
    // It may be aborted by now, and a call can't be cancelled before it has started.
    if (signal.aborted) queueMicrotask(cancel);
    else signal.addEventListener('abort', cancel, { once: true });
    return call;
  };

const customPronunciations = (pronunciations: readonly Pronunciation[]) => ({
  pronunciations: pronunciations.map(({ phrase, ipa }) => ({
    ...{ phrase, pronunciation: ipa },
    phoneticEncoding: 'PHONETIC_ENCODING_IPA' as const,
  })),
});

/**
 * Speaks with Google Cloud Text-to-Speech over gRPC. The library's own retries are off and each
 * call has its deadline, since retrying is the caller's part. Connects at the first call.
 * @throws InvalidGoogleCredentials
 */
export const createGoogleSpeechSynthesizer = (
  options: GoogleOptions,
): SpeechSynthesizer & { close(): Promise<void> } => {
  const client = new TextToSpeechClient({
    ...toConnection(options),
    fallback: false,
    'grpc.enable_retries': 0,
  });
  return {
    async synthesize(
      { text, marked, pronunciations, voice, languageCode, speakingRate, pitch },
      { deadlineMs, signal },
    ) {
      try {
        // The first call's own attempt would leave a rejection that nobody can handle.
        await client.initialize();
        const [{ audioContent }] = await traceGoogleCall('SynthesizeSpeech', () =>
          client.synthesizeSpeech(
            {
              input: {
                ...(marked ?? { text }),
                ...(pronunciations && {
                  customPronunciations: customPronunciations(pronunciations),
                }),
              },
              voice: { name: voice, languageCode },
              audioConfig: {
                audioEncoding: 'LINEAR16',
                sampleRateHertz: SPEECH_SAMPLE_RATE_HERTZ,
                ...(speakingRate !== undefined && { speakingRate }),
                ...(pitch !== undefined && { pitch }),
              },
            },
            {
              timeout: deadlineMs,
              retry: null,
              ...(signal && { otherArgs: { options: { interceptors: [cancelledBy(signal)] } } }),
            },
          ),
        );
        return typeof audioContent === 'string'
          ? Buffer.from(audioContent, 'base64')
          : (audioContent ?? new Uint8Array());
      } catch (error) {
        throw toSpeechError(error, `speak as ${voice}`);
      }
    },
    // A client that never connected rejects here with what its calls were told already.
    close: () => client.close().catch(() => undefined),
  };
};
