import { z } from 'zod';
import { type Transcriber, TranscriptionFailed } from '../../collect-content/voice/transcriber.ts';

interface TranscriptionAccess {
  /** Without `/v1/audio/transcriptions` and without a trailing slash. */
  readonly endpoint: string;
  readonly apiKey?: string | undefined;
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
const MOST_ANSWER_CHARACTERS = 200;

/**
 * Speech to text by an endpoint that speaks OpenAI's `POST /v1/audio/transcriptions`
 * (platform.openai.com/docs/api-reference/audio/createTranscription): OpenAI's own, or a server of one's own.
 */
export const createOpenAiTranscriber = ({
  endpoint,
  apiKey,
  model,
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
    const language = languageCode.toLowerCase().split(/[-_]/)[0] ?? '';
    if (/^[a-z]{2}$/.test(language)) form.set('language', language);
    let response: Response;
    try {
      response = await fetch(`${endpoint}/v1/audio/transcriptions`, {
        method: 'POST',
        headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
        body: form,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      const why =
        cause instanceof Error && cause.name === 'TimeoutError' ? 'is too slow' : 'is away';
      throw new TranscriptionFailed(`The speech-to-text endpoint ${why}.`, { cause });
    }
    const answer = await response.text();
    if (!response.ok) {
      throw new TranscriptionFailed(
        `The speech-to-text endpoint answered ${response.status}: ${answer.slice(0, MOST_ANSWER_CHARACTERS)}`,
      );
    }
    try {
      return AnswerSchema.parse(JSON.parse(answer)).text.trim();
    } catch (cause) {
      throw new TranscriptionFailed('The speech-to-text endpoint answered no transcription.', {
        cause,
      });
    }
  },
});
