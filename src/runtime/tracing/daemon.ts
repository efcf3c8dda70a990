import { createSocket, type Socket } from 'node:dgram';

/** What stands before a document, on a line of its own. */
const HEADER = '{"format": "json", "version": 1}\n';

let socket: Socket | undefined;

/**
 * Hands a document to the X-Ray daemon at `host:port`, which Lambda runs beside each function. Waits
 * until the system has taken the datagram, and for no answer: there is none.
 */
export const sendDocument = (address: string, document: object): Promise<void> => {
  // It keeps no process alive.
  socket ??= createSocket('udp4').unref();
  const [host, port] = address.split(':');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.send(`${HEADER}${JSON.stringify(document)}`, Number(port), host, (error) =>
    error ? reject(error) : resolve(),
  );
  return promise;
};
