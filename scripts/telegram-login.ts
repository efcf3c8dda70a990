import { logIn } from '../src/clients/telegram/log-in.ts';
import { StepcastError } from '../src/errors/stepcast-error.ts';
import { printText } from './terminal/print.ts';
import { createQuestions } from './terminal/questions.ts';

const questions = createQuestions();
const { ask, askHidden } = questions;

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
      mistyped: (sentence) => printText(sentence, process.stderr),
    },
  );
  process.stderr.write(
    'Logged in. Set TELEGRAM_SESSION to this line, or a name in TELEGRAM_SESSIONS for a further account, and keep it as secret as a password:\n',
  );
  process.stdout.write(`${session}\n`);
} catch (error) {
  const { name, message } = error as Error;
  printText(`${error instanceof StepcastError ? `${name}: ` : ''}${message}`, process.stderr);
  process.exitCode = 1;
} finally {
  questions.close();
}
