import type { EventEmitter } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { listen } from '../listen/index.ts';
import { createEngines } from '../speech/index.ts';
import { type Call, startControl } from './control.ts';
import { createFaults, type Faults, misbehaveAfter, misbehaveBefore } from './faults.ts';
import { sourceOf } from './input/read-input.ts';
import { Refusal, toServiceError } from './refusal.ts';
import { loadService, unary } from './service.ts';
import { type SynthesizeRequest, synthesize } from './synthesize.ts';
import { voicesOf } from './voices.ts';

export type { Call } from './control.ts';
export type { Fault, Faults } from './faults.ts';

interface GoogleTtsOptions {
  /** A free port by default. */
  readonly port?: number;
  /** True serves the page by which other processes add faults, at `controlUrl`. */
  readonly control?: boolean;
}

/** A running server. */
export interface GoogleTts {
  /** Where the gRPC service listens, for example `http://127.0.0.1:50051`. */
  readonly endpoint: string;
  /** The HTTP page by which another process adds faults and reads calls, if that was asked for. */
  readonly controlUrl: string | undefined;
  readonly faults: Faults;
  /** Every call of SynthesizeSpeech so far, refused ones included. */
  readonly calls: readonly Call[];
  /** Starts what speaks a language before the first request. */
  warm(languageCode: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts google.cloud.texttospeech.v1.TextToSpeech on loopback.
 * @throws PortUnavailable
 */
export const startGoogleTts = async ({
  port = 0,
  control: isControlled = false,
}: GoogleTtsOptions = {}): Promise<GoogleTts> => {
  const sockets = new Set<Socket>();
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  const grpc = new Server({ 'grpc.max_send_message_length': -1 });
  const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure());
  const front = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    injector.injectConnection(socket);
  });
  const listening = await listen(front, port, 'Google TTS');
  const engines = await createEngines();
  const faults = createFaults();
  const calls: Call[] = [];
  const control = isControlled ? await startControl(faults, calls) : undefined;

  const speak = async (request: SynthesizeRequest) => {
    const text = sourceOf(request.input);
    const fault = faults.take(text);
    calls.push({ text, voice: request.voice?.name ?? '', ...(fault && { fault: fault.kind }) });
    if (fault) await misbehaveBefore(fault, dropConnections);
    return { audioContent: misbehaveAfter(fault, await synthesize(engines, request)) };
  };
  grpc.addService(loadService(), {
    ListVoices: unary(
      ({ languageCode }: { languageCode: string }) => ({ voices: voicesOf(languageCode) }),
      toServiceError,
    ),
    SynthesizeSpeech: unary(speak, toServiceError),
    StreamingSynthesize: (call: EventEmitter) => {
      const refusal = new Refusal('UNIMPLEMENTED', 'StreamingSynthesize is not implemented.');
      call.emit('error', toServiceError(refusal));
    },
  });

  return {
    endpoint: `http://127.0.0.1:${listening}`,
    controlUrl: control?.url,
    faults,
    calls,
    warm: engines.warm,
    async close() {
      dropConnections();
      grpc.forceShutdown();
      await new Promise((resolve) => front.close(resolve));
      await Promise.all([control?.close(), engines.close()]);
    },
  };
};
