create or replace function public.claim_feed_identity(p_podcast_id uuid, p_guid uuid, p_url text)
returns public.feed_identities
language plpgsql security definer set search_path = ''
as $$
declare
  v_identity public.feed_identities;
begin
  perform private.lock_podcast(p_podcast_id);
  insert into public.feed_identities as f (podcast_id, guid, first_url) values (p_podcast_id, p_guid, p_url)
  on conflict (podcast_id) do update set has_moved = f.has_moved or f.first_url <> excluded.first_url
  returning * into v_identity;
  return v_identity;
end
$$;
comment on function public.claim_feed_identity(uuid, uuid, text) is
  'By what apps know the show''s feed: the GUID that was claimed first, for life; and whether the feed has moved since.';
grant execute on function public.claim_feed_identity(uuid, uuid, text) to service_role;

create or replace view public.shows with (security_invoker = true) as
select
  p.id, p.title, p.description, p.language_code, p.author, p.image_url, p.owner_email, p.is_paused,
  to_jsonb(c) - array['id', 'podcast_id', 'created_at', 'updated_at'] as config,
  p.created_at,
  greatest(p.updated_at, c.updated_at) as updated_at,
  p.category, p.is_explicit, p.is_blocked, p.verification
from public.podcasts as p
left join public.podcast_configs as c on c.podcast_id = p.id;
comment on view public.shows is 'Shows with their config as one document.';
grant select on public.shows to service_role;

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
      verification = v_podcast.verification
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
