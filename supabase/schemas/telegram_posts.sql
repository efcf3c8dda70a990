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

create or replace function public.claim_telegram_post(
  p_episode_id uuid, p_execution text, p_chat text, p_seconds integer, p_key uuid default null
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
  v_id bigint;
begin
  if coalesce(p_chat, '') = '' or p_seconds is null or p_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A message is claimed for a chat, for 1 to 3600 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  select * into v_episode from public.episodes where id = p_episode_id for update;
  select id into v_id from public.telegram_posts
  where episode_id = p_episode_id and status = 'sending' and claim_key = p_key;
  if found then
    -- The answer to an earlier call was lost on its way to whoever has the key, and nothing is sent yet.
    if v_episode.execution = p_execution and v_episode.status = 'completed' and v_episode.visibility = 'public' then
      return v_id;
    end if;
    delete from public.telegram_posts where id = v_id;
    return null;
  end if;
  v_episode := private.lock_episode(p_episode_id, p_execution);
  if v_episode.visibility <> 'public' or v_episode.status <> 'completed' then
    return null;
  end if;
  insert into public.telegram_posts (episode_id, attempt, chat, claimed_until, claim_key)
  values (p_episode_id, v_episode.attempt, p_chat, clock_timestamp() + make_interval(secs => p_seconds), p_key)
  on conflict (episode_id) where status in ('sending', 'posted') do nothing
  returning id into v_id;
  return v_id;
end
$$;
comment on function public.claim_telegram_post(uuid, text, text, integer, uuid) is
  'The right to send the episode''s message, as the id of its row, the same however often one asks by one key; null when another message stands or is on its way, or nobody is to have the episode any more.';
grant execute on function public.claim_telegram_post(uuid, text, text, integer, uuid) to service_role;

create or replace function public.settle_telegram_post(
  p_post_id bigint, p_outcome text, p_message_id bigint default null, p_content jsonb default null
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_outcome is null or p_outcome not in ('posted', 'refused', 'unsure', 'removed')
    or (p_outcome = 'posted' and (p_message_id is null or p_content is null)) then
    raise sqlstate 'PT470' using
      message = format('A message is posted, with its number and content, refused, unsure or removed; not %s.', coalesce(p_outcome, 'null')),
      detail = 'InvalidArgument';
  end if;
  if p_outcome = 'refused' then
    delete from public.telegram_posts where id = p_post_id and status = 'sending';
  elsif p_outcome = 'posted' then
    -- What was given up as unsure is sure by now, unless another one has been sent since.
    update public.telegram_posts as p set
      status = 'posted', message_id = p_message_id, content = p_content,
      posted_at = coalesce(posted_at, clock_timestamp())
    where p.id = p_post_id and p.status <> 'removed' and not exists (
      select from public.telegram_posts as o
      where o.episode_id = p.episode_id and o.id <> p.id and o.status in ('sending', 'posted'));
  elsif p_outcome = 'unsure' then
    update public.telegram_posts set status = 'unsure'
    where id = p_post_id and status = 'sending';
  else
    update public.telegram_posts set status = 'removed', removed_at = clock_timestamp()
    where id = p_post_id and status <> 'removed';
  end if;
end
$$;
comment on function public.settle_telegram_post(bigint, text, bigint, jsonb) is
  'What became of a message. Whose the episode is by now doesn''t matter: the message stands, or doesn''t.';
grant execute on function public.settle_telegram_post(bigint, text, bigint, jsonb) to service_role;

create or replace function public.close_telegram_post(
  p_episode_id uuid, p_execution text, p_visibility_changed_at timestamptz default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  -- Somebody has hidden or shown it since: the message is to follow that as well.
  if v_episode.visibility_changed_at is distinct from p_visibility_changed_at then
    return;
  end if;
  update public.episodes set unposted_since = null, post_not_before = null where id = p_episode_id;
  if v_episode.metadata ? 'warnings' then
    perform public.note_episode_warnings(p_episode_id, p_execution, 'PostToTelegram', '[]');
  end if;
end
$$;
comment on function public.close_telegram_post(uuid, text, timestamptz) is
  'Nothing is left to do in Telegram for an episode. p_visibility_changed_at is what was read of it; nothing is closed when that has changed.';
grant execute on function public.close_telegram_post(uuid, text, timestamptz) to service_role;

create or replace function public.delay_telegram_post(p_episode_id uuid, p_execution text, p_seconds integer)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_seconds is null or p_seconds not between 1 and 86400 then
    raise sqlstate 'PT470' using
      message = format('A wait takes 1 to 86400 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes set post_not_before = clock_timestamp() + make_interval(secs => p_seconds)
  where id = p_episode_id;
end
$$;
comment on function public.delay_telegram_post(uuid, text, integer) is
  'Notes that Telegram is to be left alone for an episode''s message for so many seconds.';
grant execute on function public.delay_telegram_post(uuid, text, integer) to service_role;

create or replace function private.message_of_cause(p_cause text) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return coalesce(p_cause::jsonb ->> 'errorMessage', p_cause);
exception when others then
  return p_cause;
end
$$;
comment on function private.message_of_cause(text) is
  'What a failed function says: the errorMessage of its Cause, or all of a Cause that has none.';

create or replace function public.record_post_failure(
  p_episode_id uuid, p_execution text, p_error text, p_cause text
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
  v_message text := left(coalesce(nullif(private.message_of_cause(p_cause), ''), 'It failed without saying why.'), 1000);
begin
  perform public.note_episode_warnings(p_episode_id, p_execution, 'PostToTelegram', jsonb_build_array(
    jsonb_build_object('name', coalesce(nullif(p_error, ''), 'Unknown'), 'message', v_message)));
  update public.episodes set
    -- What only a person can mend isn't tried again by itself, nor what still fails after a day.
    unposted_since = case when p_error not in ('TelegramPostUnsure', 'TelegramPostTooOld')
      and unposted_since > clock_timestamp() - interval '1 day' then unposted_since end,
    -- What Telegram refuses, it will hardly take within minutes.
    post_not_before = case
      when p_error like 'Telegram%' and p_error <> 'TelegramBotUnavailable'
      then greatest(post_not_before, clock_timestamp() + interval '1 hour') else post_not_before end
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.record_post_failure(uuid, text, text, text) is
  'Notes as a warning why an episode''s message in Telegram is not as the episode is, and when to try again: at the next sweep, in an hour where Telegram refuses, or never where it can''t be known or a day has passed.';
grant execute on function public.record_post_failure(uuid, text, text, text) to service_role;

create or replace function public.unposted_episodes(p_limit integer, p_execution text default null)
returns table (id uuid, podcast_id uuid, execution text, unposted_since timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, e.unposted_since
    from public.episodes as e
    where e.unposted_since is not null
      and (e.post_not_before is null or e.post_not_before <= clock_timestamp())
      and (e.visibility <> 'public' or (e.status = 'completed' and e.unpublished_since is null))
      and (p_execution is null or e.execution = p_execution)
    order by e.unposted_since, e.id
    limit p_limit;
end
$$;
comment on function public.unposted_episodes(integer, text) is
  'The episodes whose messages in Telegram are not yet as they are, longest first; or that of one execution. Whether their executions are still at it, only the engine knows.';
grant execute on function public.unposted_episodes(integer, text) to service_role;

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
