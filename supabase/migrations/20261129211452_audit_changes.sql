create or replace function public.create_api_key(
  p_name text, p_role text, p_expires_at timestamptz, p_prefix text, p_salt text, p_hash text
) returns public.api_keys
language plpgsql security definer set search_path = ''
as $$
declare
  v_key public.api_keys;
begin
  insert into public.api_keys (name, role, expires_at, prefix) values (p_name, p_role, p_expires_at, p_prefix)
  returning * into v_key;
  insert into private.api_key_hashes (prefix, key_id, salt, hash) values (p_prefix, v_key.id, p_salt, p_hash);
  return v_key;
end
$$;
comment on function public.create_api_key(text, text, timestamptz, text, text, text) is
  'Adds a key by the hash of its value. Of keys that are not revoked each has a name of its own.';
grant execute on function public.create_api_key(text, text, timestamptz, text, text, text) to service_role;

create or replace function public.change_api_key(p_id uuid, p_change jsonb) returns setof public.api_keys
language plpgsql security definer set search_path = ''
as $$
begin
  return query update public.api_keys set
    name = case when p_change ? 'name' then p_change ->> 'name' else name end,
    role = case when p_change ? 'role' then p_change ->> 'role' else role end,
    expires_at = case when p_change ? 'expires_at' then (p_change ->> 'expires_at')::timestamptz else expires_at end
  where id = p_id and revoked_at is null
  returning *;
end
$$;
comment on function public.change_api_key(uuid, jsonb) is
  'Changes name, role and expires_at as far as they are given; nothing for a key that is revoked or was never there.';
grant execute on function public.change_api_key(uuid, jsonb) to service_role;

create or replace function public.rotate_api_key(
  p_id uuid, p_overlap_seconds integer, p_prefix text, p_salt text, p_hash text
) returns setof public.api_keys
language plpgsql security definer set search_path = ''
as $$
declare
  v_key public.api_keys;
begin
  update public.api_keys set
    previous_prefix = case when p_overlap_seconds > 0 then prefix end,
    previous_expires_at = case when p_overlap_seconds > 0
      then clock_timestamp() + make_interval(secs => p_overlap_seconds) end,
    prefix = p_prefix
  where id = p_id and revoked_at is null
  returning * into v_key;
  if not found then
    return;
  end if;
  delete from private.api_key_hashes where key_id = p_id and prefix is distinct from v_key.previous_prefix;
  insert into private.api_key_hashes (prefix, key_id, salt, hash) values (p_prefix, p_id, p_salt, p_hash);
  return next v_key;
end
$$;
comment on function public.rotate_api_key(uuid, integer, text, text, text) is
  'Puts a new value in use; the one before is let in for p_overlap_seconds more, older ones no more.';
grant execute on function public.rotate_api_key(uuid, integer, text, text, text) to service_role;

create or replace function public.revoke_api_key(p_id uuid) returns setof public.api_keys
language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.api_key_hashes where key_id = p_id;
  return query update public.api_keys
    set revoked_at = clock_timestamp(), previous_prefix = null, previous_expires_at = null
    where id = p_id and revoked_at is null
    returning *;
end
$$;
comment on function public.revoke_api_key(uuid) is
  'Lets a key in no more and forgets its hashes; its name stays for the audit.';
grant execute on function public.revoke_api_key(uuid) to service_role;

create or replace function public.find_api_key(p_prefix text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', k.id, 'name', k.name, 'role', k.role, 'salt', h.salt, 'hash', h.hash,
    'is_noted', coalesce(k.last_used_at > now() - interval '1 minute', false)
  )
  from private.api_key_hashes as h
  join public.api_keys as k on k.id = h.key_id
  where h.prefix = p_prefix
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > now())
    and (k.prefix = p_prefix or (k.previous_prefix = p_prefix and k.previous_expires_at > now()))
$$;
comment on function public.find_api_key(text) is
  'The key that a value with this prefix is of, and the hash that the value must have; null for none that is let in now.';
grant execute on function public.find_api_key(text) to service_role;

create or replace function public.note_api_key_use(
  p_id uuid, p_signature text default null, p_seconds integer default null
) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  update public.api_keys set last_used_at = now()
  where id = p_id and (last_used_at is null or last_used_at <= now() - interval '1 minute');
  if p_signature is null then
    return true;
  end if;
  delete from private.seen_signatures where until < now();
  insert into private.seen_signatures (signature, until)
  values (p_signature, now() + make_interval(secs => p_seconds))
  on conflict do nothing;
  return found;
end
$$;
comment on function public.note_api_key_use(uuid, text, integer) is
  'Notes that a key was let in. False for a signature that was let in before, and is to be kept for p_seconds.';
grant execute on function public.note_api_key_use(uuid, text, integer) to service_role;

create or replace function private.decode_percent(p_text text) returns text
language sql immutable set search_path = ''
as $$
  select convert_from(decode(string_agg(
    case when left(part[1], 1) = '%' then substr(part[1], 2) else encode(convert_to(part[1], 'UTF8'), 'hex') end,
    '' order by place
  ), 'hex'), 'UTF8')
  from regexp_matches(p_text, '%[0-9A-Fa-f]{2}|[^%]', 'g') with ordinality as parts (part, place)
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
language sql stable set search_path = ''
as $$
  select private.caller() ->> 'kind' in ('internal', 'key', 'person')
$$;

create or replace function private.audit_value(p_key text, p_value jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when p_key ~ 'url$' and jsonb_typeof(p_value) = 'string'
      -- What stands before an @ and behind a ? may let somebody in.
      then to_jsonb(regexp_replace(p_value #>> '{}', '^(https?://)(?:[^/@]*@)?([^?#]*).*$', '\1\2'))
    when length(p_value::text) > 2000 then jsonb_build_object('characters', length(p_value::text))
    else p_value
  end
$$;
comment on function private.audit_value(text, jsonb) is
  'A value as an audit entry has it: an address without what may be secret in it, a long value by its length.';

create or replace function private.differing(p_from jsonb, p_to jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_object_agg(key, private.audit_value(key, value))
  from jsonb_each(p_from)
  where value is distinct from p_to -> key and key not in ('id', 'podcast_id', 'created_at', 'updated_at')
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
begin
  perform private.record_change(p_action, p_kind, p_id, null, v_podcast_id, p_episode_id);
end
$$;
comment on function public.record_audit_entry(text, text, text, uuid, uuid) is
  'Says who did what, for what leaves no row of its own behind.';
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
begin
  -- What machines do to an episode is told by its events.
  if not private.is_on_behalf() then
    return null;
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
  elsif (new.title, new.description) is distinct from (old.title, old.description) then
    v_action := 'episode.changed';
    v_before := private.differing(
      jsonb_build_object('title', old.title, 'description', old.description),
      jsonb_build_object('title', new.title, 'description', new.description));
    v_after := private.differing(
      jsonb_build_object('title', new.title, 'description', new.description),
      jsonb_build_object('title', old.title, 'description', old.description));
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
