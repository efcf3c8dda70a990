create or replace function private.iso_utc(p_at timestamptz) returns text
language plpgsql stable set search_path = ''
as $$
begin
  return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end
$$;
comment on function private.iso_utc(timestamptz) is
  'ISO 8601 in UTC with milliseconds, as JavaScript writes it.';
grant execute on function private.iso_utc(timestamptz) to service_role;

create or replace function private.is_cost_item(p_item jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return coalesce(
    jsonb_typeof(p_item) = 'object'
      and p_item ->> 'provider' ~ '^.{1,60}$'
      and p_item ->> 'product' ~ '^.{0,100}$'
      and p_item ->> 'unit' in ('characters', 'inputTokens', 'outputTokens', 'audioSeconds')
      and jsonb_typeof(p_item -> 'quantity') = 'number'
      and p_item ->> 'quantity' ~ '^[0-9]{1,12}$'
      and case jsonb_typeof(p_item -> 'usd')
        when 'null' then jsonb_typeof(p_item -> 'pricesAsOf') = 'null'
        when 'number' then (p_item ->> 'usd')::numeric >= 0
          and p_item ->> 'pricesAsOf' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        else false
      end,
    false
  );
end
$$;
grant execute on function private.is_cost_item(jsonb) to service_role;

create or replace function private.sum_costs(p_episode_id uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    with sums as (
      select
        c.attempt, i.provider, i.product, i.unit, i."pricesAsOf",
        sum(i.quantity)::bigint as quantity, round(sum(i.usd), 8) as usd
      from public.episode_costs as c,
        jsonb_to_recordset(c.items)
          as i (provider text, product text, unit text, quantity bigint, usd numeric, "pricesAsOf" text)
      where c.episode_id = p_episode_id
      group by c.attempt, i.provider, i.product, i.unit, i."pricesAsOf"
    )
    select jsonb_build_object('items', coalesce(
      jsonb_agg(to_jsonb(s) order by s.attempt, s.provider, s.product, s.unit, s."pricesAsOf"), '[]'
    ))
    from sums as s
  );
end
$$;
grant execute on function private.sum_costs(uuid) to service_role;

create or replace function private.search_vector(p_language text, p_words jsonb, p_title jsonb) returns tsvector
language plpgsql stable parallel safe set search_path = ''
as $$
begin
  return (
    with dictionary as (select private.search_dictionary(p_language) as id),
    placed as (
      select n::text as place, w from jsonb_array_elements(p_words) with ordinality as t(w, n) where n <= 1000
      union all
      select (1000 + n) || 'D', w from jsonb_array_elements(p_title) with ordinality as t(w, n)
    ),
    lexemes as (
      select place, l as lexeme from dictionary, placed cross join lateral unnest(ts_lexize(dictionary.id, w ->> 0)) as l
      where w ->> 0 <> ''
      union all
      select place, '~' || k from placed cross join lateral jsonb_array_elements_text(w - 0) as k
    )
    select coalesce(string_agg('''' || p_language || ':' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':' || place, ' '), '')::tsvector
    from lexemes
  );
end
$$;
comment on function private.search_vector(text, jsonb, jsonb) is
  'What a passage is found by: its words by their number, and those of its chapter''s title from 1001.';

create or replace function private.is_channel_list(p_channels text[]) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return (
    select cardinality(p_channels) between 1 and 100
      and count(*) = count(distinct lower(c))
      and coalesce(bool_and(c ~ '^[A-Za-z][A-Za-z0-9_]{3,31}$'), false)
    from unnest(p_channels) as c
  );
end
$$;
comment on function private.is_channel_list(text[]) is
  'One to a hundred Telegram usernames without the @, each once, whatever the case.';
grant execute on function private.is_channel_list(text[]) to authenticated, service_role;

create or replace function private.is_number_between(p_value jsonb, p_least numeric, p_most numeric) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case coalesce(jsonb_typeof(p_value), 'null')
    when 'null' then true
    when 'number' then (p_value #>> '{}')::numeric between p_least and p_most
    else false
  end;
end
$$;
comment on function private.is_number_between(jsonb, numeric, numeric) is
  'A number within bounds, or none.';
grant execute on function private.is_number_between(jsonb, numeric, numeric) to authenticated, service_role;

create or replace function private.is_speaker(p_speaker jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_speaker) = 'object' then
    coalesce(jsonb_typeof(p_speaker -> 'role'), 'none') = 'string'
    and length(btrim(p_speaker ->> 'role')) between 1 and 60
    and coalesce(jsonb_typeof(p_speaker -> 'voice'), 'null') in ('null', 'string')
    and coalesce(p_speaker ->> 'voice', 'unset') ~ '^[A-Za-z0-9_-]+$'
    and private.is_number_between(p_speaker -> 'speakingRate', 0.25, 2)
    and private.is_number_between(p_speaker -> 'pitch', -20, 20)
    and p_speaker - array['role', 'voice', 'speakingRate', 'pitch'] = '{}'
  else false end;
end
$$;
comment on function private.is_speaker(jsonb) is
  '{ "role", "voice"?, "speakingRate"?, "pitch"? }: the rate in times the voice''s own pace, the pitch in semitones.';
grant execute on function private.is_speaker(jsonb) to authenticated, service_role;

create or replace function private.is_cast(p_format text, p_speakers jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_speakers) = 'array' then (
    select count(*) = case p_format when 'single-speaker' then 1 else 2 end
      and count(distinct s ->> 'role') = count(*)
      and bool_and(private.is_speaker(s))
    from jsonb_array_elements(p_speakers) as s
  ) else false end;
end
$$;
comment on function private.is_cast(text, jsonb) is
  'One speaker for single-speaker, two of different roles for multi-speaker: [{ "role", "voice"? }].';
grant execute on function private.is_cast(text, jsonb) to authenticated, service_role;

create or replace function private.is_filters(p_filters jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_filters) = 'object' then
    p_filters - array['excludeForwarded', 'excludeKeywords', 'minCharacters'] = '{}'
    and coalesce(jsonb_typeof(p_filters -> 'excludeForwarded'), 'boolean') = 'boolean'
    and coalesce(jsonb_typeof(p_filters -> 'minCharacters'), 'number') = 'number'
    and coalesce(p_filters ->> 'minCharacters', '1') ~ '^[0-9]{1,6}$'
    and case coalesce(jsonb_typeof(p_filters -> 'excludeKeywords'), 'none')
      when 'none' then true
      when 'array' then not exists (
        select from jsonb_array_elements(p_filters -> 'excludeKeywords') as k
        where jsonb_typeof(k) <> 'string' or k #>> '{}' = ''
      )
      else false
    end
  else false end;
end
$$;
grant execute on function private.is_filters(jsonb) to authenticated, service_role;

create or replace function private.person_of_voice(p_voice text) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return case when p_voice like '%-Chirp3-HD-%'
    then regexp_replace(p_voice, '^.*-', '')
    else regexp_replace(p_voice, '^([a-z]{2,3}-[A-Z]{2})-.+-([^-]+)$', '\1 \2')
  end;
end
$$;
comment on function private.person_of_voice(text) is
  'Who is heard in a voice: Chirp 3: HD has the same speakers in every language, a letter is a speaker of one language.';
grant execute on function private.person_of_voice(text) to authenticated, service_role;

create or replace function private.webhook_payload(p_event public.episode_events) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'type', 'episode.' || p_event.status,
      'timestamp', private.iso_utc(p_event.occurred_at),
      'data', jsonb_build_object(
        'episodeId', e.id,
        'podcastId', e.podcast_id,
        'status', p_event.status,
        'previousStatus', p_event.previous_status,
        'attempt', p_event.attempt,
        'title', e.title,
        -- Audio of an earlier attempt is not what this event is about.
        'audioUrl', case when p_event.status = 'completed' then e.audio_url end,
        'durationMs', case when p_event.status = 'completed' then e.duration_ms end,
        'error', case when p_event.status = 'failed' then jsonb_build_object(
          'state', p_event.detail ->> 'state', 'name', p_event.detail ->> 'name') end,
        'skipReason', case when p_event.status = 'skipped' then p_event.detail ->> 'reason' end
      )
    )
    from public.episodes as e where e.id = p_event.episode_id
  );
end
$$;
comment on function private.webhook_payload(public.episode_events) is
  'What endpoints are told of a transition; the shape of WebhookPayloadSchema.';
