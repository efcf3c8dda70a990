import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageService } from '../../../scripts/package/package-service.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with the compiled service. */
    packageFolder: string;
    /** What stands for a secret in the environment of the packaging, and must not get out of it. */
    secretCanary: string;
  }
}

const SECRETS = [
  'SUPABASE_SERVICE_KEY',
  'TELEGRAM_API_HASH',
  'TELEGRAM_SESSION',
  'TELEGRAM_SESSIONS',
  'GOOGLE_CREDENTIALS_JSON',
  'INTERNAL_API_KEY',
];

/** Compiles the service once for all tests of the project. */
export default async function compileService(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-package-'));
  const canary = 'canary-of-a-secret-value';
  for (const name of SECRETS) process.env[name] = canary;
  await packageService(folder);
  for (const name of SECRETS) delete process.env[name];
  project.provide('packageFolder', folder);
  project.provide('secretCanary', canary);
  return () => rm(folder, { recursive: true, force: true });
}
