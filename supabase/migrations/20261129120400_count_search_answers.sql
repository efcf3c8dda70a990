-- Questions that a language model was asked: anybody may ask, so that what is paid in a day is
-- bounded over all processes, and known afterwards.
create table public.search_answers (
  id uuid primary key,
  asked_at timestamptz not null default now(),
  outcome text check (outcome in ('used', 'refused', 'unavailable')),
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array')
);
comment on table public.search_answers is
  'One row a question of a search that a language model was asked, for 90 days.';
comment on column public.search_answers.outcome is
  'used, refused by the check, or unavailable; null while nobody knows.';
comment on column public.search_answers.items is
  'What the model was paid: the shape of CostItemSchema, as in episode_costs.';
create index search_answers_asked_at_idx on public.search_answers (asked_at);

alter table public.search_answers enable row level security;
grant select on public.search_answers to authenticated;
-- Written by its functions alone.
revoke all on public.search_answers from service_role;
grant select, delete on public.search_answers to service_role;
create policy "Admins read search answers" on public.search_answers for select to authenticated
  using ((select private.is_admin()));
