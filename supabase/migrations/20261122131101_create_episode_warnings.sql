create function public.note_episode_warnings(
  p_episode_id uuid, p_execution text, p_state text, p_warnings jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_state is null or jsonb_typeof(p_warnings) is distinct from 'array' or jsonb_array_length(p_warnings) > 20 then
    raise sqlstate 'PT400' using message = 'A state notes at most 20 warnings, as an array.';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes
    set metadata = metadata || jsonb_build_object('warnings', (
      select coalesce(jsonb_agg(w), '[]') from (
        -- What an earlier attempt ran into is no concern of this one.
        select w from jsonb_array_elements(coalesce(metadata -> 'warnings', '[]')) as w
          where w ->> 'execution' = p_execution and w ->> 'state' <> p_state
        union all
        select jsonb_build_object(
          'state', p_state,
          'name', left(w ->> 'name', 100),
          'message', left(w ->> 'message', 1000),
          'execution', p_execution
        ) from jsonb_array_elements(p_warnings) as w
      ) as kept (w)
    ))
    where id = p_episode_id;
end
$$;
comment on function public.note_episode_warnings(uuid, text, text, jsonb) is
  'Notes in metadata.warnings what went wrong in a state without failing the episode, [{ name, message }], in place of what that state noted before.';

revoke execute on function public.note_episode_warnings(uuid, text, text, jsonb)
  from public, anon, authenticated;
grant execute on function public.note_episode_warnings(uuid, text, text, jsonb) to service_role;
