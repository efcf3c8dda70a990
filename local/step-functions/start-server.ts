import { type FolderLock, lockFolder } from '../journal/index.ts';
import { close, listen } from '../listen/index.ts';
import type { Interpreter } from './contract.ts';
import type { Engine } from './engine/engine.ts';
import type { StepFunctions, StepFunctionsOptions } from './options.ts';
import { createProtocolServer } from './protocol/http-server.ts';
import { startEngine } from './start-engine.ts';

/**
 * Serves an interpreter on 127.0.0.1. Throws PortUnavailable, FolderInUse when another server has the
 * data folder, or JournalError when that can't be used.
 */
export const startServer = async (
  interpreter: Interpreter,
  options: StepFunctionsOptions,
): Promise<StepFunctions> => {
  const ready = Promise.withResolvers<Engine>();
  // Requests are held back until the journal is read.
  const server = createProtocolServer(
    ready.promise,
    options.credentials && { region: options.region ?? 'us-east-1', ...options.credentials },
  );
  const port = await listen(server, options.port ?? 0, 'Step Functions');
  let lock: FolderLock | undefined;
  try {
    lock = options.dataDir === undefined ? undefined : lockFolder(options.dataDir);
    const engine = await startEngine(interpreter, options);
    ready.resolve(engine);
    return {
      endpoint: `http://127.0.0.1:${port}`,
      port,
      onStatusChange: (listener) => engine.announcer.add(listener),
      async close() {
        await close(server);
        await engine.close();
        lock?.release();
      },
    };
  } catch (error) {
    ready.promise.catch(() => undefined);
    ready.reject(error);
    await close(server);
    lock?.release();
    throw error;
  }
};
