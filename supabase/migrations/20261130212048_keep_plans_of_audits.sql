create or replace function private.decode_percent(p_text text) returns text
language plpgsql immutable strict set search_path = ''
as $$
begin
  return (
    select convert_from(decode(string_agg(
      case when left(part[1], 1) = '%' then substr(part[1], 2) else encode(convert_to(part[1], 'UTF8'), 'hex') end,
      '' order by place
    ), 'hex'), 'UTF8')
    from regexp_matches(p_text, '%[0-9A-Fa-f]{2}|[^%]', 'g') with ordinality as parts (part, place)
  );
end
$$;

create or replace function private.is_on_behalf() returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return private.caller() ->> 'kind' in ('internal', 'key', 'person');
end
$$;

create or replace function private.audit_value(p_key text, p_value jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  return case
    when p_key ~ 'url$' and jsonb_typeof(p_value) = 'string'
      -- What stands before an @ and behind a ? may let somebody in.
      then to_jsonb(regexp_replace(p_value #>> '{}', '^(https?://)(?:[^/@]*@)?([^?#]*).*$', '\1\2'))
    when length(p_value::text) > 2000 then jsonb_build_object('characters', length(p_value::text))
    else p_value
  end;
end
$$;
comment on function private.audit_value(text, jsonb) is
  'A value as an audit entry has it: an address without what may be secret in it, a long value by its length.';

create or replace function private.differing(p_from jsonb, p_to jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  return (
    select jsonb_object_agg(key, private.audit_value(key, value))
    from jsonb_each(p_from)
    where value is distinct from p_to -> key and key not in ('id', 'podcast_id', 'created_at', 'updated_at')
  );
end
$$;
comment on function private.differing(jsonb, jsonb) is 'The members of p_from that p_to has otherwise; null when there are none.';

create or replace function private.usual_steps(p_podcast_id uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    with recent as (
      select id from public.episodes where podcast_id = p_podcast_id order by created_at desc limit 50
    ),
    runs as (
      select episode_id, attempt from public.episode_events
      where episode_id in (select id from recent) and status = 'completed' and change is null
      order by id desc limit 20
    ),
    steps as (
      select e.status,
        lead(e.occurred_at) over (partition by e.episode_id, e.attempt order by e.id) - e.occurred_at as took
      from public.episode_events as e
      join runs as r on r.episode_id = e.episode_id and r.attempt = e.attempt
      where e.change is null
    ),
    medians as (
      select status, percentile_cont(0.5) within group (order by extract(epoch from took)) as seconds
      from steps where took is not null group by status
    )
    select jsonb_object_agg(status, round(seconds * 1000)) from medians
  );
end
$$;
comment on function private.usual_steps(uuid) is
  'How many milliseconds each status has usually taken: medians of the show''s last twenty completed runs; null without any.';
grant execute on function private.usual_steps(uuid) to service_role;

create or replace function private.choose_window(
  p_podcast_id uuid, p_frequency_days integer, p_from timestamptz, p_until timestamptz
) returns tstzrange
language plpgsql stable set search_path = ''
as $$
begin
  return private.check_window(
    coalesce(p_from, private.next_window_from(p_podcast_id, p_frequency_days)), coalesce(p_until, now()));
end
$$;

create or replace function private.slot_episode_id(p_podcast_id uuid, p_slot date) returns uuid
language plpgsql stable set search_path = ''
as $$
begin
  return extensions.uuid_generate_v5(p_podcast_id, 'slot/' || to_char(p_slot, 'YYYY-MM-DD'));
end
$$;
comment on function private.slot_episode_id(uuid, date) is
  'The episode of a slot, and the name of its first execution: a tick that is fired twice starts one.';
grant execute on function private.slot_episode_id(uuid, date) to authenticated, service_role;

create or replace function public.unindexed_episodes(p_podcast_id uuid, p_limit integer)
returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select id from public.episodes
    where podcast_id = p_podcast_id and unindexed_since is not null
    order by published_at desc, id
    limit p_limit;
end
$$;
comment on function public.unindexed_episodes(uuid, integer) is
  'A show''s published episodes whose transcripts are not in the search index, newest first.';
grant execute on function public.unindexed_episodes(uuid, integer) to service_role;

create or replace function private.telegram_chat_of(p_episode public.episodes) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return coalesce(
    p_episode.telegram_chat,
    case when p_episode.trigger <> 'import' then p_episode.config_snapshot ->> 'telegramChat' end);
end
$$;
comment on function private.telegram_chat_of(public.episodes) is
  'Where an episode is posted: where somebody asked for it, else where its show wanted it when it was opened; null for nowhere.';

create or replace function private.telegram_post_of(p_episode public.episodes) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      -- Whoever still had the claim by then is dead.
      'status', case when status = 'sending' and claimed_until <= clock_timestamp() then 'unsure' else status end,
      'chat', chat,
      'messageId', message_id,
      'isPending', p_episode.unposted_since is not null
    )
    from public.telegram_posts where episode_id = p_episode.id order by id desc limit 1
  );
end
$$;
comment on function private.telegram_post_of(public.episodes) is
  'The last message that was sent of an episode, and whether it is still to follow it; null where none was.';
grant execute on function private.telegram_post_of(public.episodes) to service_role;

create or replace function private.owes_telegram_post(p_episode public.episodes) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return (p_episode.visibility = 'public' and private.telegram_chat_of(p_episode) is not null)
    or coalesce((
      select p.status <> 'removed' from public.telegram_posts as p
      where p.episode_id = p_episode.id order by p.id desc limit 1), false);
end
$$;
comment on function private.owes_telegram_post(public.episodes) is
  'Whether a message in Telegram is to follow the episode: one that its show wants, or one that may stand there.';
