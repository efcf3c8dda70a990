import type { checkConnection } from './check-connection.ts';
import type { ConnectionField } from './connection-field.ts';
import { type Connection, connectionsInForce } from './in-force.ts';
import type { ConnectionStore } from './kept-connections.ts';
import {
  CONNECTION_NAMES,
  CONNECTIONS,
  type ConnectionName,
  ConnectionRefused,
  type ConnectionSettings,
  completeConnection,
  fieldsOf,
} from './kinds.ts';

/** A connection as people see it: nothing secret of it is told again. */
export interface ListedConnection {
  readonly name: ConnectionName;
  readonly title: string;
  readonly purpose: string;
  /** Who says so; null while there is none. */
  readonly from: Connection['from'] | null;
  readonly fields: readonly (ConnectionField & {
    /** Null for a secret, and for what isn't set. */
    readonly value: string | null;
    readonly isSet: boolean;
  })[];
}

/** What a stack at home is connected to. */
export interface Connections {
  readonly names: readonly ConnectionName[];
  /** @throws ConnectionRefused when they can't be told */
  inForce(): Promise<readonly Connection[]>;
  list(): Promise<readonly ListedConnection[]>;
  /** Asks for real, what is given or else what holds. @throws StepcastError saying what is wrong */
  check(name: ConnectionName, given?: ConnectionSettings): Promise<string>;
  /** Checks and keeps; a secret that isn't given stays. Answers what the check found. @throws StepcastError */
  connect(name: ConnectionName, given: ConnectionSettings): Promise<string>;
  /** What signing in to Telegram goes by: what is given, else what is kept, else what the environment says. @throws ConnectionRefused */
  forSignIn(given: ConnectionSettings): Promise<ConnectionSettings>;
  /** Signs out where that is possible. @throws ConnectionRefused when there is none, or the environment says so */
  remove(name: ConnectionName): Promise<void>;
  isSealed(): Promise<boolean | undefined>;
}

interface ConnectionsDeps {
  readonly store: ConnectionStore;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly ask?: typeof checkConnection;
  readonly end?: (name: ConnectionName, settings: ConnectionSettings) => Promise<void>;
}

/** Loaded when something is asked: the clients of all providers stand behind it. */
const askForReal: typeof checkConnection = async (name, settings) =>
  (await import('./check-connection.ts')).checkConnection(name, settings);

/** A session is ended at Telegram's before it is forgotten here. */
const endForReal = async (name: ConnectionName, settings: ConnectionSettings): Promise<void> => {
  if (name !== 'telegram') return;
  const { endSession } = await import('./telegram/end-session.ts');
  await endSession(settings);
};

/** Connections of a data folder, as far as the environment doesn't say others. */
export const createConnections = ({
  store,
  env,
  ask = askForReal,
  end = endForReal,
}: ConnectionsDeps): Connections => {
  const inForce = async () => connectionsInForce(await store.read(), env);
  const refuseOfEnvironment = async (name: ConnectionName): Promise<void> => {
    const held = (await inForce()).find((each) => each.name === name);
    if (held?.from !== 'environment') return;
    throw new ConnectionRefused(
      `${CONNECTIONS[name].title} is set by the environment (${Object.keys(held.settings).join(', ')}). Change it there, or unset it.`,
    );
  };
  /** Secrets stay where they aren't given anew, unless they would go to another address. */
  const withKeptSecrets = async (
    name: ConnectionName,
    given: ConnectionSettings,
  ): Promise<ConnectionSettings> => {
    const kept = (await store.read())[name] ?? {};
    const isSameAddress = fieldsOf(name)
      .filter(({ setting }) => /_(ENDPOINT|URL)$/.test(setting))
      .every(({ setting }) => (given[setting] ?? '') === (kept[setting] ?? ''));
    const secrets = fieldsOf(name).filter(({ isSecret }) => isSecret && isSameAddress);
    return {
      ...Object.fromEntries(
        secrets.flatMap(({ setting }) => (kept[setting] ? [[setting, kept[setting]]] : [])),
      ),
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== '')),
    };
  };
  return {
    names: CONNECTION_NAMES,
    inForce,
    isSealed: store.isSealed,
    async list() {
      const held = await inForce();
      return CONNECTION_NAMES.map((name) => {
        const { title, purpose } = CONNECTIONS[name];
        const { from = null, settings = {} } = held.find((each) => each.name === name) ?? {};
        const fields = fieldsOf(name).map((field) => {
          const value = settings[field.setting];
          const isShown = value !== undefined && !field.isSecret;
          return { ...field, value: isShown ? value : null, isSet: value !== undefined };
        });
        return { ...{ name, title, purpose, from }, fields };
      });
    },
    async check(name, given) {
      if (given) return ask(name, completeConnection(name, await withKeptSecrets(name, given)));
      const held = (await inForce()).find((each) => each.name === name);
      if (held) return ask(name, held.settings);
      throw new ConnectionRefused(
        `${CONNECTIONS[name].title} isn't connected yet: npx stepcast connect ${name}`,
      );
    },
    async connect(name, given) {
      await refuseOfEnvironment(name);
      const settings = completeConnection(name, await withKeptSecrets(name, given));
      const found = await ask(name, settings);
      await store.write({ ...(await store.read()), [name]: settings });
      return found;
    },
    async forSignIn(given) {
      await refuseOfEnvironment('telegram');
      const settings: Record<string, string> = {};
      const kept = (await store.read()).telegram ?? {};
      for (const { setting } of fieldsOf('telegram')) {
        const value = given[setting]?.trim() || kept[setting] || env[setting];
        if (value && setting !== 'TELEGRAM_SESSION') settings[setting] = value;
      }
      return settings;
    },
    async remove(name) {
      await refuseOfEnvironment(name);
      const { [name]: removed, ...others } = await store.read();
      if (!removed) throw new ConnectionRefused(`${CONNECTIONS[name].title} isn't connected.`);
      await end(name, removed);
      await store.write(others);
    },
  };
};
