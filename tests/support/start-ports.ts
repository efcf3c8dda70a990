import { createServer } from 'node:net';
import { listen, PortUnavailable } from '../../local/listen/index.ts';

const OPTIONS = ['api', 'step-functions', 's3', 'media', 'supabase', 'sqs', 'public'];
/** Below what Linux gives out to those who ask for any port, and above what programs are known by. */
const FIRST_BLOCK = 10_000;
const BLOCK_SIZE = 10;
const BLOCKS = 900;

/** Ports that stay the same through restarts of `npm start`. */
export interface StartPorts {
  /** For the command line. */
  readonly options: readonly string[];
  /** By the name of the option, for example `api`. */
  portOf(name: string): string;
  release(): void;
}

/**
 * Reserves ports for `npm start`, which has to be told them beforehand: whoever listens on the first
 * port of a block has the rest of it, so that test runs side by side never meet.
 */
export const reservePorts = async (): Promise<StartPorts> => {
  const server = createServer();
  for (let block = process.pid % BLOCKS; ; block = (block + 1) % BLOCKS) {
    const first = FIRST_BLOCK + block * BLOCK_SIZE;
    try {
      await listen(server, first, 'The reservation');
      server.unref();
      const portOf = (name: string) => String(first + 1 + OPTIONS.indexOf(name));
      return {
        options: OPTIONS.flatMap((name) => [`--${name}-port`, portOf(name)]),
        portOf,
        release: () => void server.close(),
      };
    } catch (error) {
      if (!(error instanceof PortUnavailable)) throw error;
    }
  }
};
