import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { logIn } from '../src/clients/telegram/log-in.ts';
import { StepcastError } from '../src/errors/stepcast-error.ts';
import { printText } from './terminal/print.ts';
import { printable } from './terminal/printable.ts';

// Prompts go to stderr, so that stdout holds the session and nothing else.
let hidden = false;
const output = new Writable({
  write(chunk, _encoding, done) {
    if (!hidden) process.stderr.write(chunk);
    done();
  },
});
const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
const closed = new Promise<never>((_, reject) => {
  terminal.once('close', () => reject(new Error('The input ended before the login was done.')));
});
closed.catch(() => undefined);

const ask = async (question: string): Promise<string> =>
  (await Promise.race([terminal.question(question), closed])).trim();

const askHidden = async (question: string): Promise<string> => {
  process.stderr.write(printable(question));
  hidden = true;
  try {
    return await ask('');
  } finally {
    hidden = false;
    process.stderr.write('\n');
  }
};

const fromEnvironment = async (name: string, question: string): Promise<string> =>
  process.env[name] || (await ask(question));

try {
  const apiId = Number(
    await fromEnvironment('TELEGRAM_API_ID', 'API id (see https://my.telegram.org): '),
  );
  if (!Number.isInteger(apiId) || apiId <= 0) throw new Error('The API id is a whole number.');
  const apiHash = await fromEnvironment('TELEGRAM_API_HASH', 'API hash: ');
  if (apiHash === '') throw new Error('The API hash is missing.');
  const session = await logIn(
    { apiId, apiHash, proxyUrl: process.env['TELEGRAM_PROXY'] || undefined },
    {
      phoneNumber: () => ask('Phone number of the account, with country code: '),
      code: () => ask('Code that Telegram has sent to the account: '),
      password: (hint) => askHidden(`Second password${hint ? ` (hint: ${hint})` : ''}: `),
    },
  );
  process.stderr.write(
    'Logged in. Set TELEGRAM_SESSION to this line and keep it as secret as a password:\n',
  );
  process.stdout.write(`${session}\n`);
} catch (error) {
  const { name, message } = error as Error;
  printText(`${error instanceof StepcastError ? `${name}: ` : ''}${message}`, process.stderr);
  process.exitCode = 1;
} finally {
  terminal.close();
}
