create or replace function private.telegram_chat_of(p_episode public.episodes) returns text
language sql immutable set search_path = ''
as $$
  select coalesce(
    p_episode.telegram_chat,
    case when p_episode.trigger <> 'import' then p_episode.config_snapshot ->> 'telegramChat' end)
$$;
comment on function private.telegram_chat_of(public.episodes) is
  'Where an episode is posted: where somebody asked for it, else where its show wanted it when it was opened; null for nowhere.';

create or replace function private.telegram_post_of(p_episode public.episodes) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    -- Whoever still had the claim by then is dead.
    'status', case when status = 'sending' and claimed_until <= clock_timestamp() then 'unsure' else status end,
    'chat', chat,
    'messageId', message_id,
    'isPending', p_episode.unposted_since is not null
  )
  from public.telegram_posts where episode_id = p_episode.id order by id desc limit 1
$$;
comment on function private.telegram_post_of(public.episodes) is
  'The last message that was sent of an episode, and whether it is still to follow it; null where none was.';
grant execute on function private.telegram_post_of(public.episodes) to service_role;

create or replace function private.owes_telegram_post(p_episode public.episodes) returns boolean
language sql stable set search_path = ''
as $$
  select (p_episode.visibility = 'public' and private.telegram_chat_of(p_episode) is not null)
    or coalesce((
      select p.status <> 'removed' from public.telegram_posts as p
      where p.episode_id = p_episode.id order by p.id desc limit 1), false)
$$;
comment on function private.owes_telegram_post(public.episodes) is
  'Whether a message in Telegram is to follow the episode: one that its show wants, or one that may stand there.';

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
    'chat', private.telegram_chat_of(v_episode),
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

create or replace function public.request_telegram_post(p_episode_id uuid, p_is_missing boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
  v_post jsonb;
  v_chat text;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.visibility <> 'public' or v_episode.status <> 'completed' or v_episode.unpublished_since is not null then
    return jsonb_build_object('outcome', 'not-published');
  end if;
  v_post := private.telegram_post_of(v_episode);
  if v_post ->> 'status' in ('posted', 'sending') or (v_post ->> 'status' = 'unsure' and not coalesce(p_is_missing, false)) then
    return jsonb_build_object('outcome', v_post ->> 'status', 'chat', v_post ->> 'chat');
  end if;
  select telegram_chat into v_chat from public.podcast_configs where podcast_id = v_episode.podcast_id;
  if v_chat is null then
    return jsonb_build_object('outcome', 'no-chat');
  end if;
  -- Somebody has looked: what was sent without an answer isn't there.
  delete from public.telegram_posts where episode_id = p_episode_id and status in ('unsure', 'sending');
  update public.episodes set telegram_chat = v_chat, unposted_since = clock_timestamp(), post_not_before = null
  where id = p_episode_id;
  if private.is_on_behalf() then
    perform private.record_change('episode.posted', 'episode', p_episode_id::text, v_episode.title,
      v_episode.podcast_id, p_episode_id, null, jsonb_build_object('telegram_chat', v_chat));
  end if;
  return jsonb_build_object('outcome', 'asked', 'chat', v_chat, 'execution', v_episode.execution);
end
$$;
comment on function public.request_telegram_post(uuid, boolean) is
  'Has a published episode posted where its show is posted today. Nothing is sent while a message stands or is on its way, nor where one may stand, unless p_is_missing says that somebody has looked and it doesn''t.';
grant execute on function public.request_telegram_post(uuid, boolean) to service_role;

create or replace function public.confirm_telegram_post(p_episode_id uuid, p_message_id bigint, p_kind text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
  v_post jsonb;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if p_message_id is null or p_message_id < 1 or p_kind is null or p_kind not in ('audio', 'link') then
    raise sqlstate 'PT470' using
      message = 'A message that stands has a number from 1 on, and is audio or link.', detail = 'InvalidArgument';
  end if;
  v_post := private.telegram_post_of(v_episode);
  if v_post is null then
    return jsonb_build_object('outcome', 'none');
  elsif v_post ->> 'status' <> 'unsure' then
    return jsonb_build_object('outcome', v_post ->> 'status', 'chat', v_post ->> 'chat');
  end if;
  -- Nobody knows what it shows: so it is edited to be as the episode is, by the chat's name where it has one.
  update public.telegram_posts set
    status = 'posted', message_id = p_message_id, posted_at = clock_timestamp(),
    content = jsonb_build_object('kind', p_kind, 'media', '', 'caption', '', 'chatId',
      case when chat ~ '^-?[0-9]+$' then to_jsonb(chat::bigint) else to_jsonb(chat) end)
  where id = (select max(id) from public.telegram_posts where episode_id = p_episode_id);
  update public.episodes set unposted_since = clock_timestamp(), post_not_before = null where id = p_episode_id;
  if private.is_on_behalf() then
    perform private.record_change('episode.confirmed', 'episode', p_episode_id::text, v_episode.title,
      v_episode.podcast_id, p_episode_id, null, jsonb_build_object('message_id', p_message_id));
  end if;
  return jsonb_build_object('outcome', 'confirmed', 'chat', v_post ->> 'chat', 'execution', v_episode.execution);
end
$$;
comment on function public.confirm_telegram_post(uuid, bigint, text) is
  'Says that a message stands of which no answer came, and under which number. It is edited to be as the episode is, and follows it from then on.';
grant execute on function public.confirm_telegram_post(uuid, bigint, text) to service_role;

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
  e.picture_key, private.telegram_post_of(e) as telegram_post
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';
grant select on public.episode_statuses to service_role;
