import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { PortUnavailable } from './port-unavailable.ts';

/**
 * Starts a server, on 127.0.0.1 unless `address` is another of this machine, and resolves to its
 * port; port 0 takes a free one, which nobody else can take in between. `name` is what people call
 * the server.
 * @throws PortUnavailable
 */
export const listen = async (
  server: Server,
  port: number,
  name: string,
  address = '127.0.0.1',
): Promise<number> => {
  try {
    server.listen(port, address);
    await once(server, 'listening');
  } catch (error) {
    throw new PortUnavailable(name, port, error as NodeJS.ErrnoException);
  }
  return (server.address() as AddressInfo).port;
};
