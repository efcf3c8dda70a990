// The first module of a function's process, plain JavaScript so that nothing but the function's
// own bundle weighs on the memory that is measured. Arguments: bundle, export name, end marker.
import { rmSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { formatError, runtimeError } from './format-error.mjs';
import { loadHandler } from './load-handler.mjs';

const [, , bundle, exportName, endMarker] = process.argv;
const { env } = process;
const temporaryFolder = env.TMPDIR;
const send = process.send.bind(process);
const outputs = [process.stdout, process.stderr].map((stream) => stream.write.bind(stream));

/** Sends a message after everything that was logged before it. */
const report = async (message) => {
  await Promise.all(outputs.map((write) => new Promise((done) => write(`${endMarker}\n`, done))));
  await new Promise((done) => send(message, done));
};

const die = async (thrown, exitCode) => {
  await report({ type: 'fatal', error: formatError(thrown) });
  process.exit(exitCode);
};
process.on('uncaughtException', (error) => die(error, 129));
process.on('unhandledRejection', (reason) => {
  const error = runtimeError('UnhandledPromiseRejection', String(reason));
  if (reason instanceof Error) error.stack = reason.stack;
  return die(error, 128);
});
// The server is gone: go too, with whatever this process started and wrote.
process.on('disconnect', () => {
  rmSync(temporaryFolder, { recursive: true, force: true });
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  process.exit(1);
});

const createContext = ({ requestId, deadline, invokedFunctionArn, clientContext }) => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  awsRequestId: requestId,
  invokedFunctionArn,
  clientContext,
  getRemainingTimeInMillis: () => deadline - Date.now(),
});

const stringify = (result) => {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch {
    throw new Error('Unable to stringify response body');
  }
};

// Compiled code is kept beside the bundle: a laptop starts the same functions again and again.
enableCompileCache(join(dirname(bundle), '.compile-cache'));
try {
  const handler = await loadHandler(bundle, exportName, env._HANDLER);
  process.on('message', async (message) => {
    try {
      const result = await handler(JSON.parse(message.event), createContext(message));
      await report({ type: 'result', body: stringify(result) });
    } catch (error) {
      await report({ type: 'error', error: formatError(error) });
    }
    // What was imported only now is kept as well.
    flushCompileCache();
  });
  await report({ type: 'ready' });
  // A sandbox is killed, and Node would write its cache at a proper end only.
  flushCompileCache();
} catch (error) {
  await die(error, 1);
}
