import { StepcastError } from '../../src/errors/stepcast-error.ts';
import { ALERT_KINDS } from './alerts/alert-kinds.ts';
import { type ConnectionField, type ConnectionKind, field } from './connection-field.ts';

/** What a stack at home can be connected to. */
export const CONNECTIONS = {
  telegram: {
    title: 'Telegram',
    purpose: 'Shows tell of real channels, read with an account of yours, besides exports.',
    fields: [
      field('TELEGRAM_API_ID', 'API id', 'A number, from https://my.telegram.org.'),
      field('TELEGRAM_API_HASH', 'API hash', 'From the same page.', { isSecret: true }),
      field('TELEGRAM_SESSION', 'Session', 'Made by signing in.', { isSecret: true }),
      field('TELEGRAM_PROXY', 'Proxy', 'socks5://host:port; empty without one.', {
        isOptional: true,
      }),
      field('TELEGRAM_SERVER_KEY', 'Server’s key', 'Empty for Telegram’s own servers.', {
        isOptional: true,
      }),
    ],
  },
  google: {
    title: 'Google voices',
    purpose: 'Google Text-to-Speech speaks in place of the robot voices.',
    fields: [
      field(
        'GOOGLE_CREDENTIALS_JSON',
        'Key file',
        'The JSON text of a service account’s key, made in the Google Cloud console.',
        { isSecret: true },
      ),
      field('GOOGLE_TTS_ENDPOINT', 'Another address', 'Empty for Google’s own.', {
        isOptional: true,
      }),
    ],
  },
  speech: {
    title: 'Speech endpoint',
    purpose: 'Voices of OpenAI, Kokoro, Piper or another server, which shows choose by name.',
    fields: [
      field(
        'OPENAI_SPEECH_ENDPOINT',
        'Address',
        'In front of /v1/audio/speech, such as https://api.openai.com or http://127.0.0.1:8880.',
      ),
      field('OPENAI_SPEECH_API_KEY', 'Key', 'Empty where the server asks for none.', {
        isSecret: true,
        isOptional: true,
      }),
      field('OPENAI_SPEECH_MODEL', 'Model', 'Empty for tts-1.', { isOptional: true }),
      field('OPENAI_SPEECH_VOICES', 'Voices', 'With commas between; empty where it lists them.', {
        isOptional: true,
      }),
    ],
  },
  gemini: {
    title: 'Gemini',
    purpose: 'Writes for the shows whose writer is Gemini.',
    fields: [
      field('GEMINI_API_KEY', 'Key', 'From Google AI Studio.', { isSecret: true }),
      field('GEMINI_ENDPOINT', 'Another address', 'Empty for Google’s own.', { isOptional: true }),
    ],
  },
  model: {
    title: 'Model endpoint',
    purpose: 'A language model of OpenAI, OpenRouter, Ollama or another server that writes.',
    fields: [
      field(
        'OPENAI_CHAT_ENDPOINT',
        'Address',
        'In front of /v1/chat/completions, such as http://127.0.0.1:11434.',
      ),
      field('OPENAI_CHAT_API_KEY', 'Key', 'Empty where the server asks for none.', {
        isSecret: true,
        isOptional: true,
      }),
      field('OPENAI_CHAT_MODEL', 'Model', 'For example gpt-4.1-mini or llama3.1:8b.'),
    ],
  },
  bot: {
    title: 'Telegram bot',
    purpose: 'Posts episodes in the channels and chats that shows name.',
    fields: [
      field('TELEGRAM_BOT_TOKEN', 'Token', 'From @BotFather, such as 110201543:AAHdqTcv….', {
        isSecret: true,
      }),
      field('TELEGRAM_BOT_ENDPOINT', 'Another address', 'Empty for Telegram’s own.', {
        isOptional: true,
      }),
    ],
  },
  ...ALERT_KINDS,
} as const satisfies Readonly<Record<string, ConnectionKind>>;
export type ConnectionName = keyof typeof CONNECTIONS;

export const CONNECTION_NAMES = Object.keys(CONNECTIONS) as ConnectionName[];

/** A connection's settings by the names of .env.example. */
export type ConnectionSettings = Readonly<Record<string, string>>;

/** Thrown when a connection can't be kept or doesn't work; the message says what to do. */
export class ConnectionRefused extends StepcastError {
  override readonly name = 'ConnectionRefused';
  readonly retryable = false;
}

/** The fields of a connection. */
export const fieldsOf = (name: ConnectionName): readonly ConnectionField[] =>
  CONNECTIONS[name].fields;

/**
 * What was given of a connection, trimmed and without what is empty or isn't its own.
 * @throws ConnectionRefused naming what is missing
 */
export const completeConnection = (
  name: ConnectionName,
  given: Readonly<Record<string, string | undefined>>,
): ConnectionSettings => {
  const settings: Record<string, string> = {};
  for (const { setting, label, hint, isOptional } of fieldsOf(name)) {
    const value = given[setting]?.trim() ?? '';
    if (value !== '') settings[setting] = value;
    else if (!isOptional) {
      throw new ConnectionRefused(
        `${CONNECTIONS[name].title}: ${label} (${setting}) is missing. ${hint}`,
      );
    }
  }
  return settings;
};

/** What to do about a connection that doesn't work. */
export const remedyFor = (name: ConnectionName): string =>
  `Connect ${CONNECTIONS[name].title} again: npx stepcast connect ${name}`;
