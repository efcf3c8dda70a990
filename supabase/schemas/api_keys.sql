create or replace function private.known_shows(p_ids uuid[]) returns uuid[]
language plpgsql stable set search_path = ''
as $$
declare
  v_unknown uuid;
begin
  select id into v_unknown from unnest(p_ids) as t(id) where id not in (select id from public.podcasts) limit 1;
  if found then
    raise sqlstate 'PT471' using message = format('There is no show %s.', v_unknown), detail = 'UnknownPodcast';
  end if;
  return array(select distinct id from unnest(p_ids) as t(id));
end
$$;
comment on function private.known_shows(uuid[]) is 'The ids, each once, all of shows that are there.';

create or replace function public.create_api_key(
  p_name text, p_role text, p_expires_at timestamptz, p_prefix text, p_salt text, p_hash text,
  p_podcast_ids uuid[] default null
) returns public.api_keys
language plpgsql security definer set search_path = ''
as $$
declare
  v_key public.api_keys;
begin
  insert into public.api_keys (name, role, expires_at, prefix, podcast_ids)
  values (
    p_name, p_role, p_expires_at, p_prefix,
    case when p_podcast_ids is not null then private.known_shows(p_podcast_ids) end
  )
  returning * into v_key;
  insert into private.api_key_hashes (prefix, key_id, salt, hash) values (p_prefix, v_key.id, p_salt, p_hash);
  return v_key;
end
$$;
comment on function public.create_api_key(text, text, timestamptz, text, text, text, uuid[]) is
  'Adds a key by the hash of its value, for the shows of p_podcast_ids or for all. Of keys that are not revoked each has a name of its own.';
grant execute on function public.create_api_key(text, text, timestamptz, text, text, text, uuid[]) to service_role;

create or replace function public.change_api_key(p_id uuid, p_change jsonb) returns setof public.api_keys
language plpgsql security definer set search_path = ''
as $$
begin
  return query update public.api_keys set
    name = case when p_change ? 'name' then p_change ->> 'name' else name end,
    role = case when p_change ? 'role' then p_change ->> 'role' else role end,
    expires_at = case when p_change ? 'expires_at' then (p_change ->> 'expires_at')::timestamptz else expires_at end,
    podcast_ids = case
      when not p_change ? 'podcast_ids' then podcast_ids
      when jsonb_typeof(p_change -> 'podcast_ids') = 'array' then private.known_shows(
        array(select jsonb_array_elements_text(p_change -> 'podcast_ids'))::uuid[])
    end
  where id = p_id and revoked_at is null
  returning *;
end
$$;
comment on function public.change_api_key(uuid, jsonb) is
  'Changes name, role, expires_at and podcast_ids as far as they are given; nothing for a key that is revoked or was never there.';
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
    'id', k.id, 'name', k.name, 'role', k.role, 'podcast_ids', k.podcast_ids, 'salt', h.salt, 'hash', h.hash,
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
