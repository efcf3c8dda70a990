import { ffmpegPath } from '../../build/ffmpeg.ts';
import { createSoundDecoder } from '../../src/clients/ffmpeg/sound-decoder.ts';
import { createGemini } from '../../src/clients/google-genai/gemini.ts';
import { createGoogleVoiceCatalog } from '../../src/clients/google-tts/google-voice-catalog.ts';
import { createOpenAiModel } from '../../src/clients/openai/chat-model.ts';
import { createOpenAiSpeechSynthesizer } from '../../src/clients/openai/speech-synthesizer.ts';
import { createOpenAiVoiceCatalog } from '../../src/clients/openai/voice-catalog.ts';
import { nameBot } from '../../src/clients/telegram-bot/check-bot.ts';
import { readWav } from '../../src/generate-audio/sound/wav.ts';
import type { LanguageModel } from '../../src/language-model/language-model.ts';
import { loadConfig } from '../../src/runtime/config.ts';
import { checkAlertChannel } from './alerts/alert-channels.ts';
import { type ConnectionName, ConnectionRefused, type ConnectionSettings } from './kinds.ts';
import { checkAccount } from './telegram/check-account.ts';

const DEADLINE_MS = 60_000;
const LANGUAGE = 'en-US';

/** What is in the settings, or why a stage would refuse them. @throws InvalidConfig */
const read = <
  S extends 'speech' | 'openAiSpeech' | 'openAiCalls' | 'gemini' | 'languageModel' | 'telegramBot',
>(
  settings: ConnectionSettings,
  ...sections: readonly S[]
) => loadConfig(sections, settings);

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const askModel = async (model: LanguageModel, name: string): Promise<string> => {
  const since = performance.now();
  const { text } = await model.generate(
    {
      model: name,
      instructions: 'You are asked whether you are there.',
      prompt: 'Answer with the JSON object {"ready": true}.',
      answerSchema: {
        type: 'object',
        properties: { ready: { type: 'boolean' } },
        required: ['ready'],
      },
    },
    { deadlineMs: DEADLINE_MS },
  );
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new ConnectionRefused(
      `${name} answers, but not in JSON, which a script needs. Name a model that follows instructions.`,
      { cause },
    );
  }
  return `${name} answered in ${seconds(since)}.`;
};

const CHECKS: Readonly<Record<ConnectionName, (settings: ConnectionSettings) => Promise<string>>> =
  {
    telegram: checkAccount,
    mail: checkAlertChannel('mail'),
    ntfy: checkAlertChannel('ntfy'),
    alertbot: checkAlertChannel('alertbot'),
    async google(settings) {
      const config = read(settings, 'speech');
      const catalog = createGoogleVoiceCatalog({
        endpoint: config.GOOGLE_TTS_ENDPOINT,
        credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
      });
      try {
        return `Google answers, with ${(await catalog.list('en')).length} English voices.`;
      } finally {
        await catalog.close();
      }
    },
    async speech(settings) {
      const config = read(settings, 'openAiSpeech', 'openAiCalls');
      const access = {
        endpoint: config.OPENAI_SPEECH_ENDPOINT ?? '',
        apiKey: config.OPENAI_SPEECH_API_KEY,
      };
      const catalog = createOpenAiVoiceCatalog({ ...access, voices: config.OPENAI_SPEECH_VOICES });
      const voices = await catalog.list(LANGUAGE);
      const [first] = voices;
      if (first === undefined) {
        throw new ConnectionRefused(`The endpoint has no voice that speaks ${LANGUAGE}.`);
      }
      const format = config.OPENAI_SPEECH_FORMAT;
      const model = config.OPENAI_SPEECH_MODEL;
      const since = performance.now();
      const wav = await createOpenAiSpeechSynthesizer(
        { ...access, model, format },
        createSoundDecoder(ffmpegPath),
      ).synthesize(
        { text: 'This is how I sound.', voice: first.name, languageCode: LANGUAGE },
        { deadlineMs: DEADLINE_MS },
      );
      const sound = readWav(wav);
      if ('problem' in sound) {
        throw new ConnectionRefused(`The endpoint answered no speech: ${sound.problem}.`);
      }
      return `${model} spoke as ${first.name} within ${seconds(since)}; it has ${voices.length} voices for English.`;
    },
    async gemini(settings) {
      const config = read(settings, 'gemini');
      const model = createGemini({
        apiKey: config.GEMINI_API_KEY ?? '',
        endpoint: config.GEMINI_ENDPOINT,
      });
      return askModel(model, 'gemini-2.5-flash');
    },
    async model(settings) {
      const config = read(settings, 'languageModel');
      const model = createOpenAiModel({
        endpoint: config.OPENAI_CHAT_ENDPOINT ?? '',
        apiKey: config.OPENAI_CHAT_API_KEY,
      });
      return askModel(model, config.OPENAI_CHAT_MODEL);
    },
    async bot(settings) {
      const config = read(settings, 'telegramBot');
      const endpoint = config.TELEGRAM_BOT_ENDPOINT;
      const bot = await nameBot({ token: config.TELEGRAM_BOT_TOKEN ?? '', endpoint });
      return `${bot} answers. Make it an administrator of the channel that a show is posted in.`;
    },
  };

/**
 * Asks a connection for real, and answers in a sentence what it found.
 * @throws StepcastError saying what is wrong; never with a secret in it
 */
export const checkConnection = (
  name: ConnectionName,
  settings: ConnectionSettings,
): Promise<string> => CHECKS[name](settings);
