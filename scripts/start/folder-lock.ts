import { FolderInUse as InUse, lockFolder as lock } from '../../local/journal/index.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

/** Thrown when a running stack has the data folder. */
export class FolderInUse extends ExpectedFailure {
  override readonly name = 'FolderInUse';
}

/**
 * Takes a data folder, which is made when it isn't there, for this stack alone. What a killed
 * process left is taken over.
 * @throws FolderInUse naming the process that has it.
 */
export const lockFolder = (dataDir: string): { release(): void } => {
  try {
    return lock(dataDir);
  } catch (error) {
    if (!(error instanceof InUse)) throw error;
    const process = error.pid === undefined ? '' : ` (process ${error.pid})`;
    throw new FolderInUse(
      `A stack is running on ${error.folder} already${process}. Stop it with Ctrl+C where it runs, or start on another folder: npm start -- --data-dir DIR`,
      { cause: error },
    );
  }
};
