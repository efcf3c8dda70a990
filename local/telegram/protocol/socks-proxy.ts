import { connect, createServer, type Server } from 'node:net';

const VERSION = 5;
const NO_AUTHENTICATION = Buffer.from([VERSION, 0]);
const CONNECTED = Buffer.from([VERSION, 0, 0, 1, 127, 0, 0, 1, 0, 0]);
const UNREACHABLE = Buffer.from([VERSION, 5, 0, 1, 0, 0, 0, 0, 0, 0]);

/**
 * A SOCKS5 proxy (RFC 1928) that leads every CONNECT to one loopback port, whatever address was
 * asked for: clients keep Telegram's own addresses in their sessions and still end up here.
 */
export const createSocksProxy = (targetPort: () => number): Server =>
  createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', (greeting) => {
      if (greeting[0] !== VERSION) {
        client.destroy();
        return;
      }
      client.write(NO_AUTHENTICATION);
      client.once('data', () => {
        client.pause();
        const target = connect(targetPort(), '127.0.0.1', () => {
          client.write(CONNECTED);
          client.pipe(target).pipe(client);
        });
        target.on('error', () => client.end(UNREACHABLE));
        target.on('close', () => client.destroy());
        client.on('close', () => target.destroy());
      });
    });
  });
