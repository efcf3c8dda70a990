import { join } from 'node:path';

/** The checkout's folder, absolute. */
export const projectRoot = join(import.meta.dirname, '..');
