import { mkdirSync, readdirSync } from 'node:fs';
import { makePrivateFolder } from '../journal/index.ts';

const OURS: ReadonlySet<string> = new Set([
  ...[
    '.lock',
    'lock.json',
    'secrets.json',
    'address.json',
    'address.json.part',
    'exports.json',
    'exports.json.part',
    'stack.json',
  ],
  ...['logs', 'samples', 'postgres', 's3', 'sqs', 'step-functions'],
]);

/**
 * Makes a stack's folder, into which nobody else may look. Where root starts the stack, the account
 * that PostgreSQL runs under may walk through. A folder with other things in it stays as open as it is.
 */
export const makeDataFolder = (dataDir: string): void => {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  mkdirSync(dataDir, { recursive: true, mode });
  if (readdirSync(dataDir).every((name) => OURS.has(name))) makePrivateFolder(dataDir, mode);
};
