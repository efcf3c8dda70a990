create or replace function private.is_feed_category(p_name text) returns boolean
language sql immutable set search_path = ''
as $$
  select p_name in (
    'Arts', 'Books', 'Design', 'Fashion & Beauty', 'Food', 'Performing Arts', 'Visual Arts',
    'Business', 'Careers', 'Entrepreneurship', 'Investing', 'Management', 'Marketing', 'Non-Profit',
    'Comedy', 'Comedy Interviews', 'Improv', 'Stand-Up', 'Education', 'Courses', 'How To',
    'Language Learning', 'Self-Improvement', 'Fiction', 'Comedy Fiction', 'Drama',
    'Science Fiction', 'Government', 'History', 'Health & Fitness', 'Alternative Health', 'Fitness',
    'Medicine', 'Mental Health', 'Nutrition', 'Sexuality', 'Kids & Family', 'Education for Kids',
    'Parenting', 'Pets & Animals', 'Stories for Kids', 'Leisure', 'Animation & Manga', 'Automotive',
    'Aviation', 'Crafts', 'Games', 'Hobbies', 'Home & Garden', 'Video Games', 'Music',
    'Music Commentary', 'Music History', 'Music Interviews', 'News', 'Business News', 'Daily News',
    'Entertainment News', 'News Commentary', 'Politics', 'Sports News', 'Tech News',
    'Religion & Spirituality', 'Buddhism', 'Christianity', 'Hinduism', 'Islam', 'Judaism',
    'Religion', 'Spirituality', 'Science', 'Astronomy', 'Chemistry', 'Earth Sciences',
    'Life Sciences', 'Mathematics', 'Natural Sciences', 'Nature', 'Physics', 'Social Sciences',
    'Society & Culture', 'Documentary', 'Personal Journals', 'Philosophy', 'Places & Travel',
    'Relationships', 'Sports', 'Baseball', 'Basketball', 'Cricket', 'Fantasy Sports', 'Football',
    'Golf', 'Hockey', 'Rugby', 'Running', 'Soccer', 'Swimming', 'Tennis', 'Volleyball',
    'Wilderness', 'Wrestling', 'Technology', 'True Crime', 'TV & Film', 'After Shows',
    'Film History', 'Film Interviews', 'Film Reviews', 'TV Reviews'
  )
$$;
comment on function private.is_feed_category(text) is
  'Whether Apple Podcasts has a category or subcategory of this name.';
grant execute on function private.is_feed_category(text) to authenticated, service_role;

create table public.podcasts (
  id uuid primary key default gen_random_uuid(),
  title text not null check (length(btrim(title)) between 1 and 200),
  description text not null default '' check (length(description) <= 4000),
  language_code text not null default 'en-US'
    check (language_code ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'),
  author text not null default '' check (length(author) <= 200),
  image_url text check (image_url ~ '^https?://[^\s]+$'),
  is_paused boolean not null default false,
  owner_email text check (owner_email ~ '^[^@\s]+@[^@\s]+$'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  category text not null default 'News' check (private.is_feed_category(category)),
  is_explicit boolean not null default false
);
comment on table public.podcasts is 'The shows.';
comment on column public.podcasts.language_code is 'BCP 47, for example en-US.';
comment on column public.podcasts.is_paused is 'A paused show gets no episodes from its schedule; by hand it can still be run.';
comment on column public.podcasts.owner_email is 'Who answers for the feed: itunes:owner.';
comment on column public.podcasts.category is
  'A category or subcategory of Apple Podcasts by its name: itunes:category.';
comment on column public.podcasts.is_explicit is 'Not for children: itunes:explicit.';

alter table public.podcasts enable row level security;
grant select, insert, update, delete on public.podcasts to authenticated;
grant all on public.podcasts to service_role;
create policy "Admins manage shows" on public.podcasts for all to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));

create index podcasts_newest_idx on public.podcasts (created_at desc, id desc);

create trigger touch_updated_at before update on public.podcasts
  for each row execute function private.touch_updated_at();
