export { type DatabaseCopy, dumpDatabase } from './copy/dump.ts';
export { loadDatabase } from './copy/load.ts';
export { compareMigrations, migrationVersions } from './migrations.ts';
export { DatabaseOfAnotherVersion } from './other-version.ts';
export {
  type StartSupabaseOptions,
  type SupabaseServer,
  startSupabase,
} from './start-supabase.ts';
