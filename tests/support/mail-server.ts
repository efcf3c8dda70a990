import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as a server took it. */
export interface ReceivedMail {
  readonly from: string | undefined;
  readonly to: readonly string[];
  /** Undefined for nobody in particular. */
  readonly user: string | undefined;
  readonly isEncrypted: boolean;
  /** With its headers, as it came. */
  readonly content: string;
}

/** Starts an SMTP server that lets `me` in by `secret`, and keeps what it is sent; its certificate proves nothing. */
export const startMailServer = async (
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<{ port: number; received: ReceivedMail[]; close(): Promise<void> }> => {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    onAuth({ username, password }, _, done) {
      if (username === 'me' && password === 'secret') done(null, { user: username });
      else done(new Error('Invalid username or password'));
    },
    onData(stream, { envelope, user, secure }, done) {
      text(stream).then((content) => {
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : undefined,
          to: envelope.rcptTo.map(({ address }) => address),
          user: user || undefined,
          isEncrypted: secure,
          content,
        });
        done();
      }, done);
    },
    ...options,
  });
  // Clients that end a connection early are what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};
