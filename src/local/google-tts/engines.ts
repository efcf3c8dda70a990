import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fromWav, type Pcm } from './pcm.ts';
import { type Agent, Pool } from './pool.ts';
import { Refusal } from './refusal.ts';
import type { SpeechJob, SpeechReply } from './speech-job.ts';

const fliteThread = (folder: string): Agent<SpeechJob, SpeechReply> => {
  const worker = new Worker(new URL('./flite-worker.ts', import.meta.url), {
    workerData: { folder },
  });
  worker.unref();
  return {
    async run(job) {
      worker.ref();
      worker.postMessage(job);
      const [reply] = await once(worker, 'message');
      worker.unref();
      return reply;
    },
    async stop() {
      await worker.terminate();
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
  /** @throws Refusal when the language's engine is not installed or cannot speak it. */
  speak(job: SpeechJob): Promise<Pcm>;
  close(): Promise<void>;
}

/** Engines that use every core; nothing is started before it is needed. */
export const createEngines = async (): Promise<Engines> => {
  const folder = await mkdtemp(join(tmpdir(), 'google-tts-'));
  const size = availableParallelism();
  const flite = new Pool(size, () => fliteThread(folder));
  const espeak = new Pool(size, espeakProcess);
  return {
    async speak(job) {
      const english = job.languageCode.toLowerCase().startsWith('en');
      if (!english && !hasEspeak()) {
        throw new Refusal(
          'UNIMPLEMENTED',
          `Speaking ${job.languageCode} needs the optional package espeak-ng, which is not installed: run npm install espeak-ng.`,
        );
      }
      const reply = await (english ? flite : espeak).run(job);
      if ('error' in reply) throw new Refusal('INTERNAL', `No speech: ${reply.error}`);
      return fromWav(Buffer.from(reply.wav));
    },
    async close() {
      await Promise.all([flite.close(), espeak.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
