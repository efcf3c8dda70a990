import { z } from 'zod';
import { StepcastError } from '../errors/stepcast-error.ts';
import { AllowedOriginsSchema } from '../public-internet/allowed-origins.ts';
import { FurtherSessionsSchema } from '../show/telegram-session.ts';
import { MODEL_WRITERS } from '../show/writers.ts';
import { secretOf } from './secrets.ts';

const url = (protocol: RegExp) => z.url({ protocol });
/** An address in front of `/v1`, which may be written with it. */
const endpoint = url(/^https?$/).transform((address) => address.replace(/(?:\/v1)?\/*$/, ''));
const count = z.coerce.number().int().positive();

/** The same object, whose named keys are given together or not at all. */
const together = <T extends z.ZodObject>(object: T, names: readonly string[]): T =>
  names.reduce(
    (schema, name) =>
      schema.refine(
        (given) => given[name] !== undefined || names.every((other) => given[other] === undefined),
        { path: [name], message: 'is missing', when: () => true },
      ),
    object,
  );

/** What a Telegram account needs; a stage whose channels all have exports has none. */
export const TELEGRAM_ACCOUNT = ['TELEGRAM_API_ID', 'TELEGRAM_API_HASH', 'TELEGRAM_SESSION'];

/** Every setting of every function, by the part that needs it; `.env.example` lists the same names. */
export const CONFIG_SECTIONS = {
  logging: z.object({ LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info') }),
  secrets: z.object({
    /** Where Secrets Manager has the secrets of the sections: `<path>/<section>`; without it the environment has them. */
    SECRETS_PATH: z.string().min(1).optional(),
  }),
  database: z.object({
    SUPABASE_URL: url(/^https?$/),
    SUPABASE_SERVICE_KEY: z.string().min(1),
  }),
  storage: z.object({
    AWS_REGION: z.string().min(1),
    S3_BUCKET_NAME: z.string().min(3),
    /** Where listeners fetch audio and feeds: the CDN in front of the bucket, without a trailing slash. */
    MEDIA_BASE_URL: url(/^https?$/),
  }),
  accessLogs: z.object({
    /** Where the CDN leaves the logs of what listeners fetch. */
    ACCESS_LOG_BUCKET: z.string().min(3),
  }),
  telegram: together(
    z.object({
      TELEGRAM_API_ID: count.optional(),
      TELEGRAM_API_HASH: z.string().min(1).optional(),
      TELEGRAM_SESSION: z.string().min(1).optional(),
      /** Further sessions by name, as JSON; shows are spread over them and TELEGRAM_SESSION. */
      TELEGRAM_SESSIONS: FurtherSessionsSchema.optional(),
      /** A SOCKS5 proxy on the way to Telegram, for example `socks5://10.0.0.5:1080`. */
      TELEGRAM_PROXY: url(/^socks5$/).optional(),
    }),
    TELEGRAM_ACCOUNT,
  ),
  telegramBot: z.object({
    /** Of the bot that posts episodes; left out, none is posted. */
    TELEGRAM_BOT_TOKEN: z.string().min(1).optional(),
    TELEGRAM_BOT_ENDPOINT: url(/^https?$/).default('https://api.telegram.org'),
  }),
  monthlyCap: z.object({
    /** US dollars at list prices that all episodes of the stage may cost in a month (UTC); left out, there is no cap. */
    MONTHLY_CAP_USD: z.coerce.number().min(1).max(999_999).optional(),
  }),
  speech: z.object({
    GOOGLE_TTS_ENDPOINT: url(/^https?$/).default('https://texttospeech.googleapis.com'),
    /** The service account's key file, as JSON text; not needed where the endpoint is plain http. */
    GOOGLE_CREDENTIALS_JSON: z.string().min(2).optional(),
  }),
  openAiSpeech: z.object({
    /** A speech endpoint besides Google: the address in front of `/v1/audio/speech`; left out, there is none. */
    OPENAI_SPEECH_ENDPOINT: endpoint.optional(),
    OPENAI_SPEECH_API_KEY: z.string().min(1).optional(),
    /** Its voices, with commas between, where it can't be asked for them. */
    OPENAI_SPEECH_VOICES: z
      .string()
      .transform((names) => names.split(',').flatMap((name) => name.trim() || []))
      .optional(),
  }),
  openAiCalls: z.object({
    OPENAI_SPEECH_MODEL: z.string().min(1).default('tts-1'),
    /** What it is asked for; whatever it answers is decoded. */
    OPENAI_SPEECH_FORMAT: z.enum(['wav', 'mp3', 'opus', 'aac', 'flac', 'pcm']).default('wav'),
    /** Calls under way at once in one run: a server of one's own speaks a few at a time. */
    OPENAI_SPEECH_CONCURRENCY: count.default(4),
  }),
  speechBudget: z.object({
    /** Calls under way at once in one run; the requests a minute are what bounds a deployed stage. */
    SPEECH_CONCURRENCY: count.default(64),
    /** Calls of a provider started in any minute by all runs together; Google grants 200 to Chirp3-HD voices. */
    SPEECH_REQUESTS_PER_MINUTE: count.default(200),
  }),
  gemini: z.object({
    GEMINI_ENDPOINT: url(/^https?$/).default('https://generativelanguage.googleapis.com'),
    /** For the shows that have chosen the writer gemini, and for answers of a search. */
    GEMINI_API_KEY: z.string().min(1).optional(),
  }),
  languageModel: z.object({
    /** For shows that have chosen the writer openai: the address in front of `/v1/chat/completions`. */
    OPENAI_CHAT_ENDPOINT: endpoint.optional(),
    OPENAI_CHAT_API_KEY: z.string().min(1).optional(),
    OPENAI_CHAT_MODEL: z.string().min(1).default('gpt-4.1-mini'),
    /** Who stands in, in this order, for a model that is unavailable; nobody by default. */
    LANGUAGE_MODEL_FALLBACKS: z
      .string()
      .transform((names) => names.split(',').map((name) => name.trim()))
      .pipe(z.array(z.enum(MODEL_WRITERS)))
      .default([]),
  }),
  writing: z.object({
    /** Whether a second call judges each line of a language model's script against what it quotes. */
    WRITER_JUDGE: z.enum(['on', 'off']).default('on'),
    /** How many calls a script may have under way at once; a model on a small machine wants 1 or 2. */
    WRITER_CONCURRENCY: z.coerce.number().int().min(1).max(50).default(6),
    /** The models for judgements and titles; without one, whichever writes. */
    GEMINI_CHEAP_MODEL: z.string().min(1).default('gemini-2.5-flash-lite'),
    OPENAI_CHAT_CHEAP_MODEL: z.string().min(1).optional(),
  }),
  searchAnswers: z.object({
    /** The model that answers questions of a search, where GEMINI_API_KEY is set. */
    SEARCH_MODEL: z.string().min(1).default('gemini-2.5-flash-lite'),
    /** The questions that it is asked in a day (UTC), by all callers together; 0: none. */
    SEARCH_ANSWERS_PER_DAY: z.coerce.number().int().nonnegative().default(500),
  }),
  transcription: z.object({
    /** Turns voice messages into text: the address in front of `/v1/audio/transcriptions`; left out, nobody does. */
    TRANSCRIPTION_ENDPOINT: endpoint.optional(),
    TRANSCRIPTION_API_KEY: z.string().min(1).optional(),
    TRANSCRIPTION_MODEL: z.string().min(1).default('whisper-1'),
  }),
  ffmpeg: z.object({ FFMPEG_PATH: z.string().min(1), FFPROBE_PATH: z.string().min(1) }),
  api: z.object({
    /** The other machines of the stage are named as this one is. */
    EPISODE_STATE_MACHINE_ARN: z.string().regex(/^arn:.*-episode$/),
    /** Where the web console is served: the one origin whose pages may call the API. */
    CONSOLE_ORIGIN: url(/^https?$/).regex(/^https?:\/\/[^/]+$/),
  }),
  clips: z.object({
    /** For sound that isn't MP3; without it there are no clips of such. */
    FFMPEG_PATH: z.string().min(1).optional(),
    /** Where the web console is served: the one origin whose pages may call the API. */
    CONSOLE_ORIGIN: url(/^https?$/).regex(/^https?:\/\/[^/]+$/),
  }),
  webhooks: z.object({
    /** Receivers that need be neither public nor https, for example `http://127.0.0.1:*`. */
    WEBHOOK_ALLOWED_ORIGINS: AllowedOriginsSchema,
  }),
  showFiles: z.object({
    /** Servers of pictures and sounds that need be neither public nor https, for example `http://127.0.0.1:*`. */
    SHOW_FILES_ALLOWED_ORIGINS: AllowedOriginsSchema,
  }),
  authorizer: z.object({
    INTERNAL_API_KEY: z.string().min(16),
    /** The project whose admins are let in. */
    SUPABASE_URL: url(/^https?$/),
  }),
};
type Sections = typeof CONFIG_SECTIONS;
type Intersect<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void
  ? I
  : never;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of this process, which are read here alone. */
export const environment: Environment = process.env;

/** The settings of the named sections. */
export type Config<S extends keyof Sections> = Intersect<{ [K in S]: z.infer<Sections[K]> }[S]>;

/** Thrown when environment variables are missing or wrong; the message lists all of them at once. */
export class InvalidConfig extends StepcastError {
  override readonly name = 'InvalidConfig';
  readonly retryable = false;
}

/**
 * Reads the settings of the named sections from the environment, whose secrets may have been added.
 * @throws InvalidConfig naming every variable that is missing or wrong; values are never quoted.
 */
export const loadConfig = <S extends keyof Sections>(
  sections: readonly S[],
  env: Environment = environment,
): Config<S> => {
  const problems: string[] = [];
  const config = {};
  for (const section of sections) {
    // An empty variable is a missing one: templates write unset parameters as ''.
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
    const parsed = CONFIG_SECTIONS[section].safeParse(given);
    if (parsed.success) Object.assign(config, parsed.data);
    else {
      for (const { path, message } of parsed.error.issues) {
        const name = path.join('.');
        const secret = secretOf(name, env['SECRETS_PATH']);
        const problem = given[name] === undefined ? 'is missing' : message;
        problems.push(`${name}: ${problem}${secret ? ` in the secret ${secret}` : ''}`);
      }
    }
  }
  if (problems.length > 0) {
    throw new InvalidConfig(
      `The settings are not complete:\n  ${problems.join('\n  ')}\nSet them (see .env.example), those of a secret with "npm run stage -- secrets", and start again.`,
    );
  }
  return config as Config<S>;
};
