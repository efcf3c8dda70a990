-- The five seconds that are assumed at first count for nothing once a collection has been timed.
alter table public.telegram_sessions
  add column timed_collections integer not null default 0 check (timed_collections >= 0);
comment on column public.telegram_sessions.timed_collections is
  'How many collections usual_seconds rests on; the first ones weigh alike.';

create or replace function public.release_telegram_session(p_session text, p_execution text)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  update public.telegram_sessions set
    leased_until = clock_timestamp(),
    usual_seconds = usual_seconds + greatest(0.3, 1.0 / (timed_collections + 1)) * (
      least(greatest(extract(epoch from clock_timestamp() - leased_at), 0.5), 3600) - usual_seconds
    ),
    timed_collections = timed_collections + 1,
    updated_at = clock_timestamp()
  where session = p_session and execution = p_execution and leased_until > clock_timestamp();
  return found;
end
$$;
