import type { Channel } from './alert.ts';

const TIMEOUT_MS = 15_000;

/** By which server mail goes out, from whom to whom. */
export interface MailOptions {
  /** `smtps://host:465`, or `smtp://host:587`, which is encrypted by STARTTLS before anything is told. */
  readonly server: string;
  /** What the server lets somebody in by; left out where it asks for nothing. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly to: string;
  /** `to` by default. */
  readonly from?: string | undefined;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

/** What the codes of nodemailer mean to a person. */
const WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'refuses user and password. Many providers want a password made for apps.',
  ENOAUTH: 'asks for user and password.',
  ETLS: 'offers no encryption that can be trusted. Check its port, or use smtps://.',
  EENVELOPE: 'refuses the addresses. Check from and to.',
  ETIMEDOUT: "doesn't answer in time. Check its address and port.",
  EDNS: "isn't known by that name. Check its address.",
  ECONNECTION: "can't be reached. Check its address and port.",
  ESOCKET: "can't be reached safely. Check its address, port and certificate.",
};

const explained = (host: string, error: unknown): Error => {
  const { code = '', message, response } = error as Error & { code?: string; response?: string };
  const why = (response ?? message).trim();
  return new Error(`${host} ${WORDS[code] ?? 'refuses the mail.'} It says: ${why}`, {
    cause: error,
  });
};

/** An SMTP server that takes mail for somebody. @throws Error for an address of no such server */
export const createMail = ({ server, user, password, to, from = to }: MailOptions): Channel => {
  const address = URL.parse(server);
  if (address?.protocol !== 'smtp:' && address?.protocol !== 'smtps:') {
    throw new Error(`${server} is no mail server's address: write smtps://host:465.`);
  }
  const { protocol, hostname, port, host } = address;
  const secure = protocol === 'smtps:';
  const isNear = isLoopback(hostname);
  return {
    name: 'mail',
    to,
    async send({ title, text, link }) {
      // Loaded when there is something to tell.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port) || (secure ? 465 : 587),
        secure,
        // Nothing goes over a network unencrypted. On this machine, as with a bridge, a certificate proves nothing.
        requireTLS: !isNear,
        tls: { rejectUnauthorized: !isNear },
        ...(user && { auth: { user, pass: password ?? '' } }),
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({
          ...{ from, to, subject: title },
          text: [text, ...(link ? [link] : [])].join('\n\n'),
          // No holiday notice answers a machine (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw explained(host, error);
      } finally {
        transport.close();
      }
    },
  };
};
