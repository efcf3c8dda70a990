import type { TelegramAccess } from '../../../src/clients/telegram/telegram-connection.ts';
import { ConnectionRefused, type ConnectionSettings } from '../kinds.ts';

/** How a connection's settings say that Telegram is reached. @throws ConnectionRefused */
export const accessOf = (settings: ConnectionSettings): TelegramAccess => {
  const apiId = Number(settings['TELEGRAM_API_ID']);
  if (!Number.isInteger(apiId) || apiId <= 0) {
    throw new ConnectionRefused(
      'The API id is a whole number. Copy it from https://my.telegram.org.',
    );
  }
  const apiHash = settings['TELEGRAM_API_HASH'] ?? '';
  if (apiHash === '') {
    throw new ConnectionRefused('The API hash is missing. Copy it from https://my.telegram.org.');
  }
  const proxyUrl = settings['TELEGRAM_PROXY'];
  const serverKey = settings['TELEGRAM_SERVER_KEY'];
  if (proxyUrl !== undefined && !/^socks5:\/\/[^/]+$/.test(proxyUrl)) {
    throw new ConnectionRefused('Write the proxy as socks5://host:port, or leave it empty.');
  }
  return { apiId, apiHash, proxyUrl, serverKey };
};
