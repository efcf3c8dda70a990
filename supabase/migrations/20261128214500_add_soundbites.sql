-- Stretches of an episode that its feed offers as samples. They are of one sound: made again, an
-- episode has other words at the same place.
create table public.soundbites (
  episode_id uuid not null references public.episodes (id) on delete cascade,
  audio_key text not null,
  start_ms integer not null check (start_ms >= 0),
  duration_ms integer not null check (duration_ms between 1 and 60000),
  title text not null check (char_length(title) between 1 and 128),
  primary key (episode_id, audio_key, start_ms)
);
comment on table public.soundbites is 'Stretches of an episode that its feed offers as samples (podcast:soundbite).';
comment on column public.soundbites.audio_key is 'The sound that the stretch is of: the key of the audio.';

alter table public.soundbites enable row level security;
grant select on public.soundbites to authenticated;
grant all on public.soundbites to service_role;
create policy "Admins read soundbites" on public.soundbites for select to authenticated
  using ((select private.is_admin()));
