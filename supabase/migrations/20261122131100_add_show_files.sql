-- What a feed says of its show to directories, and the sound that a show brings along.
create function private.is_feed_category(p_name text) returns boolean
language sql immutable set search_path = ''
as $$
  select p_name in (
    'Arts', 'Books', 'Design', 'Fashion & Beauty', 'Food', 'Performing Arts', 'Visual Arts',
    'Business', 'Careers', 'Entrepreneurship', 'Investing', 'Management', 'Marketing', 'Non-Profit',
    'Comedy', 'Comedy Interviews', 'Improv', 'Stand-Up', 'Education', 'Courses', 'How To',
    'Language Learning', 'Self-Improvement', 'Fiction', 'Comedy Fiction', 'Drama',
    'Science Fiction', 'Government', 'History', 'Health & Fitness', 'Alternative Health', 'Fitness',
    'Medicine', 'Mental Health', 'Nutrition', 'Sexuality', 'Kids & Family', 'Education for Kids',
    'Parenting', 'Pets & Animals', 'Stories for Kids', 'Leisure', 'Animation & Manga', 'Automotive',
    'Aviation', 'Crafts', 'Games', 'Hobbies', 'Home & Garden', 'Video Games', 'Music',
    'Music Commentary', 'Music History', 'Music Interviews', 'News', 'Business News', 'Daily News',
    'Entertainment News', 'News Commentary', 'Politics', 'Sports News', 'Tech News',
    'Religion & Spirituality', 'Buddhism', 'Christianity', 'Hinduism', 'Islam', 'Judaism',
    'Religion', 'Spirituality', 'Science', 'Astronomy', 'Chemistry', 'Earth Sciences',
    'Life Sciences', 'Mathematics', 'Natural Sciences', 'Nature', 'Physics', 'Social Sciences',
    'Society & Culture', 'Documentary', 'Personal Journals', 'Philosophy', 'Places & Travel',
    'Relationships', 'Sports', 'Baseball', 'Basketball', 'Cricket', 'Fantasy Sports', 'Football',
    'Golf', 'Hockey', 'Rugby', 'Running', 'Soccer', 'Swimming', 'Tennis', 'Volleyball',
    'Wilderness', 'Wrestling', 'Technology', 'True Crime', 'TV & Film', 'After Shows',
    'Film History', 'Film Interviews', 'Film Reviews', 'TV Reviews'
  )
$$;
comment on function private.is_feed_category(text) is
  'Whether Apple Podcasts has a category or subcategory of this name.';
grant execute on function private.is_feed_category(text) to authenticated, service_role;

alter table public.podcasts
  add column category text not null default 'News'
    check (private.is_feed_category(category)),
  add column is_explicit boolean not null default false;
comment on column public.podcasts.category is
  'A category or subcategory of Apple Podcasts by its name: itunes:category.';
comment on column public.podcasts.is_explicit is 'Not for children: itunes:explicit.';

alter table public.podcast_configs
  add column intro_audio_url text
    check (length(intro_audio_url) <= 2000 and intro_audio_url ~ '^https?://[^\s]+$'),
  add column outro_audio_url text
    check (length(outro_audio_url) <= 2000 and outro_audio_url ~ '^https?://[^\s]+$');
comment on column public.podcast_configs.intro_audio_url is 'Heard before the first word.';
comment on column public.podcast_configs.outro_audio_url is 'Heard after the last word.';

create or replace function private.snapshot_config(p_podcast public.podcasts, p_config public.podcast_configs)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'title', p_podcast.title,
    'description', p_podcast.description,
    'languageCode', p_podcast.language_code,
    'author', p_podcast.author,
    'imageUrl', p_podcast.image_url,
    'telegramChannels', to_jsonb(p_config.telegram_channels),
    'format', p_config.format,
    'speakers', private.choose_speakers(p_config, p_podcast.language_code),
    'introText', p_config.intro_text,
    'outroText', p_config.outro_text,
    'introAudioUrl', p_config.intro_audio_url,
    'outroAudioUrl', p_config.outro_audio_url,
    'additionalInstructions', p_config.additional_instructions,
    'writer', coalesce(p_config.writer, 'built-in'),
    'writerModel', p_config.writer_model,
    'writerTemperature', p_config.writer_temperature,
    'targetDurationMinutes', p_config.target_duration_minutes,
    'maxMessages', p_config.max_messages,
    'mediaTypes', to_jsonb(p_config.media_types),
    'filters', '{"excludeForwarded": false, "excludeKeywords": [], "minCharacters": 1}'::jsonb || p_config.filters
  )
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
    target_duration_minutes = v_config.target_duration_minutes,
    max_messages = v_config.max_messages,
    media_types = v_config.media_types,
    filters = v_config.filters,
    episode_frequency = v_config.episode_frequency,
    time_zone = v_config.time_zone,
    time_of_day = v_config.time_of_day,
    scheduled_from = v_config.scheduled_from
  where podcast_id = p_podcast_id;
end
$$;

create or replace view public.shows with (security_invoker = true) as
select
  p.id, p.title, p.description, p.language_code, p.author, p.image_url, p.owner_email, p.is_paused,
  to_jsonb(c) - array['id', 'podcast_id', 'created_at', 'updated_at'] as config,
  p.created_at,
  greatest(p.updated_at, c.updated_at) as updated_at,
  p.category, p.is_explicit
from public.podcasts as p
left join public.podcast_configs as c on c.podcast_id = p.id;

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
      is_explicit = v_podcast.is_explicit
    where id = p_id;
  end if;
  if p_config <> '{}' then
    perform private.save_config(p_id, p_config);
  end if;
  select * into v_show from public.shows where id = p_id;
  return v_show;
end
$$;
