import {
  type Channel,
  createMail,
  createNtfy,
  createTelegramBot,
} from '../../../local/alerts/index.ts';
import type { Connection } from '../in-force.ts';
import { ConnectionRefused, type ConnectionSettings } from '../kinds.ts';
import type { ALERT_KINDS } from './alert-kinds.ts';

/** A connection by which people are told. */
export type AlertName = keyof typeof ALERT_KINDS;

/** What is sent to see whether it comes. */
export const TEST_ALERT = {
  title: 'Stepcast tells you here',
  text: 'This is a test. When an episode fails, a show goes silent or the session with Telegram ends, you hear of it here.',
  link: null,
};

const CREATE: Readonly<Record<AlertName, (settings: ConnectionSettings) => Channel>> = {
  mail: (settings) =>
    createMail({
      server: settings['STEPCAST_ALERT_MAIL_ENDPOINT'] ?? '',
      user: settings['STEPCAST_ALERT_MAIL_USER'],
      password: settings['STEPCAST_ALERT_MAIL_PASSWORD'],
      to: settings['STEPCAST_ALERT_MAIL_TO'] ?? '',
      from: settings['STEPCAST_ALERT_MAIL_FROM'],
    }),
  ntfy: (settings) =>
    createNtfy({
      url: settings['STEPCAST_ALERT_NTFY_URL'] ?? '',
      token: settings['STEPCAST_ALERT_NTFY_TOKEN'],
    }),
  alertbot: (settings) =>
    createTelegramBot({
      token: settings['STEPCAST_ALERT_TELEGRAM_TOKEN'] ?? '',
      chat: settings['STEPCAST_ALERT_TELEGRAM_CHAT'] ?? '',
      endpoint: settings['STEPCAST_ALERT_TELEGRAM_ENDPOINT'],
    }),
};

const isAlert = (name: string): name is AlertName => name in CREATE;

/** Runs `work`; what fails is refused in the words of the channel. */
const refusing = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    throw new ConnectionRefused((cause as Error).message, { cause });
  }
};

/** Sends something, and answers what came of it in a sentence. @throws ConnectionRefused when it isn't taken */
export const checkAlertChannel =
  (name: AlertName) =>
  async (settings: ConnectionSettings): Promise<string> => {
    const channel = await refusing(() => CREATE[name](settings));
    await refusing(() => channel.send(TEST_ALERT));
    return `A test was sent by ${channel.name} to ${channel.to}: look whether it has come.`;
  };

/** Those among the connections by which people are told. @throws Error for an address of none */
export const alertChannelsAmong = (connections: readonly Connection[]): Channel[] =>
  connections.flatMap(({ name, settings }) => (isAlert(name) ? [CREATE[name](settings)] : []));
