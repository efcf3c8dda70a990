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

const speak = async ({ text, gender, speakingRate }: SpeechJob): Promise<SpeechReply> => {
  const wasi = new WASI({
    version: 'preview1',
    args: [
      ...['flite', '-voice', gender === 'FEMALE' ? 'slt' : 'rms'],
      ...['--setf', `duration_stretch=${1 / speakingRate}`],
      ...['-t', plain(text), '-o', '/speech.wav'],
    ],
    preopens: { '/': folder },
    returnOnExit: true,
  });
  const instance = await WebAssembly.instantiate(
    given.module,
    wasi.getImportObject() as Record<string, unknown>,
  );
  const code = wasi.start(instance);
  if (code !== 0) return { error: `flite ended with code ${code}` };
  return { wav: new Uint8Array(readFileSync(join(folder, 'speech.wav'))) };
};

parentPort?.on('message', (job: SpeechJob) => {
  speak(job).then(
    (reply) => parentPort?.postMessage(reply),
    (error: unknown) => parentPort?.postMessage({ error: String(error) } satisfies SpeechReply),
  );
});
