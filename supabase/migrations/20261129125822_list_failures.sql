drop function public.list_episodes(p_limit integer, p_podcast_id uuid, p_status text, p_before_at timestamp with time zone, p_before_id uuid);

create or replace function public.list_episodes(
  p_limit integer,
  p_podcast_id uuid default null,
  p_status text default null,
  p_before_at timestamptz default null,
  p_before_id uuid default null,
  p_error text default null
) returns setof public.episode_statuses
language sql stable security definer set search_path = ''
as $$
  select * from public.episode_statuses
  where (p_podcast_id is null or podcast_id = p_podcast_id)
    and (p_status is null or status = p_status)
    and (p_error is null or (status = 'failed' and metadata -> 'error' ->> 'name' = p_error))
    and (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$$;
comment on function public.list_episodes(integer, uuid, text, timestamptz, uuid, text) is
  'Episodes, newest first, with p_error those alone that failed with it; p_before_at and p_before_id are created_at and id of the last one of the page before.';
grant execute on function public.list_episodes(integer, uuid, text, timestamptz, uuid, text) to service_role;
