import type { Interpreter } from './contract.ts';
import type { Engine } from './engine/engine.ts';
import { listen } from './listen.ts';
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
  const port = await listen(server, options.port ?? 0);
  try {
    const engine = await startEngine(interpreter, options);
    ready.resolve(engine);
    return {
      endpoint: `http://127.0.0.1:${port}`,
      port,
      onStatusChange: (listener) => engine.announcer.add(listener),
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await engine.close();
      },
    };
  } catch (error) {
    ready.promise.catch(() => undefined);
    ready.reject(error);
    server.closeAllConnections();
    server.close();
    throw error;
  }
};
