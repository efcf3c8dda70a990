export { DatabaseOfAnotherVersion } from './other-version.ts';
export {
  type StartSupabaseOptions,
  type SupabaseServer,
  startSupabase,
} from './start-supabase.ts';
