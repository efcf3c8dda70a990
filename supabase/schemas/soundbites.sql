create or replace function public.set_soundbites(p_episode_id uuid, p_audio_key text, p_soundbites jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.soundbites where episode_id = p_episode_id;
  insert into public.soundbites (episode_id, audio_key, start_ms, duration_ms, title)
  select p_episode_id, p_audio_key, (s ->> 'startMs')::integer, (s ->> 'durationMs')::integer, s ->> 'title'
  from jsonb_array_elements(p_soundbites) as s;
end
$$;
comment on function public.set_soundbites(uuid, text, jsonb) is
  'Makes these the soundbites of an episode, of that sound, and no others.';
grant execute on function public.set_soundbites(uuid, text, jsonb) to service_role;
