import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ffmpegPath, ffprobePath } from '../../../build/ffmpeg.ts';
import { isBusy } from '../../start/check-ports.ts';
import { PORTS } from '../../start/options.ts';
import type { Check, Finding } from './check.ts';

const run = promisify(execFile);
const PROGRAM_TIMEOUT_MS = 30_000;
const ANSWER_TIMEOUT_MS = 10_000;
/** Telegram refuses messages of a clock that is half a minute ahead, or five minutes behind. */
const MOST_SKEW_MS = 30_000;
/** A server that everybody at home needs anyway. */
const TELEGRAM = 'https://api.telegram.org';

/** Whether the programs that encode and measure sound run. */
export const ffmpegCheck = (programs: readonly string[] = [ffmpegPath, ffprobePath]): Check => ({
  name: 'ffmpeg',
  remedy: 'Install the project again: npm ci',
  async run() {
    const versions = [];
    for (const program of programs) {
      const { stdout } = await run(program, ['-version'], { timeout: PROGRAM_TIMEOUT_MS });
      versions.push(/^\S+ version \S+/.exec(stdout)?.[0] ?? program);
    }
    return { ok: true, found: `${versions.join(', ')}.` };
  },
});

/** Whether this machine's clock is right, by a server's on the web. */
export const clockCheck = (url = TELEGRAM, now: () => number = Date.now): Check => ({
  name: 'Clock',
  remedy: 'Let the system set the time from the network.',
  async run() {
    const answer = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    }).catch(() => undefined);
    const told = Date.parse(answer?.headers.get('date') ?? '');
    const { host } = new URL(url);
    if (Number.isNaN(told)) {
      return { ok: true, found: `It can't be compared: ${host} doesn't answer from here.` };
    }
    const skewMs = now() - told;
    if (Math.abs(skewMs) <= MOST_SKEW_MS) {
      return { ok: true, found: `It goes right, by the clock of ${host}.` };
    }
    const direction = skewMs > 0 ? 'ahead of' : 'behind';
    throw new Error(
      `It is ${Math.round(Math.abs(skewMs) / 1000)} s ${direction} the clock of ${host}.`,
    );
  },
});

interface Port {
  readonly number: number;
  readonly option: string;
  readonly what: string;
}

/** The ports of `npm start` unless options name others. */
const usualPorts = (): Port[] =>
  Object.values(PORTS).map(({ number, option, what }) => ({ number, option, what }));

/**
 * Whether the stack's ports answer, by the addresses that a running one wrote down; of a stack that
 * doesn't run, whether another program has one of the usual ports.
 */
export const portsCheck = (
  addresses: readonly string[],
  isUp: boolean,
  ports: readonly Port[] = usualPorts(),
): Check => ({
  name: 'Ports',
  remedy: 'Start the stack: npm start',
  async run(): Promise<Finding> {
    if (isUp) {
      const numbers = addresses.map((address) => Number(new URL(address).port));
      const silent = [];
      for (const number of numbers) if (!(await isBusy(number))) silent.push(number);
      if (silent.length === 0) return { ok: true, found: `${numbers.join(', ')} answer.` };
      return {
        ok: false,
        found: `Nothing listens on ${silent.join(', ')}.`,
        remedy: 'Stop the stack and start it again.',
      };
    }
    const busy = [];
    for (const port of ports) if (await isBusy(port.number)) busy.push(port);
    const [first] = busy;
    if (first === undefined) return { ok: true, found: 'The usual ones are free.' };
    return {
      ok: false,
      found: `Other programs have ${busy.map(({ number, what }) => `${number} (${what})`).join(', ')}.`,
      remedy: `Stop them, or choose another port: npm start -- --${first.option} ${first.number + 1}`,
    };
  },
});
