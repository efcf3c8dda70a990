import { z } from 'zod';
import { type Transcriber, TranscriptionFailed } from '../../collect-content/voice/transcriber.ts';
import { baseOf } from '../../speech-text/base-of.ts';
import { callEndpoint, type EndpointAccess, EndpointFailed, jsonOf } from './call-endpoint.ts';

interface TranscriptionAccess extends EndpointAccess {
  readonly model: string;
}

const AnswerSchema = z.object({ text: z.string() });
/** Endpoints tell the kind of a sound by the name of its file. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
};

/**
 * Speech to text by an endpoint that speaks OpenAI's `POST /v1/audio/transcriptions`
 * (platform.openai.com/docs/api-reference/audio/createTranscription): OpenAI's own, or a server of one's own.
 */
export const createOpenAiTranscriber = ({
  model,
  ...access
}: TranscriptionAccess): Transcriber => ({
  provider: 'openai',
  model,
  async transcribe({ bytes, mimeType }, { languageCode, timeoutMs }) {
    const form = new FormData();
    const type = mimeType.split(';')[0]?.trim() ?? mimeType;
    form.set(
      'file',
      new Blob([new Uint8Array(bytes)], { type }),
      `voice.${ENDINGS[type] ?? 'ogg'}`,
    );
    form.set('model', model);
    form.set('response_format', 'json');
    // Whisper knows languages by their ISO 639-1 code.
    const language = baseOf(languageCode);
    if (/^[a-z]{2}$/.test(language)) form.set('language', language);
    const path = '/v1/audio/transcriptions';
    try {
      const answer = await callEndpoint(access, { path, body: form, deadlineMs: timeoutMs });
      return AnswerSchema.parse(jsonOf(answer)).text.trim();
    } catch (cause) {
      const what = cause instanceof EndpointFailed ? cause.message : 'answered no transcription';
      throw new TranscriptionFailed(`The speech-to-text endpoint ${what}.`, { cause });
    }
  },
});
