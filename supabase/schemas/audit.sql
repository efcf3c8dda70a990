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

create or replace function private.caller() returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_claims jsonb := auth.jwt();
  v_headers jsonb := coalesce(nullif(current_setting('request.headers', true), ''), '{}')::jsonb;
  v_told jsonb;
begin
  if v_claims ->> 'role' = 'service_role' then
    -- The service role alone speaks for others.
    v_told := coalesce(private.decode_percent(nullif(v_headers ->> 'x-stepcast-caller', '')), '{}')::jsonb;
    if v_told ->> 'kind' in ('internal', 'key', 'person') then
      return v_told;
    end if;
    return '{"kind": "service", "name": "service role"}';
  end if;
  if v_claims ->> 'sub' is not null then
    return jsonb_build_object(
      'kind', 'person', 'id', v_claims ->> 'sub', 'name', coalesce(v_claims ->> 'email', v_claims ->> 'sub'));
  end if;
  return jsonb_build_object('kind', 'database', 'name', session_user);
end
$$;
comment on function private.caller() is
  'On whose behalf the database is written to: whom the service role names, a signed-in person, or else the service role or a login of the database itself.';

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

create or replace function private.record_change(
  p_action text, p_kind text, p_id text, p_name text, p_podcast_id uuid, p_episode_id uuid,
  p_before jsonb default null, p_after jsonb default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_caller jsonb := private.caller();
begin
  -- What one transaction does to one thing is one entry.
  update public.audit_entries set
    before = coalesce(before || p_before, before, p_before),
    after = coalesce(after || p_after, after, p_after)
  where subject_id = p_id and subject_kind = p_kind and at = now();
  if found then
    return;
  end if;
  insert into public.audit_entries (
    caller_kind, caller_id, caller_name, request_id, action,
    subject_kind, subject_id, subject_name, podcast_id, episode_id, before, after
  ) values (
    v_caller ->> 'kind', v_caller ->> 'id', left(coalesce(v_caller ->> 'name', ''), 200), v_caller ->> 'requestId', p_action,
    p_kind, p_id, left(p_name, 200), p_podcast_id, p_episode_id, p_before, p_after
  );
end
$$;

create or replace function public.record_audit_entry(
  p_action text, p_kind text, p_id text, p_podcast_id uuid default null, p_episode_id uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast_id uuid := coalesce(p_podcast_id, (select podcast_id from public.episodes where id = p_episode_id));
  v_endpoint public.webhook_endpoints;
begin
  if p_kind = 'webhook' then
    select * into v_endpoint from public.webhook_endpoints where id = p_id::uuid;
  end if;
  perform private.record_change(p_action, p_kind, p_id, private.webhook_facts(v_endpoint) ->> 'host',
    coalesce(v_podcast_id, v_endpoint.podcast_id), p_episode_id);
end
$$;
comment on function public.record_audit_entry(text, text, text, uuid, uuid) is
  'Says who did what, for what leaves no row of its own behind; of a webhook with its host and its show.';
grant execute on function public.record_audit_entry(text, text, text, uuid, uuid) to service_role;

create or replace function private.audit_show() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    perform private.record_change('show.deleted', 'show', old.id::text, old.title, old.id, null);
  elsif tg_op = 'INSERT' then
    perform private.record_change('show.created', 'show', new.id::text, new.title, new.id, null,
      null, private.differing(to_jsonb(new), '{}'));
  elsif private.differing(to_jsonb(new), to_jsonb(old)) is not null then
    perform private.record_change('show.changed', 'show', new.id::text, new.title, new.id, null,
      private.differing(to_jsonb(old), to_jsonb(new)), private.differing(to_jsonb(new), to_jsonb(old)));
  end if;
  return null;
end
$$;

create or replace function private.audit_config() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_old jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  v_title text := (select title from public.podcasts where id = new.podcast_id);
begin
  if private.differing(to_jsonb(new), v_old) is not null then
    perform private.record_change('show.changed', 'show', new.podcast_id::text, v_title, new.podcast_id, null,
      private.differing(v_old, to_jsonb(new)), private.differing(to_jsonb(new), v_old));
  end if;
  return null;
end
$$;

create or replace function private.audit_episode() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_action text;
  v_before jsonb;
  v_after jsonb;
  v_is jsonb := jsonb_build_object('title', new.title, 'description', new.description, 'picture_key', new.picture_key);
  v_was jsonb;
begin
  -- What machines do to an episode is told by its events.
  if not private.is_on_behalf() then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    v_was := jsonb_build_object('title', old.title, 'description', old.description, 'picture_key', old.picture_key);
  end if;
  if tg_op = 'INSERT' then
    v_action := case new.trigger when 'import' then 'episode.imported' else 'episode.started' end;
  elsif new.attempt > old.attempt then
    v_action := 'episode.retried';
    v_after := jsonb_build_object('attempt', new.attempt);
  elsif new.visibility <> old.visibility then
    v_action := case new.visibility when 'public' then 'episode.shown' else 'episode.' || new.visibility end;
  elsif new.status = 'failed' and old.status <> 'failed' then
    v_action := 'episode.cancelled';
  elsif new.status = 'skipped' and old.status = 'awaiting_review' then
    v_action := 'episode.discarded';
  elsif v_is <> v_was then
    v_action := 'episode.changed';
    v_before := private.differing(v_was, v_is);
    v_after := private.differing(v_is, v_was);
  else
    return null;
  end if;
  perform private.record_change(v_action, 'episode', new.id::text, new.title, new.podcast_id, new.id, v_before, v_after);
  return null;
end
$$;

create or replace function private.audit_soundbites() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = coalesce(new.episode_id, old.episode_id);
  -- With a show its episodes go, and with them these.
  if found and private.is_on_behalf() then
    perform private.record_change('episode.soundbites', 'episode', v_episode.id::text, v_episode.title,
      v_episode.podcast_id, v_episode.id);
  end if;
  return null;
end
$$;

create or replace function private.webhook_facts(p_endpoint public.webhook_endpoints) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    -- Paths of some receivers are their passwords.
    'host', substring(p_endpoint.url from '^https?://(?:[^/@]*@)?([^/?#]*)'),
    'events', p_endpoint.events,
    'is_enabled', p_endpoint.disabled_at is null
  )
$$;

create or replace function private.audit_webhook() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_was jsonb := case when tg_op <> 'INSERT' then private.webhook_facts(old) else '{}' end;
  v_is jsonb := case when tg_op <> 'DELETE' then private.webhook_facts(new) else '{}' end;
  v_host text := coalesce(v_is, '{}') ->> 'host';
begin
  if tg_op = 'DELETE' then
    perform private.record_change('webhook.deleted', 'webhook', old.id::text, v_was ->> 'host', old.podcast_id, null);
  elsif tg_op = 'INSERT' then
    perform private.record_change('webhook.created', 'webhook', new.id::text, v_host, new.podcast_id, null, null, v_is);
  elsif new.url <> old.url or v_is <> v_was then
    perform private.record_change('webhook.changed', 'webhook', new.id::text, v_host, new.podcast_id, null,
      private.differing(v_was, v_is), private.differing(v_is, v_was));
  end if;
  return null;
end
$$;

create or replace function private.audit_webhook_secret() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.webhook_endpoints;
begin
  select * into v_endpoint from public.webhook_endpoints where id = new.endpoint_id;
  perform private.record_change('webhook.rotated', 'webhook', v_endpoint.id::text,
    private.webhook_facts(v_endpoint) ->> 'host', v_endpoint.podcast_id, null);
  return null;
end
$$;

create or replace function private.audit_api_key() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_old jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end
    - array['prefix', 'previous_prefix', 'previous_expires_at', 'last_used_at', 'revoked_at'];
  v_new jsonb := to_jsonb(new)
    - array['prefix', 'previous_prefix', 'previous_expires_at', 'last_used_at', 'revoked_at'];
  v_action text;
begin
  v_action := case
    when tg_op = 'INSERT' then 'key.created'
    when new.revoked_at is distinct from old.revoked_at then 'key.revoked'
    when new.prefix <> old.prefix then 'key.rotated'
    when v_new <> v_old then 'key.changed'
  end;
  if v_action is not null then
    perform private.record_change(v_action, 'key', new.id::text, new.name, null, null,
      private.differing(v_old, v_new), private.differing(v_new, v_old));
  end if;
  return null;
end
$$;
