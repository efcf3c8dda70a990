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

create or replace view public.episode_statuses with (security_invoker = true) as
select
  e.id, e.podcast_id, e.status, e.execution, e.attempt, e.title, e.outputs, e.metadata,
  e.progress_done, e.progress_total, e.audio_url, e.duration_ms,
  e.published_at, e.created_at, e.updated_at,
  (
    select jsonb_agg(jsonb_build_object('status', v.status, 'at', private.iso_utc(v.occurred_at)) order by v.id)
    from public.episode_events as v where v.episode_id = e.id and v.attempt = e.attempt and v.change is null
  ) as events,
  case when e.status in ('pending', 'content_collected', 'processing')
    then private.usual_steps(e.podcast_id)
  end as usual_steps,
  e.unpublished_since, e.window_from, e.window_until,
  e.trigger = 'import' as is_imported,
  e.visibility, case when e.republish_since <= now() then e.republish_since end as republish_since, e.language_code,
  e.review_until, e.config_snapshot #>> '{review,atDeadline}' as review_at_deadline,
  e.picture_key
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';
grant select on public.episode_statuses to service_role;

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
  ) as soundbites,
  e.guid,
  e.picture_key
from public.episodes as e
left join public.episode_releases as r on r.episode_id = e.id
where e.visibility = 'public' and (e.status = 'completed' or r.episode_id is not null);
comment on view public.feed_episodes is
  'What a show''s feed lists: completed episodes, and published ones as they were published while a new attempt of theirs is not completed; none that is hidden or withdrawn.';
grant select on public.feed_episodes to service_role;

create or replace view public.episode_changes with (security_invoker = true) as
select
  id, podcast_id, visibility,
  greatest(visibility_changed_at, edited_at) as changed_at,
  visibility_changed_at is not null as is_decided
from public.episodes
where visibility_changed_at is not null or edited_at is not null;
comment on view public.episode_changes is
  'The episodes that were hidden, shown, withdrawn or changed since they were published, or with which their show was; is_decided where somebody said who may have them.';
grant select on public.episode_changes to service_role;

create or replace function public.mark_episode_published(
  p_episode_id uuid, p_execution text, p_visibility_changed_at timestamptz default null
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  -- Somebody has hidden, shown or changed it since: what was written is not what is wanted, and is written again.
  if greatest(v_episode.visibility_changed_at, v_episode.edited_at) is distinct from p_visibility_changed_at then
    return v_episode;
  end if;
  if v_episode.status <> 'completed' and v_episode.republish_since is not null then
    update public.episode_releases set is_public = v_episode.visibility = 'public' where episode_id = p_episode_id;
    update public.episodes set
      republish_since = private.republish_again_at(v_episode),
      unposted_since = case when private.owes_telegram_post(v_episode) then now() end
    where id = p_episode_id returning * into v_episode;
    return v_episode;
  end if;
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s; only a completed episode is published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;

  insert into public.podcast_releases (podcast_id, title, description, language_code, author, image_url)
  select id, title, description, language_code, author, image_url
  from public.podcasts where id = v_episode.podcast_id
  on conflict (podcast_id) do update set
    (title, description, language_code, author, image_url) =
    (excluded.title, excluded.description, excluded.language_code, excluded.author, excluded.image_url);

  -- What was completed before this episode was in the feed that has just been put.
  perform private.release_episode(e) from public.episodes as e
  where e.podcast_id = v_episode.podcast_id and e.id <> v_episode.id and e.status = 'completed'
    and e.visibility = 'public' and e.republish_since is null
    and e.unpublished_since is not null and e.last_transition_at <= v_episode.last_transition_at;
  return private.release_episode(v_episode);
end
$$;
comment on function public.mark_episode_published(uuid, text, timestamptz) is
  'Makes a completed episode public as it is now, and with it those completed before it that are in no feed yet. The first date of publication stays. p_visibility_changed_at is the changed_at that the publisher read of the episode; nothing is marked when that is another by now.';
grant execute on function public.mark_episode_published(uuid, text, timestamptz) to service_role;

create or replace function public.set_episode_picture(p_episode_id uuid, p_key text) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
  v_is_released boolean;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  perform private.check_not_withdrawn(v_episode);
  if v_episode.picture_key is distinct from p_key then
    -- Of one that was never completed there is nothing to write anew.
    v_is_released := v_episode.status = 'completed'
      or exists (select from public.episode_releases as r where r.episode_id = p_episode_id);
    update public.episodes set
      picture_key = p_key,
      edited_at = case when v_is_released then clock_timestamp() end,
      republish_since = case when v_is_released then now() end
    where id = p_episode_id
    returning * into v_episode;
  end if;
  return v_episode;
end
$$;
comment on function public.set_episode_picture(uuid, text) is
  'Gives an episode a picture of its own by its key, or takes it away with null. Feed, pages and message follow when it is published next, which whoever calls this has started.';
grant execute on function public.set_episode_picture(uuid, text) to service_role;

create or replace function private.republish_changed_show() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- Whichever episode is published, the whole show is written; one that has never been published will be.
  update public.episodes set edited_at = clock_timestamp(), republish_since = now()
  where id = (
    select r.episode_id from public.episode_releases as r
    join public.episodes as e on e.id = r.episode_id
    where r.podcast_id = new.id and r.is_public and e.status = 'completed'
    order by r.published_at desc, r.episode_id limit 1
  );
  return null;
end
$$;
comment on function private.republish_changed_show() is
  'Has feed and pages of a show written anew when what they say of it has changed.';

create or replace function public.changed_show_execution(p_podcast_id uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select execution from public.episodes
  where podcast_id = p_podcast_id and visibility = 'public' and republish_since <= now()
  order by republish_since desc, id limit 1
$$;
comment on function public.changed_show_execution(uuid) is
  'The execution of an episode with which a show''s feed and pages are to be written anew; null where they are as the show is.';
grant execute on function public.changed_show_execution(uuid) to service_role;

create or replace function public.open_telegram_post(p_episode_id uuid, p_execution text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  return jsonb_build_object(
    'attempt', v_episode.attempt,
    'isDue', v_episode.unposted_since is not null,
    'waitSeconds', ceil(greatest(0, extract(epoch from v_episode.post_not_before - clock_timestamp()))),
    'isPublished', v_episode.status = 'completed' and v_episode.unpublished_since is null,
    'isPublic', v_episode.visibility = 'public',
    'visibilityChangedAt', v_episode.visibility_changed_at,
    'chat', case when v_episode.trigger <> 'import' then v_episode.config_snapshot ->> 'telegramChat' end,
    'show', (select p.title from public.podcasts as p where p.id = v_episode.podcast_id),
    'imageUrl', v_episode.config_snapshot ->> 'imageUrl',
    'pictureKey', v_episode.picture_key,
    'title', coalesce(v_episode.title, ''),
    'summary', coalesce(v_episode.description, ''),
    'durationMs', v_episode.duration_ms,
    'outputs', v_episode.outputs,
    'post', (
      select jsonb_build_object(
        'id', p.id, 'attempt', p.attempt, 'chat', p.chat, 'status', p.status,
        'messageId', p.message_id, 'content', p.content,
        'secondsLeft', ceil(greatest(0, extract(epoch from p.claimed_until - clock_timestamp())))
      )
      from public.telegram_posts as p
      where p.episode_id = p_episode_id order by p.id desc limit 1
    )
  );
end
$$;
comment on function public.open_telegram_post(uuid, text) is
  'What a message about an episode is made of, and the last one that was sent: whether it stands, and for how many seconds whoever sends it may still be at it.';
grant execute on function public.open_telegram_post(uuid, text) to service_role;
