import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ChatSummary } from '../../../../src/collect-content/export/format/describe-chats.ts';
import type { Channel } from '../../channel.ts';
import type { UsernameOptions } from '../read-exports.ts';
import type { ExportWork } from './worker.ts';

/** An export of 500 MB takes several times as much while it is read. */
const MAX_HEAP_MB = 6_144;

/** Thrown when an export that was brought in can't be used; the message says what is wrong and the remedy. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
  readonly retryable = false;
}

interface Outcome {
  readonly done?: unknown;
  readonly failed?: { readonly message: string; readonly isOfExport: boolean };
}

const ask = async (work: ExportWork): Promise<unknown> => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  try {
    const [outcome] = (await once(worker, 'message')) as [Outcome];
    if (!outcome.failed) return outcome.done;
    const { message, isOfExport } = outcome.failed;
    throw isOfExport ? new ExportRefused(message) : new Error(message);
  } finally {
    await worker.terminate();
  }
};

/** What an export holds. Read in a thread of its own, as the others, so that the stack goes on. @throws ExportRefused */
export const describeExport = async (file: string): Promise<readonly ChatSummary[]> =>
  (await ask({ work: 'describe', file })) as readonly ChatSummary[];

/** Writes chats of an export to `result.json` in a folder each. @throws ExportRefused */
export const splitExport = async (
  file: string,
  into: readonly { readonly index: number; readonly folder: string }[],
): Promise<void> => void (await ask({ work: 'split', file, into }));

/** The channels of exports. @throws ExportRefused */
export const readExportsElsewhere = async (
  files: readonly string[],
  options: Omit<UsernameOptions, 'usernameById'>,
  idPattern: string,
): Promise<readonly Channel[]> =>
  (await ask({ work: 'read', files, options, idPattern })) as readonly Channel[];
