/** The episodes whose status is asked for. */
export interface FilledEpisodes {
  /** Completed; its show has a past. */
  readonly completed: string;
  /** Under way, with a timeline behind it and past runs to estimate the rest by. */
  readonly underWay: string;
}

/** A past of some weight: shows with 40 completed episodes each, and one episode under way. */
const fill = (shows: number): string => `
do $$
declare
  v_show uuid;
  v_episode uuid;
begin
  for s in 1..${shows} loop
    insert into public.podcasts (title) values ('Show ' || s) returning id into v_show;
    insert into public.podcast_configs (podcast_id, telegram_channels) values (v_show, '{morning_news}');
    update public.podcasts set is_paused = true where id = v_show;
    for e in 1..40 loop
      v_episode := gen_random_uuid();
      perform public.open_episode(v_episode, v_show, v_episode::text, 'api', 'collect',
        '2026-01-01'::timestamptz + e * interval '1 day', '2026-01-01'::timestamptz + (e + 1) * interval '1 day');
      perform public.update_episode_status(v_episode, v_episode::text, 'content_collected');
      perform public.update_episode_status(v_episode, v_episode::text, 'processing');
      if s < ${shows} or e < 40 then
        perform public.update_episode_audio_url(v_episode, v_episode::text, 'https://media.test/a.mp3', 60000);
      end if;
    end loop;
  end loop;
end
$$`;

type Query = <R extends Record<string, unknown>>(sql: string) => Promise<R[]>;

/** How many shows there are unless more are asked for. */
export const SHOWS = 50;

/** Fills an empty database with shows of 40 episodes each, and answers what to ask it for. */
export const fillDatabase = async (query: Query, shows: number): Promise<FilledEpisodes> => {
  await query(fill(shows));
  await query('analyze');
  const [row] = await query<{ completed: string; underWay: string }>(
    `select
       (select id from public.episodes where status = 'completed' order by created_at limit 1) as "completed",
       (select id from public.episodes where status = 'processing') as "underWay"`,
  );
  if (!row) throw new Error('The database has no episodes.');
  return row;
};
