import { type Channel, createMail } from '../../local/alerts/index.ts';
import type { Connection } from './in-force.ts';
import { ConnectionRefused, type ConnectionSettings } from './kinds.ts';

/** What is sent to see whether it comes. */
export const TEST_ALERT = {
  title: 'Stepcast tells you here',
  text: 'This is a test. When an episode fails, a show goes silent or the session with Telegram ends, you hear of it here.',
  link: null,
};

/** The mail server that a connection's settings name. @throws ConnectionRefused for an address of none */
export const mailOf = (settings: ConnectionSettings): Channel => {
  try {
    return createMail({
      server: settings['STEPCAST_ALERT_MAIL_ENDPOINT'] ?? '',
      user: settings['STEPCAST_ALERT_MAIL_USER'],
      password: settings['STEPCAST_ALERT_MAIL_PASSWORD'],
      to: settings['STEPCAST_ALERT_MAIL_TO'] ?? '',
      from: settings['STEPCAST_ALERT_MAIL_FROM'],
    });
  } catch (cause) {
    throw new ConnectionRefused((cause as Error).message, { cause });
  }
};

/** Sends a mail, and answers what came of it in a sentence. @throws ConnectionRefused when it isn't taken */
export const checkMail = async (settings: ConnectionSettings): Promise<string> => {
  try {
    await mailOf(settings).send(TEST_ALERT);
  } catch (cause) {
    throw new ConnectionRefused((cause as Error).message, { cause });
  }
  return `The server took a mail to ${settings['STEPCAST_ALERT_MAIL_TO']}: look whether it has come.`;
};

/** The mail server among the connections, if there is one. */
export const mailAmong = (connections: readonly Connection[]): Channel[] =>
  connections.flatMap(({ name, settings }) => (name === 'mail' ? [mailOf(settings)] : []));
