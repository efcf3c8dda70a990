import { createHash } from 'node:crypto';

const LENGTH = 32;

/** The name by which leases and remembered channels know a session: tells nothing of the session itself. */
export const sessionFingerprint = (session: string): string =>
  createHash('sha256').update(session.trim()).digest('hex').slice(0, LENGTH);
