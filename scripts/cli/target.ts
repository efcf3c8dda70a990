import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../command-line/data-dir.ts';
import { InvalidOption } from '../command-line/invalid-option.ts';
import { keptApiKey } from '../start/kept-secrets.ts';
import { type StackFacts, StackFactsSchema, stackFactsFile } from '../start/stack-facts.ts';
import { CommandFailed } from './command-failed.ts';
import type { CommonOptions } from './grammar/stepcast.ts';

/** The API that a command speaks to. */
export interface Target {
  readonly apiUrl: string;
  readonly apiKey: string;
  /** The stack of `npm start`; null for a deployed stage. */
  readonly stack: (StackFacts & { readonly dataDir: string }) | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const deployedTarget = (url: string, key: string | undefined): Target => {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new InvalidOption(`${url} is no http or https address.`);
  }
  if (key) return { apiUrl: url.replace(/\/+$/, ''), apiKey: key, stack: null };
  throw new InvalidOption('A deployed stage needs its API key: --key, or STEPCAST_API_KEY.');
};

const embeddedTarget = async (dataDir: string): Promise<Target> => {
  try {
    const text = await readFile(stackFactsFile(dataDir), 'utf8');
    const facts = StackFactsSchema.parse(JSON.parse(text));
    const apiKey = await keptApiKey(dataDir);
    return { apiUrl: facts.apiUrl, apiKey, stack: { ...facts, dataDir } };
  } catch (cause) {
    throw new CommandFailed(
      `No stack has been started on ${dataDir} yet. Start it with npm start, or name a deployed stage with --url and --key.`,
      { cause },
    );
  }
};

/**
 * The stage that the options or else the environment name, or else the stack of `npm start`.
 * @throws InvalidOption, CommandFailed
 */
export const findTarget = async (options: CommonOptions, env: Environment): Promise<Target> => {
  if (options.dataDir === undefined) {
    const url = options.url ?? env['STEPCAST_URL'];
    if (url) return deployedTarget(url, options.key ?? env['STEPCAST_API_KEY']);
  } else if (options.url !== undefined) {
    throw new InvalidOption('--data-dir and --url name two stacks. Give one of them.');
  }
  return embeddedTarget(resolve(options.dataDir ?? DEFAULT_DATA_DIR));
};
