-- What failed with one error is listed, newest first.
create index episodes_by_error on public.episodes ((metadata -> 'error' ->> 'name'), created_at desc, id desc)
  where status = 'failed';
