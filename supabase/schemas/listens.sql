create or replace function public.record_listens(p_day date, p_files text, p_listens jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  -- The row is locked: of two that count a day, the second has the last word.
  insert into public.listen_days as d (day, files) values (p_day, p_files)
  on conflict (day) do update set files = excluded.files, counted_at = now();
  delete from public.listens where day = p_day;
  insert into public.listens (day, episode_id, app, downloads)
  select p_day, e.id, l.app, l.downloads
  from jsonb_to_recordset(p_listens) as l ("episodeId" uuid, app text, downloads integer)
  join public.episodes as e on e.id = l."episodeId";
end
$$;
comment on function public.record_listens(date, text, jsonb) is
  'Makes these the downloads of a day and no others: [{ episodeId, app, downloads }]. Those of episodes that are gone are left out.';
grant execute on function public.record_listens(date, text, jsonb) to service_role;

create or replace function public.listens_of(p_podcast_id uuid, p_episode_id uuid, p_days integer) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_today date := (now() at time zone 'UTC')::date;
  v_answer jsonb;
begin
  if p_days is null or p_days < 1 or p_days > 366 or num_nonnulls(p_podcast_id, p_episode_id) <> 1 then
    raise sqlstate 'PT470' using
      message = 'Listens are told of a show or of an episode, for 1 to 366 days.', detail = 'InvalidArgument';
  end if;
  with ever as (
    select l.day, l.app, l.episode_id, l.downloads
    from public.listens as l join public.episodes as e on e.id = l.episode_id
    where e.podcast_id = p_podcast_id or e.id = p_episode_id
  ), lately as (
    select * from ever where day > v_today - p_days and day <= v_today
  )
  select jsonb_build_object(
    'countedAt', (select max(counted_at) from public.listen_days),
    'total', (select coalesce(sum(downloads), 0) from ever),
    'downloads', (select coalesce(sum(downloads), 0) from lately),
    'days', (
      select jsonb_agg(jsonb_build_object('day', d.day, 'downloads', d.downloads) order by d.day)
      from (
        select s.day::date as day, coalesce(sum(l.downloads), 0) as downloads
        from generate_series(v_today - p_days + 1, v_today, interval '1 day') as s (day)
        left join lately as l on l.day = s.day::date
        group by s.day
      ) as d
    ),
    'apps', (
      select coalesce(jsonb_agg(jsonb_build_object('app', a.app, 'downloads', a.downloads) order by a.downloads desc, a.app), '[]')
      from (select app, sum(downloads) as downloads from lately group by app) as a
    ),
    'episodes', (
      select coalesce(jsonb_agg(
        jsonb_build_object('episodeId', b.id, 'title', b.title, 'downloads', b.downloads) order by b.downloads desc, b.id
      ), '[]')
      from (
        select e.id, coalesce(e.title, '') as title, sum(l.downloads) as downloads
        from lately as l join public.episodes as e on e.id = l.episode_id
        group by e.id order by 3 desc, e.id limit 50
      ) as b
    )
  ) into v_answer;
  return v_answer;
end
$$;
comment on function public.listens_of(uuid, uuid, integer) is
  'The downloads of a show or of an episode in the last p_days days (UTC), today included: by day, by app, and of the fifty episodes that have the most; total is of all time.';
grant execute on function public.listens_of(uuid, uuid, integer) to service_role;
