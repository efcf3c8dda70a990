create or replace view public.shows with (security_invoker = true) as
select
  p.id, p.title, p.description, p.language_code, p.author, p.image_url, p.owner_email, p.is_paused,
  to_jsonb(c) - array['id', 'podcast_id', 'created_at', 'updated_at'] as config,
  p.created_at,
  greatest(p.updated_at, c.updated_at) as updated_at,
  p.category, p.is_explicit, p.is_blocked, p.verification, p.keep_episodes, p.keep_days
from public.podcasts as p
left join public.podcast_configs as c on c.podcast_id = p.id;
comment on view public.shows is 'Shows with their config as one document.';
grant select on public.shows to service_role;

create or replace function public.list_shows(
  p_limit integer, p_before_at timestamptz default null, p_before_id uuid default null,
  p_within uuid[] default null
) returns setof public.shows
language sql stable security definer set search_path = ''
as $$
  select * from public.shows
  where (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
    and (p_within is null or id = any (p_within))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$$;
comment on function public.list_shows(integer, timestamptz, uuid, uuid[]) is
  'Shows, newest first, with p_within of these alone; p_before_at and p_before_id are created_at and id of the last one of the page before.';
grant execute on function public.list_shows(integer, timestamptz, uuid, uuid[]) to service_role;

create or replace function private.lock_podcast(p_id uuid) returns public.podcasts
language plpgsql set search_path = ''
as $$
declare
  v_podcast public.podcasts;
begin
  select * into v_podcast from public.podcasts where id = p_id for update;
  if not found then
    raise sqlstate 'PT471' using message = format('There is no show %s.', p_id), detail = 'UnknownPodcast';
  end if;
  return v_podcast;
end
$$;

create or replace function private.save_config(p_podcast_id uuid, p_config jsonb) returns void
language plpgsql set search_path = ''
as $$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id for update;
  if not found then
    v_config := jsonb_populate_record(v_config, p_config);
    v_config.id := gen_random_uuid();
    v_config.podcast_id := p_podcast_id;
    v_config.created_at := now();
    v_config.updated_at := now();
    -- An API from before these columns names neither.
    v_config.has_stings := coalesce(v_config.has_stings, true);
    v_config.has_story_pauses := coalesce(v_config.has_story_pauses, true);
    v_config.lexicon := coalesce(v_config.lexicon, '[]');
    v_config.character := coalesce(v_config.character, '{}');
    insert into public.podcast_configs values (v_config.*);
    return;
  end if;
  v_config := jsonb_populate_record(v_config, p_config);
  update public.podcast_configs set
    telegram_channels = v_config.telegram_channels,
    format = v_config.format,
    speakers = v_config.speakers,
    intro_text = v_config.intro_text,
    outro_text = v_config.outro_text,
    intro_audio_url = v_config.intro_audio_url,
    outro_audio_url = v_config.outro_audio_url,
    additional_instructions = v_config.additional_instructions,
    writer = v_config.writer,
    writer_model = v_config.writer_model,
    writer_temperature = v_config.writer_temperature,
    style = v_config.style,
    has_stings = v_config.has_stings,
    has_story_pauses = v_config.has_story_pauses,
    lexicon = v_config.lexicon,
    character = v_config.character,
    review = v_config.review,
    monthly_cap_usd = v_config.monthly_cap_usd,
    target_duration_minutes = v_config.target_duration_minutes,
    max_messages = v_config.max_messages,
    media_types = v_config.media_types,
    filters = v_config.filters,
    telegram_chat = v_config.telegram_chat,
    telegram_session = v_config.telegram_session,
    episode_frequency = v_config.episode_frequency,
    time_zone = v_config.time_zone,
    time_of_day = v_config.time_of_day,
    scheduled_from = v_config.scheduled_from
  where podcast_id = p_podcast_id;
end
$$;
comment on function private.save_config(uuid, jsonb) is
  'Changes the columns that p_config names; a show without a config gets this one.';

create or replace function public.create_show(p_podcast jsonb, p_config jsonb) returns public.shows
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts := jsonb_populate_record(null::public.podcasts, p_podcast);
  v_show public.shows;
begin
  v_podcast.id := gen_random_uuid();
  v_podcast.created_at := now();
  v_podcast.updated_at := now();
  insert into public.podcasts values (v_podcast.*);
  perform private.save_config(v_podcast.id, p_config);
  select * into v_show from public.shows where id = v_podcast.id;
  return v_show;
end
$$;
comment on function public.create_show(jsonb, jsonb) is
  'A new show with its config, both or neither. Every column without a default is given.';
grant execute on function public.create_show(jsonb, jsonb) to service_role;

create or replace function public.update_show(p_id uuid, p_podcast jsonb, p_config jsonb) returns public.shows
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts := private.lock_podcast(p_id);
  v_show public.shows;
begin
  if p_podcast <> '{}' then
    v_podcast := jsonb_populate_record(v_podcast, p_podcast);
    update public.podcasts set
      title = v_podcast.title,
      description = v_podcast.description,
      language_code = v_podcast.language_code,
      author = v_podcast.author,
      image_url = v_podcast.image_url,
      owner_email = v_podcast.owner_email,
      is_paused = v_podcast.is_paused,
      category = v_podcast.category,
      is_explicit = v_podcast.is_explicit,
      is_blocked = v_podcast.is_blocked,
      verification = v_podcast.verification,
      keep_episodes = v_podcast.keep_episodes,
      keep_days = v_podcast.keep_days
    where id = p_id;
  end if;
  if p_config <> '{}' then
    perform private.save_config(p_id, p_config);
  end if;
  select * into v_show from public.shows where id = p_id;
  return v_show;
end
$$;
comment on function public.update_show(uuid, jsonb, jsonb) is
  'Changes the columns that are named, of the show and of its config, all or none.';
grant execute on function public.update_show(uuid, jsonb, jsonb) to service_role;

create or replace function public.delete_show(p_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_live uuid;
begin
  perform private.lock_podcast(p_id);
  select id into v_live from public.episodes
    where podcast_id = p_id and status in ('pending', 'content_collected', 'processing');
  if found then
    raise sqlstate 'PT476' using
      message = format('Show %s has a live episode: %s.', p_id, v_live),
      detail = 'EpisodeAlreadyLive',
      hint = 'Wait until it has ended, or cancel it.';
  end if;
  delete from public.podcasts where id = p_id;
end
$$;
comment on function public.delete_show(uuid) is
  'Deletes a show with its episodes.';
grant execute on function public.delete_show(uuid) to service_role;
