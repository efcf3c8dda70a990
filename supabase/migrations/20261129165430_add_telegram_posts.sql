-- Where a show's episodes are posted, and what has become of each post.
alter table public.podcast_configs
  add column telegram_chat text constraint podcast_configs_telegram_chat_check
    check (telegram_chat ~ '^(@[A-Za-z][A-Za-z0-9_]{3,31}|-?[1-9][0-9]{0,15})$');
comment on column public.podcast_configs.telegram_chat is
  'Where the bot posts the show''s episodes: the @name of a channel or group, or the id of a chat; null for nowhere.';

alter table public.episodes
  add column unposted_since timestamptz,
  add column post_not_before timestamptz;
comment on column public.episodes.unposted_since is
  'Since when its message in Telegram is not yet as the episode is; null when it is, or when there is to be none.';
comment on column public.episodes.post_not_before is
  'Until when Telegram has asked the bot to wait; null without such a wish.';
create index episodes_unposted_idx on public.episodes (unposted_since) where unposted_since is not null;

create table public.telegram_posts (
  id bigint generated always as identity primary key,
  episode_id uuid not null references public.episodes (id) on delete cascade,
  attempt integer not null,
  chat text not null,
  status text not null default 'sending'
    constraint status_is_known check (status in ('sending', 'posted', 'unsure', 'removed')),
  message_id bigint,
  content jsonb,
  claimed_at timestamptz not null default clock_timestamp(),
  claimed_until timestamptz not null,
  posted_at timestamptz,
  removed_at timestamptz,
  constraint posted_has_a_message check (status <> 'posted' or (message_id is not null and content is not null))
);
comment on table public.telegram_posts is
  'The messages with which episodes are posted in Telegram. A row is written before a message is sent, so that none is sent twice.';
comment on column public.telegram_posts.attempt is 'The attempt of the episode that sent it.';
comment on column public.telegram_posts.status is
  'sending: it may be on its way; posted: it stands in the chat; unsure: whoever sent it heard of no answer; removed: it stands there no more.';
comment on column public.telegram_posts.content is
  'What it shows: { kind: audio or link, media, caption }, the latter two as digests.';
comment on column public.telegram_posts.claimed_until is 'Until when whoever sends it may be at it.';
create unique index telegram_posts_one_live_an_episode on public.telegram_posts (episode_id)
  where status in ('sending', 'posted');
create index telegram_posts_episode_idx on public.telegram_posts (episode_id, id);

alter table public.telegram_posts enable row level security;
grant select on public.telegram_posts to authenticated;
grant all on public.telegram_posts to service_role;
create policy "Admins read telegram posts" on public.telegram_posts for select to authenticated
  using ((select private.is_admin()));
