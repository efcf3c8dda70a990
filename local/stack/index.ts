import { join } from 'node:path';
import { startPostgres } from '../postgres/index.ts';
import { allOrNone } from './all-or-none.ts';
import { makeDataFolder, refuseHalfRestored } from './data-folder/data-folder.ts';
import type { StackOptions } from './options.ts';
import { createParts } from './parts.ts';
import { createSecrets } from './secrets.ts';
import type { Stack } from './start-parts.ts';

export { BUCKET, REGION } from './account.ts';
export { makeDataFolder, RestoreUnfinished } from './data-folder/data-folder.ts';
export type { Interceptable, StackOptions, StackPorts, Warmable } from './options.ts';
export { createSecrets, type StackSecrets } from './secrets.ts';
export type { Stack } from './start-parts.ts';

/**
 * Starts every part on loopback and deploys to it what is deployed to AWS: the function bundles,
 * the migrations, the state machines, the API.
 * @throws RestoreUnfinished; what a part throws: the parts started before are stopped.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { dataDir, ephemeral = false, onTrouble } = options;
  const secrets = options.secrets ?? createSecrets();
  const parts = createParts();
  try {
    makeDataFolder(dataDir);
    refuseHalfRestored(dataDir);
    const postgres = parts.open(
      startPostgres({
        dataDir: join(dataDir, 'postgres'),
        ephemeral,
        ...(onTrouble && { onTrouble }),
      }),
    );
    // PostgreSQL makes its files in a process of its own, while this one reads its modules.
    const started = import('./start-parts.ts').then(({ startParts }) =>
      startParts(parts, options, secrets, postgres),
    );
    const [stack] = await allOrNone([started, postgres]);
    return stack;
  } catch (error) {
    await parts.close();
    throw error;
  }
};
