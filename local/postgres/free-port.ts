import { PortInUse } from './server-process.ts';

/** Below what Linux (32768) and the others (49152) give out to those who ask for any port. */
export const FIRST_PORT = 20_000;
export const PORT_COUNT = 12_000;

/**
 * Runs a server that can't be told to take any port: from a random one on, it takes the first that
 * nobody has. No port is looked at before it is listened on, so nobody can come in between.
 */
export const runOnFreePort = async <T>(
  run: (port: number) => Promise<T>,
  random: () => number,
): Promise<T> => {
  const start = Math.floor(random() * PORT_COUNT);
  for (let tries = 1; ; tries += 1) {
    try {
      return await run(FIRST_PORT + ((start + tries - 1) % PORT_COUNT));
    } catch (error) {
      // A thousand busy ports in a row are another fault than bad luck.
      if (!(error instanceof PortInUse) || tries === 1_000) throw error;
    }
  }
};
