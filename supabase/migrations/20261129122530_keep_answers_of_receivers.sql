alter table public.webhook_deliveries
  add column last_body text,
  add column last_took_ms integer,
  add column sent_again integer not null default 0,
  add constraint webhook_deliveries_last_body_check check (length(last_body) <= 1024),
  add constraint webhook_deliveries_last_took_ms_check check (last_took_ms >= 0),
  add constraint webhook_deliveries_sent_again_check check (sent_again >= 0);
comment on column public.webhook_deliveries.last_body is
  'The beginning of what the receiver answered to the last try, as text; null when there was no answer.';
comment on column public.webhook_deliveries.last_took_ms is
  'How long the last try took, in milliseconds.';
comment on column public.webhook_deliveries.sent_again is
  'How often somebody had a message sent again that was delivered or given up.';
