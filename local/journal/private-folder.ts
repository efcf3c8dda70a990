import { chmodSync, mkdirSync, statSync } from 'node:fs';

/** Takes a file or folder of this process's user from the others; what somebody else owns is let be. */
export const makePrivate = (path: string, mode: number): void => {
  if (statSync(path).uid === process.getuid?.()) chmodSync(path, mode);
};

/** Makes a folder, and those above it that aren't there, for its owner alone; one that is there becomes so. */
export const makePrivateFolder = (path: string, mode = 0o700): void => {
  mkdirSync(path, { recursive: true, mode });
  makePrivate(path, mode);
};
