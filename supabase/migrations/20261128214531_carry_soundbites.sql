create or replace view public.feed_episodes with (security_invoker = true) as
select
  e.id,
  e.podcast_id,
  case when e.status = 'completed' then coalesce(e.title, '') else r.title end as title,
  case when e.status = 'completed' then coalesce(e.description, '') else r.description end as description,
  case when e.status = 'completed' then e.language_code else r.language_code end as language_code,
  case when e.status = 'completed' then e.audio_url else r.audio_url end as audio_url,
  case when e.status = 'completed' then e.duration_ms else r.duration_ms end as duration_ms,
  case when e.status = 'completed' then e.outputs else r.outputs end as outputs,
  coalesce(e.published_at, e.last_transition_at) as published_at,
  (
    select coalesce(jsonb_agg(jsonb_build_object(
      'startMs', s.start_ms, 'durationMs', s.duration_ms, 'title', s.title
    ) order by s.start_ms), '[]')
    from public.soundbites as s
    where s.episode_id = e.id
      and s.audio_key = case when e.status = 'completed' then e.outputs else r.outputs end #>> '{audio,key}'
  ) as soundbites
from public.episodes as e
left join public.episode_releases as r on r.episode_id = e.id
where e.status = 'completed' or r.episode_id is not null;
comment on view public.feed_episodes is
  'What a show''s feed lists: completed episodes, and published ones as they were published while a new attempt of theirs is not completed.';
grant select on public.feed_episodes to service_role;

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
