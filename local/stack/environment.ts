import { ffmpegPath, ffprobePath } from '../../build/ffmpeg.ts';
import { SECRETS } from '../../src/runtime/secrets.ts';
import { LOCAL_CONSOLE_ORIGIN } from './arns.ts';

/** Where the secrets of a laptop are in its Secrets Manager. */
const SECRETS_PATH = 'stepcast/local';

/** What functions are told of the other parts of a stack. */
export interface StackFacts {
  readonly bucket: string;
  readonly accessLogBucket: string;
  readonly supabase: { readonly url: string; readonly serviceKey: string };
  readonly s3Endpoint: string;
  readonly mediaUrl: string;
  readonly telegram: {
    readonly apiId: number;
    readonly apiHash: string;
    readonly session: string;
    readonly proxyUrl: string;
  };
  readonly speechEndpoint: string;
  readonly internalApiKey: string;
  readonly stepFunctionsEndpoint: string;
  readonly logsEndpoint: string;
  readonly secretsEndpoint: string;
  readonly sqsEndpoint: string;
  /** The ARN of the machine of this name. */
  stateMachine(name: string): string;
}

/** What the secrets of a stage are on a laptop; the optional ones aren't there. */
const stageSecrets = (
  facts: Omit<StackFacts, 'secretsEndpoint'>,
): Readonly<Record<string, string>> => ({
  SUPABASE_SERVICE_KEY: facts.supabase.serviceKey,
  TELEGRAM_API_ID: String(facts.telegram.apiId),
  TELEGRAM_API_HASH: facts.telegram.apiHash,
  TELEGRAM_SESSION: facts.telegram.session,
  INTERNAL_API_KEY: facts.internalApiKey,
});

/** What stands in the stack's Secrets Manager, by name; `others` go before what a laptop has. */
export const secretsOfStack = (
  facts: Omit<StackFacts, 'secretsEndpoint'>,
  others: Readonly<Record<string, string>> = {},
): Record<string, string> => {
  const given = { ...stageSecrets(facts), ...others };
  return Object.fromEntries(
    Object.entries(SECRETS).flatMap(([section, names]) => {
      const held = names.flatMap((name) => (given[name] ? [[name, given[name]]] : []));
      return held.length === 0
        ? []
        : [[`${SECRETS_PATH}/${section}`, JSON.stringify(Object.fromEntries(held))]];
    }),
  );
};

/** What a stage's parameters are on AWS, by the names of serverless.yml. */
const stageSettings = (facts: StackFacts): Readonly<Record<string, string>> => ({
  LOG_LEVEL: 'info',
  SECRETS_PATH,
  SUPABASE_URL: facts.supabase.url,
  S3_BUCKET_NAME: facts.bucket,
  MEDIA_BASE_URL: facts.mediaUrl,
  ACCESS_LOG_BUCKET: facts.accessLogBucket,
  TELEGRAM_PROXY: facts.telegram.proxyUrl,
  // Without a token: nothing is posted.
  TELEGRAM_BOT_ENDPOINT: '',
  // Without a number: no cap.
  MONTHLY_CAP_USD: '',
  GOOGLE_TTS_ENDPOINT: facts.speechEndpoint,
  // Without an endpoint: the voices of a laptop are Google's alone.
  OPENAI_SPEECH_ENDPOINT: '',
  OPENAI_SPEECH_MODEL: '',
  OPENAI_SPEECH_VOICES: '',
  OPENAI_SPEECH_FORMAT: '',
  OPENAI_SPEECH_CONCURRENCY: '',
  // More would only queue before the few cores that speak.
  SPEECH_CONCURRENCY: '8',
  // The voices of a laptop know no quota.
  SPEECH_REQUESTS_PER_MINUTE: '100000',
  // Without a key: a laptop has the built-in writer.
  GEMINI_ENDPOINT: '',
  WRITER_JUDGE: '',
  WRITER_CONCURRENCY: '',
  GEMINI_CHEAP_MODEL: '',
  OPENAI_CHAT_CHEAP_MODEL: '',
  SEARCH_MODEL: '',
  SEARCH_ANSWERS_PER_DAY: '',
  OPENAI_CHAT_ENDPOINT: '',
  OPENAI_CHAT_MODEL: '',
  LANGUAGE_MODEL_FALLBACKS: '',
  // Without an endpoint: voice messages stay unheard.
  TRANSCRIPTION_ENDPOINT: '',
  TRANSCRIPTION_MODEL: '',
  FFMPEG_PATH: ffmpegPath,
  FFPROBE_PATH: ffprobePath,
  // Receivers of a laptop run on it, and pictures may lie on it.
  WEBHOOK_ALLOWED_ORIGINS: 'http://127.0.0.1:*',
  SHOW_FILES_ALLOWED_ORIGINS: 'http://127.0.0.1:*',
  EPISODE_STATE_MACHINE_ARN: facts.stateMachine('episode'),
  CONSOLE_ORIGIN: LOCAL_CONSOLE_ORIGIN,
});

/**
 * The variables of one function: those that serverless.yml gives it, with the values of a laptop
 * unless `others` has them, and the SDK's own names for endpoints that are elsewhere.
 * @throws Error naming a variable that the stack has no value for
 */
export const functionEnvironment = (
  { name, environment }: { readonly name: string; readonly environment: readonly string[] },
  facts: StackFacts,
  others: Readonly<Record<string, string>> = {},
): Record<string, string> => {
  const settings = { ...stageSettings(facts), ...others };
  const variables: Record<string, string> = {
    AWS_ENDPOINT_URL_S3: facts.s3Endpoint,
    AWS_ENDPOINT_URL_SFN: facts.stepFunctionsEndpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: facts.logsEndpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: facts.secretsEndpoint,
    AWS_ENDPOINT_URL_SQS: facts.sqsEndpoint,
  };
  for (const variable of environment) {
    const value = settings[variable];
    if (value === undefined) {
      throw new Error(`The function ${name} needs ${variable}, which the stack does not set.`);
    }
    variables[variable] = value;
  }
  return variables;
};
