-- Spending is told month by month, of the last ones alone.
create index episode_costs_recorded_at_idx on public.episode_costs (recorded_at);
