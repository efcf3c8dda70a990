-- What the episodes of a show may cost in a month. A cap is read as it is now, not as it was when an
-- episode was opened: raising it lets what waits go on.
alter table public.podcast_configs
  add column monthly_cap_usd numeric
    constraint podcast_configs_monthly_cap_usd_check check (monthly_cap_usd between 0.01 and 1000000);
comment on column public.podcast_configs.monthly_cap_usd is
  'US dollars at list prices that the show''s episodes may cost in a month (UTC); null for no cap. What is begun is finished beyond it.';
