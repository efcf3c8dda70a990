import { startLambda } from '../../../local/lambda/index.ts';

/** A Lambda server in a process of its own, to be killed, at an invocation of the bundle's `handler`. */
const server = await startLambda({
  functions: {
    doomed: {
      bundle: process.argv[2] ?? '',
      handler: 'handler',
      memoryMb: 256,
      timeoutSeconds: 60,
      environment: {},
    },
  },
  onLog: ({ text }) => console.log(text),
});
await fetch(`${server.endpoint}/2015-03-31/functions/doomed/invocations`, { method: 'POST' });
