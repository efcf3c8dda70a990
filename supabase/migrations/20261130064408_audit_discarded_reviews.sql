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
  elsif new.status = 'skipped' and old.status = 'awaiting_review' then
    v_action := 'episode.discarded';
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
