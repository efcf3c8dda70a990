import { setTimeout as sleep } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { loadService, unary } from '../../local/google-tts/service.ts';
import { callMs, soundOf } from './provider-model.ts';

/** Times in which the model's waits pass, so that half an hour of speech takes a minute. */
const FASTER = 10;

interface Request {
  readonly input: { readonly text: string };
}

/** Google's service as the model has it: every call waits and then answers something like speech. */
export const startModelServer = async () => {
  const server = new Server({ 'grpc.max_send_message_length': -1 });
  server.addService(loadService(), {
    SynthesizeSpeech: unary(
      async ({ input: { text } }: Request) => {
        await sleep(callMs(text.length) / FASTER);
        return { audioContent: soundOf(text) };
      },
      (error) => ({ code: 13, details: String(error) }),
    ),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => server.forceShutdown(),
  };
};
