export {
  type StartSupabaseOptions,
  type SupabaseServer,
  startSupabase,
} from './start-supabase.ts';
