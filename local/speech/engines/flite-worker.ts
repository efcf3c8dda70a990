import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import type { SpeechJob, SpeechReply } from './speech-job.ts';

// Node warns that WASI is experimental; a person who watches a demo has no use for that.
process.removeAllListeners('warning');
const { WASI } = await import('node:wasi');

/** What a worker starts with: a folder for its files, and the program, compiled once for all workers. */
export interface FliteWorkerData {
  readonly folder: string;
  readonly module: WebAssembly.Module;
}

const given = workerData as FliteWorkerData;
const folder = join(given.folder, `flite-${threadId}`);
mkdirSync(folder);

/** Flite reads ASCII: typographic marks become their plain forms, accents fall. */
const plain = (text: string): string =>
  text
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„«»″]/g, '"')
    .replace(/[–—―]/g, ', ')
    .replace(/…/g, '...')
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim();

/** The run that the instance's system calls go to: they are bound once, and each run has its own. */
let run: InstanceType<typeof WASI>;

const systemCalls = new Proxy<Record<string, unknown>>(
  {},
  {
    get:
      (_, name: string) =>
      (...args: unknown[]): unknown =>
        (run.wasiImport as Record<string, (...args: unknown[]) => unknown>)[name]?.(...args),
  },
);

const instantiate = async () => {
  const flite = await WebAssembly.instantiate(given.module, {
    wasi_snapshot_preview1: systemCalls,
  });
  const memory = flite.exports['memory'] as unknown as { readonly buffer: ArrayBuffer };
  return { flite, memory, untouched: new Uint8Array(memory.buffer).slice() };
};

/**
 * Its 17 MB of voices take longer to set up than a sentence to speak, so an instance is kept, and
 * each run begins by putting the memory back as it was. One whose run broke off is dropped.
 */
let kept: ReturnType<typeof instantiate> | undefined;

const speak = async ({ text, gender, speakingRate }: SpeechJob): Promise<SpeechReply> => {
  kept ??= instantiate();
  const { flite, memory, untouched } = await kept;
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(untouched);
  bytes.fill(0, untouched.length);
  run = new WASI({
    version: 'preview1',
    args: [
      ...['flite', '-voice', gender === 'FEMALE' ? 'slt' : 'rms'],
      ...['--setf', `duration_stretch=${1 / speakingRate}`],
      ...['-t', plain(text), '-o', '/speech.wav'],
    ],
    preopens: { '/': folder },
    returnOnExit: true,
  });
  const code = run.start(flite);
  if (code !== 0) throw new Error(`flite ended with code ${code}`);
  return { wav: new Uint8Array(readFileSync(join(folder, 'speech.wav'))) };
};

parentPort?.on('message', (job: SpeechJob) => {
  speak(job).then(
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) => {
      kept = undefined;
      parentPort?.postMessage({ error: String(error) } satisfies SpeechReply);
    },
  );
});
