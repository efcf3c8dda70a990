-- A show can ask for a person's word before its scripts are spoken. An episode under review has no
-- execution: it isn't live, its window is taken, and at its deadline reconcile ends the review.
alter table public.podcast_configs
  add column review jsonb constraint podcast_configs_review_check check (
    review is null or coalesce(
      jsonb_typeof(review) = 'object'
        and review - array['days', 'atDeadline'] = '{}'
        and jsonb_typeof(review -> 'days') = 'number'
        and review ->> 'days' ~ '^([1-9]|[12][0-9]|30)$'
        and review ->> 'atDeadline' in ('discard', 'publish'),
      false)
  );
comment on column public.podcast_configs.review is
  'Whether somebody reads a script before it is spoken: { "days", "atDeadline": "discard" or "publish" }; null if nobody does.';

alter table public.episodes
  drop constraint episodes_status_check,
  add constraint episodes_status_check check (status in (
    'pending', 'content_collected', 'awaiting_review', 'processing', 'completed', 'skipped', 'failed'
  )),
  add column is_reviewed boolean not null default false,
  add column review_until timestamptz,
  add constraint review_has_deadline check (status <> 'awaiting_review' or review_until is not null);
comment on column public.episodes.is_reviewed is 'Whether the episode stops for a review when its script is written.';
comment on column public.episodes.review_until is
  'Until when its script can be reviewed; stays when it is approved, as its window stays taken, until a script is written anew.';
create index episodes_review_until_idx on public.episodes (review_until) where status = 'awaiting_review';

alter table public.webhook_endpoints
  drop constraint events_are_known,
  add constraint events_are_known check (cardinality(events) > 0 and events <@ array[
    'episode.pending', 'episode.content_collected', 'episode.awaiting_review', 'episode.processing',
    'episode.completed', 'episode.skipped', 'episode.failed',
    'episode.hidden', 'episode.shown', 'episode.withdrawn'
  ]),
  alter column events set default array[
    'episode.pending', 'episode.content_collected', 'episode.awaiting_review', 'episode.processing',
    'episode.completed', 'episode.skipped', 'episode.failed',
    'episode.hidden', 'episode.shown', 'episode.withdrawn'
  ];
