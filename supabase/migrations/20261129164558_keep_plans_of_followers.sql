create or replace function private.snapshot_config(p_podcast public.podcasts, p_config public.podcast_configs)
returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return jsonb_build_object(
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
    'style', p_config.style,
    'hasStings', p_config.has_stings,
    'hasStoryPauses', p_config.has_story_pauses,
    'lexicon', p_config.lexicon,
    'targetDurationMinutes', p_config.target_duration_minutes,
    'maxMessages', p_config.max_messages,
    'mediaTypes', to_jsonb(p_config.media_types),
    'filters', '{"excludeForwarded": false, "excludeKeywords": [], "minCharacters": 1}'::jsonb || p_config.filters
  );
end
$$;

create or replace function private.follows(
  p_endpoint public.webhook_endpoints, p_podcast_id uuid, p_status text
) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return p_endpoint.disabled_at is null
    and 'episode.' || p_status = any (p_endpoint.events)
    and coalesce(p_endpoint.podcast_id, p_podcast_id) = p_podcast_id;
end
$$;
comment on function private.follows(public.webhook_endpoints, uuid, text) is
  'Whether an endpoint is told when an episode of the show gets the status.';

create or replace function private.is_followed(p_podcast_id uuid, p_status text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.webhook_endpoints as w where private.follows(w, p_podcast_id, p_status)
  );
end
$$;
comment on function private.is_followed(uuid, text) is
  'Whether any endpoint is told when an episode of the show gets the status.';
grant execute on function private.is_followed(uuid, text) to service_role;

create or replace function private.active_secrets(p_endpoint_id uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select jsonb_agg(secret order by expires_at desc nulls first)
    from private.webhook_secrets
    where endpoint_id = p_endpoint_id and (expires_at is null or expires_at > now())
  );
end
$$;
comment on function private.active_secrets(uuid) is
  'The secrets that sign messages to an endpoint, the one in use first.';
