export { backUp } from './back-up.ts';
export { NotBackedUp } from './database-of.ts';
export { BackupUnusable, type Manifest } from './manifest.ts';
export { FolderNotEmpty, restore } from './restore.ts';
export type { Extra } from './take-snapshot.ts';
