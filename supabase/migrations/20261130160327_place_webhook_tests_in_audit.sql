create or replace function public.record_audit_entry(
  p_action text, p_kind text, p_id text, p_podcast_id uuid default null, p_episode_id uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast_id uuid := coalesce(p_podcast_id, (select podcast_id from public.episodes where id = p_episode_id));
  v_endpoint public.webhook_endpoints;
begin
  if p_kind = 'webhook' then
    select * into v_endpoint from public.webhook_endpoints where id = p_id::uuid;
  end if;
  perform private.record_change(p_action, p_kind, p_id, private.webhook_facts(v_endpoint) ->> 'host',
    coalesce(v_podcast_id, v_endpoint.podcast_id), p_episode_id);
end
$$;
comment on function public.record_audit_entry(text, text, text, uuid, uuid) is
  'Says who did what, for what leaves no row of its own behind; of a webhook with its host and its show.';
grant execute on function public.record_audit_entry(text, text, text, uuid, uuid) to service_role;
