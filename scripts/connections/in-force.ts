import { ALERT_KINDS } from './alerts/alert-kinds.ts';
import type { KeptConnections } from './kept-connections.ts';
import {
  CONNECTION_NAMES,
  type ConnectionName,
  type ConnectionSettings,
  completeConnection,
  fieldsOf,
} from './kinds.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A connection that is used, and who says so. */
export interface Connection {
  readonly name: ConnectionName;
  readonly from: 'environment' | 'data folder';
  readonly settings: ConnectionSettings;
}

/** What the stack itself uses: it asks Telegram for the functions, and tells people. */
export const OF_THE_STACK: readonly ConnectionName[] = [
  'telegram',
  ...(Object.keys(ALERT_KINDS) as (keyof typeof ALERT_KINDS)[]),
];

/** Settings besides the connections' that the environment may give a stack at home. */
const OTHERS = [
  'LANGUAGE_MODEL_FALLBACKS',
  'MONTHLY_CAP_USD',
  'OPENAI_SPEECH_FORMAT',
  'OPENAI_SPEECH_CONCURRENCY',
  'SPEECH_REQUESTS_PER_MINUTE',
  'TRANSCRIPTION_ENDPOINT',
  'TRANSCRIPTION_API_KEY',
  'TRANSCRIPTION_MODEL',
];

const named = (names: readonly string[], env: Environment): ConnectionSettings =>
  Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

/**
 * The connections that hold: what the environment says of one stands alone, so that a key that is
 * kept never goes to an address that somebody else has set.
 * @throws ConnectionRefused when the environment names a part of one
 */
export const connectionsInForce = (kept: KeptConnections, env: Environment): Connection[] =>
  CONNECTION_NAMES.flatMap((name): Connection[] => {
    const given = named(
      fieldsOf(name).map(({ setting }) => setting),
      env,
    );
    // Where somebody signs in from here, API id and hash may stand in the environment alone.
    const isWhole = name !== 'telegram' || given['TELEGRAM_SESSION'] !== undefined;
    if (Object.keys(given).length > 0 && isWhole) {
      return [{ name, from: 'environment', settings: completeConnection(name, given) }];
    }
    const settings = kept[name];
    return settings ? [{ name, from: 'data folder', settings }] : [];
  });

/** What functions are told of them, by the names of serverless.yml; empty for the default of a stage. */
export const settingsOf = (
  connections: readonly Connection[],
  env: Environment,
): ConnectionSettings => {
  const isGoogle = connections.some(({ name }) => name === 'google');
  const ofFunctions = connections.filter(({ name }) => !OF_THE_STACK.includes(name));
  return {
    // Google's own address and quota, in place of those of the voices on this machine.
    ...(isGoogle && {
      GOOGLE_TTS_ENDPOINT: '',
      SPEECH_CONCURRENCY: '',
      SPEECH_REQUESTS_PER_MINUTE: '',
    }),
    ...Object.assign({}, ...ofFunctions.map(({ settings }) => settings)),
    ...named(OTHERS, env),
  };
};
