create trigger audit_show after insert or update or delete on public.podcasts
  for each row execute function private.audit_show();
create trigger audit_config after insert or update on public.podcast_configs
  for each row execute function private.audit_config();
create trigger audit_episode_inserted after insert on public.episodes
  for each row execute function private.audit_episode();
create trigger audit_episode after update of attempt, visibility, status, title, description on public.episodes
  for each row execute function private.audit_episode();
create trigger audit_soundbites after insert or delete on public.soundbites
  for each row execute function private.audit_soundbites();
create trigger audit_webhook after insert or update or delete on public.webhook_endpoints
  for each row execute function private.audit_webhook();
create trigger audit_webhook_secret after insert on private.webhook_secrets
  for each row execute function private.audit_webhook_secret();
create trigger audit_api_key after insert or update on public.api_keys
  for each row execute function private.audit_api_key();
