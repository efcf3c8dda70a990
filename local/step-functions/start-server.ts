import { close, listen } from '../listen/index.ts';
import type { Interpreter } from './contract.ts';
import type { Engine } from './engine/engine.ts';
import type { StepFunctions, StepFunctionsOptions } from './options.ts';
import { createProtocolServer } from './protocol/http-server.ts';
import { startEngine } from './start-engine.ts';

/**
 * Serves an interpreter on 127.0.0.1. Throws PortUnavailable, or JournalError when the data folder
 * can't be used.
 */
export const startServer = async (
  interpreter: Interpreter,
  options: StepFunctionsOptions,
): Promise<StepFunctions> => {
  const ready = Promise.withResolvers<Engine>();
  // Requests are held back until the journal is read. The port comes first: whoever holds it owns the folder.
  const server = createProtocolServer(ready.promise);
  const port = await listen(server, options.port ?? 0, 'Step Functions');
  try {
    const engine = await startEngine(interpreter, options);
    ready.resolve(engine);
    return {
      endpoint: `http://127.0.0.1:${port}`,
      port,
      onStatusChange: (listener) => engine.announcer.add(listener),
      async close() {
        await close(server);
        await engine.close();
      },
    };
  } catch (error) {
    ready.promise.catch(() => undefined);
    ready.reject(error);
    await close(server);
    throw error;
  }
};
