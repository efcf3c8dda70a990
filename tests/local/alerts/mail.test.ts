import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMail, type MailOptions } from '../../../local/alerts/index.ts';
import { startMailServer } from '../../support/mail-server.ts';

let server: Awaited<ReturnType<typeof startMailServer>> | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const serve = async (options: SMTPServerOptions = {}, host?: string) => {
  server = await startMailServer(options, host);
  return server;
};
const send = (options: Pick<MailOptions, 'server'> & Partial<MailOptions>) =>
  createMail({ user: 'me', password: 'secret', to: 'me@mail.test', ...options }).send({
    title: 'Die Fähre: an episode failed',
    text: 'The provider is out of reach. Retry it.',
    link: 'http://127.0.0.1:4000/#/episodes/1',
  });
const problemOf = (sending: Promise<void>) =>
  sending.then(
    () => 'It was sent.',
    (error: Error) => error.message,
  );

describe('mail', () => {
  it('is sent with what happened, the remedy and the link, by STARTTLS and a password', async () => {
    const { port, received } = await serve();
    await send({ server: `smtp://127.0.0.1:${port}`, from: 'stepcast@mail.test' });
    expect(received).toMatchObject([
      { from: 'stepcast@mail.test', to: ['me@mail.test'], user: 'me', isEncrypted: true },
    ]);
    const [{ content } = { content: '' }] = received;
    expect(content).toContain('Subject: =?UTF-8?Q?Die_F=C3=A4hre=3A_an_episode_failed?=');
    expect(content).toContain('The provider is out of reach. Retry it.');
    expect(content).toContain('http://127.0.0.1:4000/#/episodes/1');
    expect(content).toContain('Auto-Submitted: auto-generated');
  });

  it('is sent on a connection that is encrypted from the beginning, from the same address', async () => {
    const { port, received } = await serve({ secure: true });
    await send({ server: `smtps://127.0.0.1:${port}` });
    expect(received).toMatchObject([{ from: 'me@mail.test', isEncrypted: true }]);
  });

  it('needs no password where the server asks for none', async () => {
    const { port, received } = await serve({ authOptional: true });
    await send({ server: `smtp://127.0.0.1:${port}`, user: undefined, password: undefined });
    expect(received).toMatchObject([{ user: undefined }]);
  });

  // No loopback address by its name, and yet this machine: it stands for a server elsewhere.
  it.each([
    ['by a certificate that proves nothing', {}, /safely.*certificate/],
    ['unencrypted', { disabledCommands: ['STARTTLS'] }, /no encryption that can be trusted/],
  ])('goes to no server elsewhere %s', async (_, options: SMTPServerOptions, problem) => {
    const { port, received } = await serve({ authOptional: true, ...options }, '0.0.0.0');
    expect(await problemOf(send({ server: `smtp://0.0.0.0:${port}` }))).toMatch(problem);
    expect(received).toEqual([]);
  });
});

describe('a server', () => {
  it('that refuses the password is told of, without the password', async () => {
    const { port } = await serve();
    const problem = await problemOf(
      send({ server: `smtp://127.0.0.1:${port}`, password: 'a-wrong-one' }),
    );
    expect(problem).toMatch(/refuses user and password.*made for apps/);
    expect(problem).not.toContain('a-wrong-one');
  });

  it('that asks for a password where none is given is told of', async () => {
    const { port } = await serve();
    const problem = await problemOf(
      send({ server: `smtp://127.0.0.1:${port}`, user: undefined, password: undefined }),
    );
    expect(problem).toMatch(/authentication required/i);
  });

  it('that refuses the address is told of', async () => {
    const { port } = await serve({
      onRcptTo: (_, __, done) =>
        done(Object.assign(new Error('No such user'), { responseCode: 550 })),
    });
    const problem = await problemOf(send({ server: `smtp://127.0.0.1:${port}` }));
    expect(problem).toMatch(/refuses the addresses.*No such user/);
  });

  it('that isn’t there is told of, with what to look at', async () => {
    const { port } = await serve();
    await server?.close();
    server = undefined;
    const problem = await problemOf(send({ server: `smtp://127.0.0.1:${port}` }));
    expect(problem).toMatch(/can't be reached.*Check its address/);
  });

  it('must be one of mail', () => {
    expect(() => createMail({ server: 'https://mail.test', to: 'me@mail.test' })).toThrow(
      /no mail server/,
    );
  });
});
