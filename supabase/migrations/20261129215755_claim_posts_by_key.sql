drop function public.claim_telegram_post(p_episode_id uuid, p_execution text, p_chat text, p_seconds integer);

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
