create or replace function private.is_channel_list(p_channels text[]) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return (
    select cardinality(p_channels) between 1 and 100
      and count(*) = count(distinct lower(c))
      and coalesce(bool_and(c ~ '^[A-Za-z][A-Za-z0-9_]{3,31}(_topic_[0-9]{1,10}_)?$'), false)
    from unnest(p_channels) as c
  );
end
$$;
comment on function private.is_channel_list(text[]) is
  'One to a hundred Telegram usernames without the @, or what stands for a channel, a group or a topic without one, each once, whatever the case.';
grant execute on function private.is_channel_list(text[]) to authenticated, service_role;
