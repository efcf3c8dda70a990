drop trigger audit_episode on public.episodes;
create trigger audit_episode after update of attempt, visibility, status, title, description, picture_key on public.episodes
  for each row execute function private.audit_episode();
create trigger republish_changed_show after update on public.podcasts
  for each row
  when (
    (old.title, old.description, old.language_code, old.author, old.image_url, old.owner_email,
      old.category, old.is_explicit, old.is_blocked, old.verification)
    is distinct from
    (new.title, new.description, new.language_code, new.author, new.image_url, new.owner_email,
      new.category, new.is_explicit, new.is_blocked, new.verification)
  )
  execute function private.republish_changed_show();
