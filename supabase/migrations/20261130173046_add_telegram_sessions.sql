-- Which of a stage's Telegram sessions a show is read by.
alter table public.podcast_configs
  add column telegram_session text constraint podcast_configs_telegram_session_check
    check (telegram_session ~ '^[a-z0-9][a-z0-9-]{0,31}$');
comment on column public.podcast_configs.telegram_session is
  'The name of the Telegram session that reads the channels; null to choose one by the show.';
