import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makeDataFolder } from '../../../../local/stack/index.ts';
import { DEFAULT_DATA_DIR } from '../../../command-line/data-dir.ts';
import { ALERT_KINDS } from '../../../connections/alerts/alert-kinds.ts';
import { noteChange } from '../../../connections/changes-to-enter.ts';
import { type Connections, createConnections } from '../../../connections/connections.ts';
import { openConnections } from '../../../connections/kept-connections.ts';
import {
  CONNECTIONS,
  type ConnectionName,
  type ConnectionSettings,
  fieldsOf,
} from '../../../connections/kinds.ts';
import type { Questions } from '../../../terminal/questions.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer } from '../../context.ts';
import { columns } from '../../words/columns.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The connections of the data folder that the options name, which is made when it isn't there. What
 * is changed is noted there for the audit.
 */
export const connectionsAt = (dataDir: string | undefined, env: Environment): Connections => {
  const folder = resolve(dataDir ?? DEFAULT_DATA_DIR);
  makeDataFolder(folder);
  const store = openConnections(folder, env['STEPCAST_KEY']);
  const connections = createConnections({ store, env });
  return {
    ...connections,
    async connect(name, given) {
      const found = await connections.connect(name, given);
      await noteChange(folder, 'connection.changed', name);
      return found;
    },
    async remove(name) {
      await connections.remove(name);
      await noteChange(folder, 'connection.removed', name);
    },
  };
};

const UNSEALED =
  'Kept in a file that only you may read, unencrypted. Set STEPCAST_KEY, here and for npm start, to have it encrypted.';
/** When a running stack uses what has just been connected. */
const usedFrom = (name: ConnectionName): string =>
  name === 'telegram'
    ? 'A running stack reads channels with it from now on.'
    : name in ALERT_KINDS
      ? 'A running stack tells you by it from now on.'
      : 'A running stack uses it for what begins from now on.';

/** `connect`: what there is to connect, and what is connected. */
export const listConnections = async (connections: Connections): Promise<Answer> => {
  const listed = await connections.list();
  const rows = listed.map(({ name, title, from }) => [
    name,
    title,
    from === null ? 'not connected' : `connected, by the ${from}`,
  ]);
  return {
    json: listed,
    lines: [
      ...columns(rows),
      '',
      'Connect one with npx stepcast connect NAME; --check asks it, --remove forgets it.',
    ],
    ok: true,
  };
};

/** Google's key is a file: its path may be given in place of its text. */
const readSecret = async (setting: string, typed: string): Promise<string> => {
  if (setting !== 'GOOGLE_CREDENTIALS_JSON' || typed === '' || typed.startsWith('{')) return typed;
  try {
    return await readFile(resolve(typed), 'utf8');
  } catch (cause) {
    throw new CommandFailed(`There is no key file at ${typed} that can be read.`, { cause });
  }
};

const askFor = async (name: ConnectionName, questions: Questions): Promise<ConnectionSettings> => {
  const given: Record<string, string> = {};
  for (const { setting, label, hint, isSecret } of fieldsOf(name)) {
    const isFile = setting === 'GOOGLE_CREDENTIALS_JSON';
    const question = isFile ? `Path of the key file (${hint}) ` : `${label} (${hint}) `;
    const ask = isSecret && !isFile ? questions.askHidden : questions.ask;
    given[setting] = await readSecret(setting, await ask(question));
  }
  return given;
};

/** `connect NAME`: asks what it needs, checks that it works, and keeps it. */
export const connect = async (
  connections: Connections,
  name: ConnectionName,
  questions: Questions,
  tell: (text: string) => void,
): Promise<Answer> => {
  const found =
    name === 'telegram'
      ? await (await import('../channels/connect-telegram.ts')).signInToTelegram(
          connections,
          questions,
          tell,
        )
      : await connections.connect(name, await askFor(name, questions));
  const isSealed = await connections.isSealed();
  return {
    json: { name, found, isSealed },
    lines: [
      `${CONNECTIONS[name].title} is connected. ${found}`,
      ...(isSealed ? [] : [UNSEALED]),
      usedFrom(name),
    ],
    ok: true,
  };
};

/** `connect NAME --check`. */
export const checkKept = async (
  connections: Connections,
  name: ConnectionName,
): Promise<Answer> => {
  const found = await connections.check(name);
  return { json: { name, found }, lines: [found], ok: true };
};

/** `connect NAME --remove`. */
export const removeConnection = async (
  connections: Connections,
  name: ConnectionName,
): Promise<Answer> => {
  await connections.remove(name);
  return {
    json: { name },
    lines: [
      name === 'telegram'
        ? 'Signed out: Telegram has ended the session, and it is forgotten here.'
        : `${CONNECTIONS[name].title} is forgotten. A running stack uses it for nothing that begins from now on.`,
    ],
    ok: true,
  };
};
