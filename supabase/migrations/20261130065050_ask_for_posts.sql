alter table public.episodes add column telegram_chat text;
comment on column public.episodes.telegram_chat is
  'Where somebody asked for it to be posted, whatever its snapshot says; null where nobody has.';
