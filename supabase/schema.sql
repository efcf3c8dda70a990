-- Schemas

create schema private;

grant usage on schema private to authenticated;

grant usage on schema private to service_role;

-- Default privileges

-- functions of postgres: postgres=X/postgres

-- sequences of postgres in public: service_role=rwU/postgres

-- functions of postgres in public: service_role=X/postgres

-- tables of postgres in public: service_role=arwdDxtm/postgres

-- Tables

create table private.api_key_hashes (
  prefix text not null,
  key_id uuid not null,
  salt text not null,
  hash text not null,
  created_at timestamp with time zone default now() not null,
  constraint api_key_hashes_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_key_hashes_key_id_fkey FOREIGN KEY (key_id) REFERENCES public.api_keys(id) ON DELETE CASCADE,
  constraint api_key_hashes_pkey PRIMARY KEY (prefix)
);

create table private.seen_signatures (
  signature text not null,
  until timestamp with time zone not null,
  constraint seen_signatures_signature_check CHECK ((length(signature) <= 200)),
  constraint seen_signatures_pkey PRIMARY KEY (signature)
);

create table private.webhook_secrets (
  id bigint generated always as identity not null,
  endpoint_id uuid not null,
  secret text not null,
  expires_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint webhook_secrets_secret_check CHECK ((secret ~ '^whsec_[A-Za-z0-9+/]{32,86}={0,2}$'::text)),
  constraint webhook_secrets_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES public.webhook_endpoints(id) ON DELETE CASCADE,
  constraint webhook_secrets_pkey PRIMARY KEY (id)
);

create table public.api_keys (
  id uuid default gen_random_uuid() not null,
  name text not null,
  role text not null,
  prefix text not null,
  previous_prefix text,
  previous_expires_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  podcast_ids uuid[],
  constraint api_keys_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 100)))),
  constraint api_keys_prefix_check CHECK ((prefix ~ '^[a-z0-9]{12}$'::text)),
  constraint previous_ends CHECK (((previous_prefix IS NULL) = (previous_expires_at IS NULL))),
  constraint role_is_known CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'admin'::text]))),
  constraint shows_are_named CHECK (((cardinality(podcast_ids) >= 1) AND (cardinality(podcast_ids) <= 100))),
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_prefix_key UNIQUE (prefix),
  constraint api_keys_previous_prefix_key UNIQUE (previous_prefix)
);

create table public.audit_entries (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  caller_kind text not null,
  caller_id text,
  caller_name text not null,
  request_id text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text,
  podcast_id uuid,
  episode_id uuid,
  before jsonb,
  after jsonb,
  constraint audit_entries_action_check CHECK ((action ~ '^[a-z]+\.[a-z]+$'::text)),
  constraint caller_is_known CHECK ((caller_kind = ANY (ARRAY['internal'::text, 'key'::text, 'person'::text, 'service'::text, 'database'::text]))),
  constraint audit_entries_pkey PRIMARY KEY (id)
);

create table public.episode_costs (
  id uuid not null,
  episode_id uuid not null,
  attempt integer not null,
  execution text not null,
  items jsonb not null,
  recorded_at timestamp with time zone default now() not null,
  constraint episode_costs_attempt_check CHECK ((attempt >= 1)),
  constraint episode_costs_items_check CHECK ((jsonb_typeof(items) = 'array'::text)),
  constraint episode_costs_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.episodes(id) ON DELETE CASCADE,
  constraint episode_costs_pkey PRIMARY KEY (id)
);

create table public.episode_events (
  id bigint generated always as identity not null,
  episode_id uuid not null,
  attempt integer not null,
  execution text not null,
  status text not null,
  previous_status text,
  detail jsonb,
  occurred_at timestamp with time zone not null,
  change text,
  constraint change_is_known CHECK ((change = ANY (ARRAY['hidden'::text, 'shown'::text, 'withdrawn'::text]))),
  constraint episode_events_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.episodes(id) ON DELETE CASCADE,
  constraint episode_events_pkey PRIMARY KEY (id)
);

create table public.episode_releases (
  episode_id uuid not null,
  podcast_id uuid not null,
  title text not null,
  description text not null,
  language_code text not null,
  audio_url text not null,
  duration_ms integer not null,
  published_at timestamp with time zone not null,
  outputs jsonb not null,
  is_public boolean default true not null,
  constraint episode_releases_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.episodes(id) ON DELETE CASCADE,
  constraint episode_releases_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcast_releases(podcast_id) ON DELETE CASCADE,
  constraint episode_releases_pkey PRIMARY KEY (episode_id)
);

create table public.episodes (
  id uuid not null,
  podcast_id uuid not null,
  status text default 'pending'::text not null,
  execution text not null,
  attempt integer default 1 not null,
  trigger text not null,
  title text,
  description text,
  language_code text not null,
  audio_url text,
  duration_ms integer,
  window_from timestamp with time zone not null,
  window_until timestamp with time zone not null,
  window_is_default boolean default false not null,
  config_snapshot jsonb not null,
  outputs jsonb default '{}'::jsonb not null,
  progress_done integer default 0 not null,
  progress_total integer,
  metadata jsonb default '{}'::jsonb not null,
  last_transition_at timestamp with time zone default now() not null,
  published_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  unpublished_since timestamp with time zone,
  unindexed_since timestamp with time zone,
  is_followed boolean default false not null,
  guid text,
  visibility text default 'public'::text not null,
  visibility_changed_at timestamp with time zone,
  republish_since timestamp with time zone,
  unposted_since timestamp with time zone,
  post_not_before timestamp with time zone,
  is_reviewed boolean default false not null,
  review_until timestamp with time zone,
  picture_key text,
  edited_at timestamp with time zone,
  telegram_chat text,
  constraint completed_has_audio CHECK (((status <> 'completed'::text) OR ((audio_url IS NOT NULL) AND (duration_ms IS NOT NULL)))),
  constraint episodes_attempt_check CHECK ((attempt >= 1)),
  constraint episodes_audio_url_check CHECK ((audio_url ~ '^https?://'::text)),
  constraint episodes_check CHECK ((progress_total >= GREATEST(progress_done, 1))),
  constraint episodes_config_snapshot_check CHECK ((jsonb_typeof(config_snapshot) = 'object'::text)),
  constraint episodes_duration_ms_check CHECK ((duration_ms > 0)),
  constraint episodes_execution_check CHECK (((length(execution) >= 1) AND (length(execution) <= 80))),
  constraint episodes_guid_check CHECK (((length(guid) >= 1) AND (length(guid) <= 1000))),
  constraint episodes_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint episodes_outputs_check CHECK ((jsonb_typeof(outputs) = 'object'::text)),
  constraint episodes_progress_done_check CHECK ((progress_done >= 0)),
  constraint episodes_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'content_collected'::text, 'awaiting_review'::text, 'processing'::text, 'completed'::text, 'skipped'::text, 'failed'::text]))),
  constraint episodes_trigger_check CHECK ((trigger = ANY (ARRAY['api'::text, 'schedule'::text, 'queue'::text, 'retry'::text, 'import'::text]))),
  constraint failed_has_error CHECK (((status <> 'failed'::text) OR (metadata ? 'error'::text))),
  constraint picture_key_is_a_cover CHECK ((picture_key ~ '^podcasts/[0-9a-f/-]+/covers/[0-9a-f]{64}\.(jpg|png)$'::text)),
  constraint review_has_deadline CHECK (((status <> 'awaiting_review'::text) OR (review_until IS NOT NULL))),
  constraint visibility_is_known CHECK ((visibility = ANY (ARRAY['public'::text, 'hidden'::text, 'withdrawn'::text]))),
  constraint window_is_a_period CHECK ((window_from < window_until)),
  constraint episodes_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcasts(id) ON DELETE CASCADE,
  constraint episodes_pkey PRIMARY KEY (id)
);

create table public.feed_identities (
  podcast_id uuid not null,
  guid uuid not null,
  first_url text not null,
  has_moved boolean default false not null,
  constraint feed_identities_first_url_check CHECK (((length(first_url) >= 1) AND (length(first_url) <= 2000))),
  constraint feed_identities_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcasts(id) ON DELETE CASCADE,
  constraint feed_identities_pkey PRIMARY KEY (podcast_id)
);

create table public.listen_days (
  day date not null,
  files text not null,
  counted_at timestamp with time zone default now() not null,
  constraint listen_days_files_check CHECK (((length(files) >= 1) AND (length(files) <= 100))),
  constraint listen_days_pkey PRIMARY KEY (day)
);

create table public.listens (
  day date not null,
  episode_id uuid not null,
  app text not null,
  downloads integer not null,
  constraint listens_app_check CHECK (((length(app) >= 1) AND (length(app) <= 100))),
  constraint listens_downloads_check CHECK ((downloads > 0)),
  constraint listens_day_fkey FOREIGN KEY (day) REFERENCES public.listen_days(day) ON DELETE CASCADE,
  constraint listens_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.episodes(id) ON DELETE CASCADE,
  constraint listens_pkey PRIMARY KEY (episode_id, day, app)
);

create table public.podcast_configs (
  id uuid default gen_random_uuid() not null,
  podcast_id uuid not null,
  telegram_channels text[] not null,
  format text default 'single-speaker'::text not null,
  speakers jsonb,
  intro_text text,
  outro_text text,
  additional_instructions text,
  writer text,
  writer_model text,
  writer_temperature numeric(3,2),
  target_duration_minutes numeric(4,1) default 10 not null,
  max_messages integer default 100 not null,
  media_types text[] default ARRAY['photo'::text, 'video'::text, 'animation'::text, 'audio'::text, 'voice'::text, 'document'::text, 'sticker'::text, 'poll'::text, 'location'::text, 'contact'::text, 'webpage'::text, 'other'::text] not null,
  filters jsonb default '{}'::jsonb not null,
  episode_frequency integer default 7 not null,
  time_zone text default 'UTC'::text not null,
  time_of_day time without time zone default '06:00:00'::time without time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  scheduled_from date,
  intro_audio_url text,
  outro_audio_url text,
  style text,
  has_stings boolean default true not null,
  has_story_pauses boolean default true not null,
  lexicon jsonb default '[]'::jsonb not null,
  telegram_chat text,
  "character" jsonb default '{}'::jsonb not null,
  review jsonb,
  monthly_cap_usd numeric,
  telegram_session text,
  constraint filters_are_known CHECK (private.is_filters(filters)),
  constraint lexicon_is_one CHECK (private.is_lexicon(lexicon)),
  constraint podcast_configs_additional_instructions_check CHECK ((length(additional_instructions) <= 8000)),
  constraint podcast_configs_character_check CHECK (private.is_character("character")),
  constraint podcast_configs_episode_frequency_check CHECK (((episode_frequency >= 1) AND (episode_frequency <= 365))),
  constraint podcast_configs_format_check CHECK ((format = ANY (ARRAY['single-speaker'::text, 'multi-speaker'::text]))),
  constraint podcast_configs_intro_audio_url_check CHECK (((length(intro_audio_url) <= 2000) AND (intro_audio_url ~ '^https?://[^\s]+$'::text))),
  constraint podcast_configs_intro_text_check CHECK ((length(intro_text) <= 2000)),
  constraint podcast_configs_max_messages_check CHECK (((max_messages >= 1) AND (max_messages <= 5000))),
  constraint podcast_configs_media_types_check CHECK ((media_types <@ ARRAY['photo'::text, 'video'::text, 'animation'::text, 'audio'::text, 'voice'::text, 'document'::text, 'sticker'::text, 'poll'::text, 'location'::text, 'contact'::text, 'webpage'::text, 'other'::text])),
  constraint podcast_configs_monthly_cap_usd_check CHECK (((monthly_cap_usd >= 0.01) AND (monthly_cap_usd <= (1000000)::numeric))),
  constraint podcast_configs_outro_audio_url_check CHECK (((length(outro_audio_url) <= 2000) AND (outro_audio_url ~ '^https?://[^\s]+$'::text))),
  constraint podcast_configs_outro_text_check CHECK ((length(outro_text) <= 2000)),
  constraint podcast_configs_review_check CHECK (((review IS NULL) OR COALESCE(((jsonb_typeof(review) = 'object'::text) AND ((review - ARRAY['days'::text, 'atDeadline'::text]) = '{}'::jsonb) AND (jsonb_typeof((review -> 'days'::text)) = 'number'::text) AND ((review ->> 'days'::text) ~ '^([1-9]|[12][0-9]|30)$'::text) AND ((review ->> 'atDeadline'::text) = ANY (ARRAY['discard'::text, 'publish'::text]))), false))),
  constraint podcast_configs_style_check CHECK ((style = ANY (ARRAY['newscast'::text, 'in-depth'::text, 'digest'::text, 'conversation'::text, 'interview'::text, 'deep-dive'::text, 'story'::text]))),
  constraint podcast_configs_target_duration_minutes_check CHECK (((target_duration_minutes >= 0.5) AND (target_duration_minutes <= (180)::numeric))),
  constraint podcast_configs_telegram_chat_check CHECK ((telegram_chat ~ '^(@[A-Za-z][A-Za-z0-9_]{3,31}|-?[1-9][0-9]{0,15})$'::text)),
  constraint podcast_configs_telegram_session_check CHECK ((telegram_session ~ '^[a-z0-9][a-z0-9-]{0,31}$'::text)),
  constraint podcast_configs_writer_check CHECK ((writer = ANY (ARRAY['built-in'::text, 'gemini'::text, 'openai'::text]))),
  constraint podcast_configs_writer_model_check CHECK ((((length(writer_model) >= 1) AND (length(writer_model) <= 100)) AND (writer_model ~ '^[A-Za-z0-9._:@/-]+$'::text))),
  constraint podcast_configs_writer_temperature_check CHECK (((writer_temperature >= (0)::numeric) AND (writer_temperature <= (2)::numeric))),
  constraint scheduled_from_is_a_date CHECK (((scheduled_from >= '2000-01-01'::date) AND (scheduled_from <= '2100-01-01'::date))),
  constraint speakers_fit_format CHECK (((speakers IS NULL) OR private.is_cast(format, speakers))),
  constraint telegram_channels_are_usernames CHECK (private.is_channel_list(telegram_channels)),
  constraint time_zone_exists CHECK (private.is_time_zone(time_zone)),
  constraint podcast_configs_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcasts(id) ON DELETE CASCADE,
  constraint podcast_configs_pkey PRIMARY KEY (id),
  constraint podcast_configs_podcast_id_key UNIQUE (podcast_id)
);

create table public.podcast_releases (
  podcast_id uuid not null,
  title text not null,
  description text not null,
  language_code text not null,
  author text not null,
  image_url text,
  constraint podcast_releases_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcasts(id) ON DELETE CASCADE,
  constraint podcast_releases_pkey PRIMARY KEY (podcast_id)
);

create table public.podcasts (
  id uuid default gen_random_uuid() not null,
  title text not null,
  description text default ''::text not null,
  language_code text default 'en-US'::text not null,
  author text default ''::text not null,
  image_url text,
  is_paused boolean default false not null,
  owner_email text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  category text default 'News'::text not null,
  is_explicit boolean default false not null,
  is_blocked boolean default false not null,
  verification text,
  keep_episodes integer,
  keep_days integer,
  constraint podcasts_author_check CHECK ((length(author) <= 200)),
  constraint podcasts_category_check CHECK (private.is_feed_category(category)),
  constraint podcasts_description_check CHECK ((length(description) <= 4000)),
  constraint podcasts_image_url_check CHECK ((image_url ~ '^https?://[^\s]+$'::text)),
  constraint podcasts_keep_days_check CHECK (((keep_days >= 1) AND (keep_days <= 36500))),
  constraint podcasts_keep_episodes_check CHECK (((keep_episodes >= 1) AND (keep_episodes <= 100000))),
  constraint podcasts_language_code_check CHECK ((language_code ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'::text)),
  constraint podcasts_owner_email_check CHECK ((owner_email ~ '^[^@\s]+@[^@\s]+$'::text)),
  constraint podcasts_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200))),
  constraint podcasts_verification_check CHECK (((length(verification) >= 1) AND (length(verification) <= 500))),
  constraint podcasts_pkey PRIMARY KEY (id)
);

create table public.search_answers (
  id uuid not null,
  asked_at timestamp with time zone default now() not null,
  outcome text,
  items jsonb default '[]'::jsonb not null,
  constraint search_answers_items_check CHECK ((jsonb_typeof(items) = 'array'::text)),
  constraint search_answers_outcome_check CHECK ((outcome = ANY (ARRAY['used'::text, 'refused'::text, 'unavailable'::text]))),
  constraint search_answers_pkey PRIMARY KEY (id)
);

create table public.search_documents (
  episode_id uuid not null,
  podcast_id uuid not null,
  transcript_key text not null,
  language text not null,
  indexed_at timestamp with time zone default now() not null,
  constraint search_documents_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint search_documents_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.episodes(id) ON DELETE CASCADE,
  constraint search_documents_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcasts(id) ON DELETE CASCADE,
  constraint search_documents_pkey PRIMARY KEY (episode_id)
);

create table public.search_passages (
  id bigint generated always as identity not null,
  episode_id uuid not null,
  podcast_id uuid not null,
  "position" integer not null,
  is_public boolean not null,
  start_ms integer not null,
  end_ms integer not null,
  chapter text not null,
  cues jsonb not null,
  sources jsonb not null,
  terms tsvector not null,
  constraint search_passages_check CHECK ((end_ms >= start_ms)),
  constraint search_passages_position_check CHECK (("position" >= 0)),
  constraint search_passages_start_ms_check CHECK ((start_ms >= 0)),
  constraint search_passages_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.search_documents(episode_id) ON DELETE CASCADE,
  constraint search_passages_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcasts(id) ON DELETE CASCADE,
  constraint search_passages_pkey PRIMARY KEY (id),
  constraint search_passages_episode_id_position_key UNIQUE (episode_id, "position")
);

create table public.search_words (
  language text not null,
  word text not null,
  folded text not null,
  sound text generated always as (private.sound_of(word, folded)) stored not null,
  constraint search_words_pkey PRIMARY KEY (language, word)
);

create table public.soundbites (
  episode_id uuid not null,
  audio_key text not null,
  start_ms integer not null,
  duration_ms integer not null,
  title text not null,
  constraint soundbites_duration_ms_check CHECK (((duration_ms >= 1) AND (duration_ms <= 60000))),
  constraint soundbites_start_ms_check CHECK ((start_ms >= 0)),
  constraint soundbites_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 128))),
  constraint soundbites_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.episodes(id) ON DELETE CASCADE,
  constraint soundbites_pkey PRIMARY KEY (episode_id, audio_key, start_ms)
);

create table public.speech_circuits (
  provider text not null,
  failed_runs integer default 0 not null,
  openings integer default 0 not null,
  open_until timestamp with time zone,
  probe_execution text,
  probe_until timestamp with time zone,
  reason text default ''::text not null,
  updated_at timestamp with time zone default now() not null,
  constraint probe_is_whole CHECK (((probe_execution IS NULL) = (probe_until IS NULL))),
  constraint speech_circuits_failed_runs_check CHECK ((failed_runs >= 0)),
  constraint speech_circuits_openings_check CHECK ((openings >= 0)),
  constraint speech_circuits_provider_check CHECK (((length(provider) >= 1) AND (length(provider) <= 60))),
  constraint speech_circuits_pkey PRIMARY KEY (provider)
);

create table public.speech_requests (
  id bigint generated always as identity not null,
  provider text not null,
  taken_at timestamp with time zone not null,
  requests integer not null,
  constraint speech_requests_provider_check CHECK (((length(provider) >= 1) AND (length(provider) <= 60))),
  constraint speech_requests_requests_check CHECK ((requests > 0)),
  constraint speech_requests_pkey PRIMARY KEY (id)
);

create table public.telegram_channels (
  session text not null,
  username text not null,
  channel_id text not null,
  access_hash text not null,
  title text not null,
  resolved_at timestamp with time zone default now() not null,
  constraint telegram_channels_access_hash_check CHECK ((access_hash ~ '^-?[0-9]{1,20}$'::text)),
  constraint telegram_channels_channel_id_check CHECK ((channel_id ~ '^-?[0-9]{1,20}$'::text)),
  constraint telegram_channels_session_check CHECK (((length(session) >= 1) AND (length(session) <= 200))),
  constraint telegram_channels_username_check CHECK (((username = lower(username)) AND ((length(username) >= 1) AND (length(username) <= 64)))),
  constraint telegram_channels_pkey PRIMARY KEY (session, username)
);

create table public.telegram_posts (
  id bigint generated always as identity not null,
  episode_id uuid not null,
  attempt integer not null,
  chat text not null,
  status text default 'sending'::text not null,
  message_id bigint,
  content jsonb,
  claimed_at timestamp with time zone default clock_timestamp() not null,
  claimed_until timestamp with time zone not null,
  posted_at timestamp with time zone,
  removed_at timestamp with time zone,
  claim_key uuid,
  constraint posted_has_a_message CHECK (((status <> 'posted'::text) OR ((message_id IS NOT NULL) AND (content IS NOT NULL)))),
  constraint status_is_known CHECK ((status = ANY (ARRAY['sending'::text, 'posted'::text, 'unsure'::text, 'removed'::text]))),
  constraint telegram_posts_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES public.episodes(id) ON DELETE CASCADE,
  constraint telegram_posts_pkey PRIMARY KEY (id)
);

create table public.telegram_session_queue (
  session text not null,
  execution text not null,
  asked_at timestamp with time zone not null,
  returns_at timestamp with time zone not null,
  constraint telegram_session_queue_session_fkey FOREIGN KEY (session) REFERENCES public.telegram_sessions(session) ON DELETE CASCADE,
  constraint telegram_session_queue_pkey PRIMARY KEY (session, execution)
);

create table public.telegram_sessions (
  session text not null,
  execution text not null,
  leased_until timestamp with time zone not null,
  updated_at timestamp with time zone default now() not null,
  leased_at timestamp with time zone default now() not null,
  usual_seconds real default 5 not null,
  timed_collections integer default 0 not null,
  constraint telegram_sessions_session_check CHECK (((length(session) >= 1) AND (length(session) <= 200))),
  constraint telegram_sessions_timed_collections_check CHECK ((timed_collections >= 0)),
  constraint telegram_sessions_usual_seconds_check CHECK (((usual_seconds >= (0.5)::double precision) AND (usual_seconds <= (3600)::double precision))),
  constraint telegram_sessions_pkey PRIMARY KEY (session)
);

create table public.voices (
  language_code text not null,
  "position" integer not null,
  name text not null,
  constraint voices_position_check CHECK (("position" = ANY (ARRAY[1, 2]))),
  constraint voices_pkey PRIMARY KEY (language_code, "position"),
  constraint voices_language_code_name_key UNIQUE (language_code, name)
);

create table public.webhook_deliveries (
  event_id bigint not null,
  endpoint_id uuid not null,
  payload jsonb not null,
  attempts integer default 0 not null,
  execution text,
  held_until timestamp with time zone,
  last_attempt_at timestamp with time zone,
  last_status integer,
  last_error text,
  next_attempt_at timestamp with time zone,
  delivered_at timestamp with time zone,
  given_up_at timestamp with time zone,
  state text generated always as (
CASE
    WHEN (delivered_at IS NOT NULL) THEN 'delivered'::text
    WHEN (given_up_at IS NOT NULL) THEN 'given_up'::text
    ELSE 'pending'::text
END) stored not null,
  created_at timestamp with time zone default now() not null,
  last_body text,
  last_took_ms integer,
  sent_again integer default 0 not null,
  constraint ends_once CHECK (((delivered_at IS NULL) OR (given_up_at IS NULL))),
  constraint webhook_deliveries_attempts_check CHECK ((attempts >= 0)),
  constraint webhook_deliveries_last_body_check CHECK ((length(last_body) <= 1024)),
  constraint webhook_deliveries_last_took_ms_check CHECK ((last_took_ms >= 0)),
  constraint webhook_deliveries_payload_check CHECK ((jsonb_typeof(payload) = 'object'::text)),
  constraint webhook_deliveries_sent_again_check CHECK ((sent_again >= 0)),
  constraint webhook_deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES public.webhook_endpoints(id) ON DELETE CASCADE,
  constraint webhook_deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.episode_events(id) ON DELETE CASCADE,
  constraint webhook_deliveries_pkey PRIMARY KEY (event_id, endpoint_id)
);

create table public.webhook_endpoints (
  id uuid default gen_random_uuid() not null,
  podcast_id uuid,
  url text not null,
  events text[] default ARRAY['episode.pending'::text, 'episode.content_collected'::text, 'episode.awaiting_review'::text, 'episode.processing'::text, 'episode.completed'::text, 'episode.skipped'::text, 'episode.failed'::text, 'episode.hidden'::text, 'episode.shown'::text, 'episode.withdrawn'::text] not null,
  disabled_at timestamp with time zone,
  disabled_reason text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint disabled_for_a_reason CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL))),
  constraint events_are_known CHECK (((cardinality(events) > 0) AND (events <@ ARRAY['episode.pending'::text, 'episode.content_collected'::text, 'episode.awaiting_review'::text, 'episode.processing'::text, 'episode.completed'::text, 'episode.skipped'::text, 'episode.failed'::text, 'episode.hidden'::text, 'episode.shown'::text, 'episode.withdrawn'::text]))),
  constraint webhook_endpoints_url_check CHECK (((length(url) <= 2000) AND (url ~ '^https?://[^\s]+$'::text))),
  constraint webhook_endpoints_podcast_id_fkey FOREIGN KEY (podcast_id) REFERENCES public.podcasts(id) ON DELETE CASCADE,
  constraint webhook_endpoints_pkey PRIMARY KEY (id)
);

-- Indexes

CREATE INDEX api_key_hashes_key_id_idx ON private.api_key_hashes USING btree (key_id);

CREATE INDEX seen_signatures_until_idx ON private.seen_signatures USING btree (until);

CREATE INDEX webhook_secrets_endpoint_id_idx ON private.webhook_secrets USING btree (endpoint_id);

CREATE UNIQUE INDEX webhook_secrets_one_in_use ON private.webhook_secrets USING btree (endpoint_id) WHERE (expires_at IS NULL);

CREATE UNIQUE INDEX api_keys_name_in_use ON public.api_keys USING btree (name) WHERE (revoked_at IS NULL);

CREATE INDEX audit_entries_episode_idx ON public.audit_entries USING btree (episode_id, id DESC);

CREATE INDEX audit_entries_podcast_idx ON public.audit_entries USING btree (podcast_id, id DESC);

CREATE INDEX audit_entries_subject_idx ON public.audit_entries USING btree (subject_id, at);

CREATE INDEX episode_costs_episode_id_idx ON public.episode_costs USING btree (episode_id);

CREATE INDEX episode_costs_recorded_at_idx ON public.episode_costs USING btree (recorded_at);

CREATE INDEX episode_events_episode_id_idx ON public.episode_events USING btree (episode_id, id);

CREATE INDEX episode_releases_podcast_id_idx ON public.episode_releases USING btree (podcast_id, published_at DESC);

CREATE INDEX episodes_by_error ON public.episodes USING btree ((((metadata -> 'error'::text) ->> 'name'::text)), created_at DESC, id DESC) WHERE (status = 'failed'::text);

CREATE UNIQUE INDEX episodes_guid_idx ON public.episodes USING btree (podcast_id, guid) WHERE (guid IS NOT NULL);

CREATE INDEX episodes_live_by_transition_idx ON public.episodes USING btree (last_transition_at) WHERE (status = ANY (ARRAY['pending'::text, 'content_collected'::text, 'processing'::text]));

CREATE INDEX episodes_newest_idx ON public.episodes USING btree (created_at DESC, id DESC);

CREATE UNIQUE INDEX episodes_one_live_a_podcast ON public.episodes USING btree (podcast_id) WHERE (status = ANY (ARRAY['pending'::text, 'content_collected'::text, 'processing'::text]));

CREATE INDEX episodes_podcast_id_idx ON public.episodes USING btree (podcast_id, created_at DESC);

CREATE INDEX episodes_republish_idx ON public.episodes USING btree (republish_since) WHERE (republish_since IS NOT NULL);

CREATE INDEX episodes_review_until_idx ON public.episodes USING btree (review_until) WHERE (status = 'awaiting_review'::text);

CREATE INDEX episodes_unindexed_idx ON public.episodes USING btree (unindexed_since) WHERE (unindexed_since IS NOT NULL);

CREATE INDEX episodes_unposted_idx ON public.episodes USING btree (unposted_since) WHERE (unposted_since IS NOT NULL);

CREATE INDEX episodes_unpublished_idx ON public.episodes USING btree (unpublished_since) WHERE (unpublished_since IS NOT NULL);

CREATE INDEX episodes_withheld_idx ON public.episodes USING btree (podcast_id) WHERE (visibility_changed_at IS NOT NULL);

CREATE INDEX listens_day_idx ON public.listens USING btree (day);

CREATE INDEX podcasts_newest_idx ON public.podcasts USING btree (created_at DESC, id DESC);

CREATE INDEX search_answers_asked_at_idx ON public.search_answers USING btree (asked_at);

CREATE INDEX search_documents_language_idx ON public.search_documents USING btree (language);

CREATE INDEX search_documents_podcast_id_idx ON public.search_documents USING btree (podcast_id);

CREATE INDEX search_passages_podcast_id_idx ON public.search_passages USING btree (podcast_id, id);

CREATE INDEX search_passages_terms_idx ON public.search_passages USING gin (terms) WITH (fastupdate=off);

CREATE INDEX search_words_exact_idx ON public.search_words USING btree (folded);

CREATE INDEX search_words_folded_idx ON public.search_words USING gin (folded extensions.gin_trgm_ops);

CREATE INDEX search_words_sound_idx ON public.search_words USING btree (sound) WHERE (length(sound) >= 3);

CREATE INDEX speech_requests_by_time_idx ON public.speech_requests USING btree (provider, taken_at);

CREATE INDEX telegram_posts_episode_idx ON public.telegram_posts USING btree (episode_id, id);

CREATE UNIQUE INDEX telegram_posts_one_live_an_episode ON public.telegram_posts USING btree (episode_id) WHERE (status = ANY (ARRAY['sending'::text, 'posted'::text]));

CREATE INDEX webhook_deliveries_endpoint_id_idx ON public.webhook_deliveries USING btree (endpoint_id, event_id DESC);

CREATE INDEX webhook_deliveries_pending_idx ON public.webhook_deliveries USING btree (event_id, endpoint_id) WHERE ((delivered_at IS NULL) AND (given_up_at IS NULL));

CREATE INDEX webhook_endpoints_podcast_id_idx ON public.webhook_endpoints USING btree (podcast_id);

-- Views

create view public.episode_changes with (security_invoker=true) as
 SELECT id,
    podcast_id,
    visibility,
    GREATEST(visibility_changed_at, edited_at) AS changed_at,
    (visibility_changed_at IS NOT NULL) AS is_decided
   FROM public.episodes
  WHERE ((visibility_changed_at IS NOT NULL) OR (edited_at IS NOT NULL));

create view public.episode_statuses with (security_invoker=true) as
 SELECT id,
    podcast_id,
    status,
    execution,
    attempt,
    title,
    outputs,
    metadata,
    progress_done,
    progress_total,
    audio_url,
    duration_ms,
    published_at,
    created_at,
    updated_at,
    ( SELECT jsonb_agg(jsonb_build_object('status', v.status, 'at', private.iso_utc(v.occurred_at)) ORDER BY v.id) AS jsonb_agg
           FROM public.episode_events v
          WHERE ((v.episode_id = e.id) AND (v.attempt = e.attempt) AND (v.change IS NULL))) AS events,
        CASE
            WHEN (status = ANY (ARRAY['pending'::text, 'content_collected'::text, 'processing'::text])) THEN private.usual_steps(podcast_id)
            ELSE NULL::jsonb
        END AS usual_steps,
    unpublished_since,
    window_from,
    window_until,
    (trigger = 'import'::text) AS is_imported,
    visibility,
        CASE
            WHEN (republish_since <= now()) THEN republish_since
            ELSE NULL::timestamp with time zone
        END AS republish_since,
    language_code,
    review_until,
    (config_snapshot #>> '{review,atDeadline}'::text[]) AS review_at_deadline,
    picture_key,
    private.telegram_post_of(e.*) AS telegram_post
   FROM public.episodes e;

create view public.feed_episodes with (security_invoker=true) as
 SELECT e.id,
    e.podcast_id,
        CASE
            WHEN (e.status = 'completed'::text) THEN COALESCE(e.title, ''::text)
            ELSE r.title
        END AS title,
        CASE
            WHEN (e.status = 'completed'::text) THEN COALESCE(e.description, ''::text)
            ELSE r.description
        END AS description,
        CASE
            WHEN (e.status = 'completed'::text) THEN e.language_code
            ELSE r.language_code
        END AS language_code,
        CASE
            WHEN (e.status = 'completed'::text) THEN e.audio_url
            ELSE r.audio_url
        END AS audio_url,
        CASE
            WHEN (e.status = 'completed'::text) THEN e.duration_ms
            ELSE r.duration_ms
        END AS duration_ms,
        CASE
            WHEN (e.status = 'completed'::text) THEN e.outputs
            ELSE r.outputs
        END AS outputs,
    COALESCE(e.published_at, e.last_transition_at) AS published_at,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('startMs', s.start_ms, 'durationMs', s.duration_ms, 'title', s.title) ORDER BY s.start_ms), '[]'::jsonb) AS "coalesce"
           FROM public.soundbites s
          WHERE ((s.episode_id = e.id) AND (s.audio_key = (
                CASE
                    WHEN (e.status = 'completed'::text) THEN e.outputs
                    ELSE r.outputs
                END #>> '{audio,key}'::text[])))) AS soundbites,
    e.guid,
    e.picture_key
   FROM (public.episodes e
     LEFT JOIN public.episode_releases r ON ((r.episode_id = e.id)))
  WHERE ((e.visibility = 'public'::text) AND ((e.status = 'completed'::text) OR (r.episode_id IS NOT NULL)));

create view public.listed_podcasts with (security_invoker=true) as
 SELECT r.podcast_id AS id,
    r.title,
    r.description,
    r.language_code,
    r.author,
    r.image_url,
    e.published_at AS last_published_at
   FROM ((public.podcast_releases r
     JOIN public.podcasts p ON ((p.id = r.podcast_id)))
     JOIN LATERAL ( SELECT max(episode_releases.published_at) AS published_at
           FROM public.episode_releases
          WHERE ((episode_releases.podcast_id = r.podcast_id) AND episode_releases.is_public)) e ON ((e.published_at IS NOT NULL)))
  WHERE (NOT p.is_blocked);

create view public.published_episodes with (security_invoker=true) as
 SELECT episode_id AS id,
    podcast_id,
    title,
    description,
    language_code,
    audio_url,
    duration_ms,
    published_at
   FROM public.episode_releases
  WHERE is_public;

create view public.published_podcasts with (security_invoker=true) as
 SELECT podcast_id AS id,
    title,
    description,
    language_code,
    author,
    image_url
   FROM public.podcast_releases;

create view public.shows with (security_invoker=true) as
 SELECT p.id,
    p.title,
    p.description,
    p.language_code,
    p.author,
    p.image_url,
    p.owner_email,
    p.is_paused,
    (to_jsonb(c.*) - ARRAY['id'::text, 'podcast_id'::text, 'created_at'::text, 'updated_at'::text]) AS config,
    p.created_at,
    GREATEST(p.updated_at, c.updated_at) AS updated_at,
    p.category,
    p.is_explicit,
    p.is_blocked,
    p.verification,
    p.keep_episodes,
    p.keep_days
   FROM (public.podcasts p
     LEFT JOIN public.podcast_configs c ON ((c.podcast_id = p.id)));

-- Functions

CREATE OR REPLACE FUNCTION private.active_secrets(p_endpoint_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_agg(secret order by expires_at desc nulls first)
    from private.webhook_secrets
    where endpoint_id = p_endpoint_id and (expires_at is null or expires_at > now())
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_api_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_old jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end
    - array['prefix', 'previous_prefix', 'previous_expires_at', 'last_used_at', 'revoked_at'];
  v_new jsonb := to_jsonb(new)
    - array['prefix', 'previous_prefix', 'previous_expires_at', 'last_used_at', 'revoked_at'];
  v_action text;
begin
  v_action := case
    when tg_op = 'INSERT' then 'key.created'
    when new.revoked_at is distinct from old.revoked_at then 'key.revoked'
    when new.prefix <> old.prefix then 'key.rotated'
    when v_new <> v_old then 'key.changed'
  end;
  if v_action is not null then
    perform private.record_change(v_action, 'key', new.id::text, new.name, null, null,
      private.differing(v_old, v_new), private.differing(v_new, v_old));
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_config()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_old jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  v_title text := (select title from public.podcasts where id = new.podcast_id);
begin
  if private.differing(to_jsonb(new), v_old) is not null then
    perform private.record_change('show.changed', 'show', new.podcast_id::text, v_title, new.podcast_id, null,
      private.differing(v_old, to_jsonb(new)), private.differing(to_jsonb(new), v_old));
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_episode()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_action text;
  v_before jsonb;
  v_after jsonb;
  v_is jsonb := jsonb_build_object('title', new.title, 'description', new.description, 'picture_key', new.picture_key);
  v_was jsonb;
begin
  -- What machines do to an episode is told by its events.
  if not private.is_on_behalf() then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    v_was := jsonb_build_object('title', old.title, 'description', old.description, 'picture_key', old.picture_key);
  end if;
  if tg_op = 'INSERT' then
    v_action := case new.trigger when 'import' then 'episode.imported' else 'episode.started' end;
  elsif new.attempt > old.attempt then
    v_action := 'episode.retried';
    v_after := jsonb_build_object('attempt', new.attempt);
  elsif new.visibility <> old.visibility then
    v_action := case new.visibility when 'public' then 'episode.shown' else 'episode.' || new.visibility end;
  elsif new.status = 'failed' and old.status <> 'failed' then
    v_action := 'episode.cancelled';
  elsif new.status = 'skipped' and old.status = 'awaiting_review' then
    v_action := 'episode.discarded';
  elsif v_is <> v_was then
    v_action := 'episode.changed';
    v_before := private.differing(v_was, v_is);
    v_after := private.differing(v_is, v_was);
  else
    return null;
  end if;
  perform private.record_change(v_action, 'episode', new.id::text, new.title, new.podcast_id, new.id, v_before, v_after);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_show()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'DELETE' then
    perform private.record_change('show.deleted', 'show', old.id::text, old.title, old.id, null);
  elsif tg_op = 'INSERT' then
    perform private.record_change('show.created', 'show', new.id::text, new.title, new.id, null,
      null, private.differing(to_jsonb(new), '{}'));
  elsif private.differing(to_jsonb(new), to_jsonb(old)) is not null then
    perform private.record_change('show.changed', 'show', new.id::text, new.title, new.id, null,
      private.differing(to_jsonb(old), to_jsonb(new)), private.differing(to_jsonb(new), to_jsonb(old)));
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_soundbites()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = coalesce(new.episode_id, old.episode_id);
  -- With a show its episodes go, and with them these.
  if found and private.is_on_behalf() then
    perform private.record_change('episode.soundbites', 'episode', v_episode.id::text, v_episode.title,
      v_episode.podcast_id, v_episode.id);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_value(p_key text, p_value jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case
    when p_key ~ 'url$' and jsonb_typeof(p_value) = 'string'
      -- What stands before an @ and behind a ? may let somebody in.
      then to_jsonb(regexp_replace(p_value #>> '{}', '^(https?://)(?:[^/@]*@)?([^?#]*).*$', '\1\2'))
    when length(p_value::text) > 2000 then jsonb_build_object('characters', length(p_value::text))
    else p_value
  end;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_webhook()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_was jsonb := case when tg_op <> 'INSERT' then private.webhook_facts(old) else '{}' end;
  v_is jsonb := case when tg_op <> 'DELETE' then private.webhook_facts(new) else '{}' end;
  v_host text := coalesce(v_is, '{}') ->> 'host';
begin
  if tg_op = 'DELETE' then
    perform private.record_change('webhook.deleted', 'webhook', old.id::text, v_was ->> 'host', old.podcast_id, null);
  elsif tg_op = 'INSERT' then
    perform private.record_change('webhook.created', 'webhook', new.id::text, v_host, new.podcast_id, null, null, v_is);
  elsif new.url <> old.url or v_is <> v_was then
    perform private.record_change('webhook.changed', 'webhook', new.id::text, v_host, new.podcast_id, null,
      private.differing(v_was, v_is), private.differing(v_is, v_was));
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_webhook_secret()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_endpoint public.webhook_endpoints;
begin
  select * into v_endpoint from public.webhook_endpoints where id = new.endpoint_id;
  perform private.record_change('webhook.rotated', 'webhook', v_endpoint.id::text,
    private.webhook_facts(v_endpoint) ->> 'host', v_endpoint.podcast_id, null);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.caller()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_claims jsonb := auth.jwt();
  v_headers jsonb := coalesce(nullif(current_setting('request.headers', true), ''), '{}')::jsonb;
  v_told jsonb;
begin
  if v_claims ->> 'role' = 'service_role' then
    -- The service role alone speaks for others.
    v_told := coalesce(private.decode_percent(nullif(v_headers ->> 'x-stepcast-caller', '')), '{}')::jsonb;
    if v_told ->> 'kind' in ('internal', 'key', 'person') then
      return v_told;
    end if;
    return '{"kind": "service", "name": "service role"}';
  end if;
  if v_claims ->> 'sub' is not null then
    return jsonb_build_object(
      'kind', 'person', 'id', v_claims ->> 'sub', 'name', coalesce(v_claims ->> 'email', v_claims ->> 'sub'));
  end if;
  return jsonb_build_object('kind', 'database', 'name', session_user);
end
$function$;

CREATE OR REPLACE FUNCTION private.check_not_withdrawn(p_episode public.episodes)
 RETURNS void
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  if p_episode.visibility = 'withdrawn' then
    raise sqlstate 'PT487' using
      message = format('Episode %s is withdrawn for good.', p_episode.id),
      detail = 'EpisodeWithdrawn',
      hint = 'Make another episode.';
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.check_outputs(p_outputs jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  if jsonb_typeof(coalesce(p_outputs, '{}')) <> 'object' then
    raise sqlstate 'PT470' using
      message = format('p_outputs is a JSON object, not a JSON %s.', jsonb_typeof(p_outputs)),
      detail = 'InvalidArgument';
  end if;
  return coalesce(p_outputs, '{}');
end
$function$;

CREATE OR REPLACE FUNCTION private.check_window(p_from timestamp with time zone, p_until timestamp with time zone)
 RETURNS tstzrange
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  -- Whole milliseconds: what a JavaScript date can carry there and back.
  v_from timestamptz := date_trunc('milliseconds', p_from);
  v_until timestamptz := date_trunc('milliseconds', p_until);
begin
  if not isfinite(v_from) or not isfinite(v_until)
      or v_from < timestamptz '2000-01-01 00:00Z' or v_until > timestamptz '2100-01-01 00:00Z' then
    raise sqlstate 'PT478' using
      message = format('The window must lie between the years 2000 and 2100; it runs from %s until %s.', v_from, v_until),
      detail = 'InvalidWindow';
  end if;
  -- What nobody has posted yet can't be collected: told as told, it would be in no episode.
  v_until := least(v_until, date_trunc('milliseconds', now()));
  if v_from >= v_until then
    raise sqlstate 'PT478' using
      message = format('The window is %s: it runs from %s until %s.',
        case when v_from = v_until then 'empty' else 'reversed' end,
        private.iso_utc(v_from), private.iso_utc(v_until)),
      detail = 'InvalidWindow';
  end if;
  return tstzrange(v_from, v_until);
end
$function$;

CREATE OR REPLACE FUNCTION private.choose_speakers(p_config public.podcast_configs, p_language_code text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_cast jsonb := coalesce(
    p_config.speakers,
    case p_config.format
      when 'single-speaker' then '[{"role": "host"}]'::jsonb
      else '[{"role": "host"}, {"role": "cohost"}]'::jsonb
    end
  );
  v_taken text[] := array(
    select private.person_of_voice(s ->> 'voice')
    from jsonb_array_elements(v_cast) as s where s ->> 'voice' is not null
  );
  v_speaker jsonb;
  v_position bigint;
  v_voice text;
  v_speakers jsonb := '[]';
begin
  for v_speaker, v_position in
    select s, n from jsonb_array_elements(v_cast) with ordinality as c (s, n) order by n
  loop
    v_voice := v_speaker ->> 'voice';
    if v_voice is null then
      select name into v_voice from public.voices
      where language_code = p_language_code and private.person_of_voice(name) <> all (v_taken)
      order by position = v_position desc, position limit 1;
      if v_voice is null then
        raise sqlstate 'PT482' using
          message = format('There is no default voice for the language %s.', p_language_code),
          detail = 'NoVoice',
          hint = 'Name a voice for each speaker in podcast_configs.speakers, or add the language to the table voices.';
      end if;
      v_taken := v_taken || private.person_of_voice(v_voice);
    end if;
    v_speakers := v_speakers || (jsonb_strip_nulls(v_speaker) || jsonb_build_object('voice', v_voice));
  end loop;
  return v_speakers;
end
$function$;

CREATE OR REPLACE FUNCTION private.choose_window(p_podcast_id uuid, p_frequency_days integer, p_from timestamp with time zone, p_until timestamp with time zone)
 RETURNS tstzrange
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return private.check_window(
    coalesce(p_from, private.next_window_from(p_podcast_id, p_frequency_days)), coalesce(p_until, now()));
end
$function$;

CREATE OR REPLACE FUNCTION private.circuit_wait(p_circuit public.speech_circuits)
 RETURNS jsonb
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'mayStart', false,
    'state', case when p_circuit.open_until > clock_timestamp() then 'open' else 'half_open' end,
    'waitSeconds', case when p_circuit.open_until > clock_timestamp()
      then greatest(1, ceil(extract(epoch from p_circuit.open_until - clock_timestamp())))::integer
      -- The probe tells its outcome long before its lease runs out.
      else 30
    end,
    'reason', p_circuit.reason
  )
$function$;

CREATE OR REPLACE FUNCTION private.count_passages(p_lexemes text[])
 RETURNS integer
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_common text[];
  v_count float8;
  v_rare integer;
begin
  select array_agg(lexeme), sum(share * greatest(c.reltuples, 0)) into v_common, v_count
  from pg_catalog.pg_stats as s
  cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as common(lexeme, share)
  cross join pg_catalog.pg_class as c
  where s.schemaname = 'public' and s.tablename = 'search_passages' and s.attname = 'terms'
    and c.oid = 'public.search_passages'::regclass and lexeme = any (p_lexemes);
  select count(*) into v_rare from (
    select from public.search_passages as p
    where p.terms @@ private.search_any(array(select unnest(p_lexemes) except select unnest(v_common)))
    limit 1000
  ) as some_of_them;
  return ceil(coalesce(v_count, 0)) + v_rare;
end
$function$;

CREATE OR REPLACE FUNCTION private.decode_percent(p_text text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE STRICT
 SET search_path TO ''
AS $function$
begin
  return (
    select convert_from(decode(string_agg(
      case when left(part[1], 1) = '%' then substr(part[1], 2) else encode(convert_to(part[1], 'UTF8'), 'hex') end,
      '' order by place
    ), 'hex'), 'UTF8')
    from regexp_matches(p_text, '%[0-9A-Fa-f]{2}|[^%]', 'g') with ordinality as parts (part, place)
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.differing(p_from jsonb, p_to jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_object_agg(key, private.audit_value(key, value))
    from jsonb_each(p_from)
    where value is distinct from p_to -> key and key not in ('id', 'podcast_id', 'created_at', 'updated_at')
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.disable_webhook(p_endpoint_id uuid, p_reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update public.webhook_endpoints set disabled_at = now(), disabled_reason = p_reason
  where id = p_endpoint_id and disabled_at is null;
  update public.webhook_deliveries
  set given_up_at = now(), next_attempt_at = null, last_error = private.unsent_because(p_reason)
  where endpoint_id = p_endpoint_id and delivered_at is null and given_up_at is null;
end
$function$;

CREATE OR REPLACE FUNCTION private.edit_config(p_config jsonb, p_settings jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
  -- What makes an episode; what its show says of itself stays the show's. "?" is what may be null.
  v_types constant jsonb := '{
    "telegramChannels": "array", "maxMessages": "number", "mediaTypes": "array", "filters": "object",
    "format": "string", "speakers": "array", "introText": "string?", "outroText": "string?",
    "additionalInstructions": "string?", "writer": "string", "writerModel": "string?",
    "writerTemperature": "number?", "style": "string?", "targetDurationMinutes": "number",
    "introAudioUrl": "string?", "outroAudioUrl": "string?", "hasStings": "boolean", "hasStoryPauses": "boolean",
    "lexicon": "array", "character": "object"
  }';
  v_key text;
  v_given text;
  v_type text;
begin
  if p_settings is null then
    return p_config;
  end if;
  if jsonb_typeof(p_settings) <> 'object' then
    raise sqlstate 'PT486' using
      message = format('Edited settings are a JSON object, not a JSON %s.', jsonb_typeof(p_settings)),
      detail = 'InvalidInput';
  end if;
  for v_key, v_given in select key, jsonb_typeof(value) from jsonb_each(p_settings) loop
    v_type := v_types ->> v_key;
    if v_type is null then
      raise sqlstate 'PT486' using
        message = format('An attempt has no setting %s that could be edited.', v_key),
        detail = 'InvalidInput',
        hint = 'What the show says of itself is edited at the show.';
    end if;
    if v_given <> rtrim(v_type, '?') and not (v_given = 'null' and v_type like '%?') then
      raise sqlstate 'PT486' using
        message = format('The setting %s is a JSON %s, not a JSON %s.', v_key, rtrim(v_type, '?'), v_given),
        detail = 'InvalidInput';
    end if;
  end loop;
  return p_config || p_settings;
end
$function$;

CREATE OR REPLACE FUNCTION private.find_passages(p_queries tsquery[], p_weights double precision[], p_shares double precision[], p_phrases tsquery, p_phrases_share double precision, p_without tsquery, p_all double precision, p_podcast_id uuid, p_within uuid[], p_with_unpublished boolean, p_limit integer)
 RETURNS bigint[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_ids bigint[] := '{}';
  v_set record;
begin
  -- Each passage has exactly one set of the words: the sets that weigh most come first, until there are enough.
  for v_set in
    select string_agg(format(case when has then '(%s)' else '!(%s)' end, q), ' & ') filter (where q is not null)::tsquery as query,
      p_all * coalesce(exp(sum(ln(greatest(case when has then share else 1 - share end, 1e-9))) filter (where q is not null)), 1) as expected
    from generate_series(case when p_phrases is null then 1 else 0 end, (1 << cardinality(p_queries)) - 1) as set(words)
    left join lateral (
      select q, w, share, words & (1 << (n - 1)::integer) > 0 as has
      from unnest(p_queries, p_weights, p_shares) with ordinality as t(q, w, share, n)
    ) as each on true
    group by words
    order by coalesce(sum(w) filter (where has), 0) desc, words
  loop
    v_ids := v_ids || private.newest_passages(
      private.search_all(array[p_phrases, v_set.query, p_without]),
      -- Words stand together in one of many passages that have them all.
      v_set.expected * p_phrases_share / case when p_phrases is null then 1 else 30 end,
      v_set.expected * p_phrases_share,
      p_all, p_podcast_id, p_within, p_with_unpublished, p_limit - cardinality(v_ids)
    );
    exit when cardinality(v_ids) >= p_limit;
  end loop;
  return v_ids;
end
$function$;

CREATE OR REPLACE FUNCTION private.follows(p_endpoint public.webhook_endpoints, p_podcast_id uuid, p_status text)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return p_endpoint.disabled_at is null
    and 'episode.' || p_status = any (p_endpoint.events)
    and coalesce(p_endpoint.podcast_id, p_podcast_id) = p_podcast_id;
end
$function$;

CREATE OR REPLACE FUNCTION private.guard_episode()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_new_attempt boolean;
begin
  new.updated_at := now();
  new.is_reviewed := coalesce(jsonb_typeof(new.config_snapshot -> 'review') = 'object', false);
  if tg_op = 'INSERT' then
    if new.trigger = 'import' and new.status = 'completed' and new.attempt = 1 then
      new.last_transition_at := now();
      new.unpublished_since := now();
      return new;
    end if;
    if new.status <> 'pending' or new.attempt <> 1 then
      raise sqlstate 'PT479' using
        message = format('Episode %s must open as pending, attempt 1; not as %s, attempt %s.', new.id, new.status, new.attempt),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    new.is_followed := private.is_followed(new.podcast_id, new.status);
    return new;
  end if;

  v_new_attempt := new.attempt = old.attempt + 1 and new.execution <> old.execution;
  if (new.attempt, new.execution) is distinct from (old.attempt, old.execution) and not v_new_attempt then
    raise sqlstate 'PT479' using
      message = format('Episode %s can go on to attempt %s alone, under an execution of its own.', old.id, old.attempt + 1),
      detail = 'IllegalTransition';
  end if;
  if v_new_attempt and old.trigger = 'import' then
    raise sqlstate 'PT479' using
      message = format('Episode %s was imported: there are no posts that it could be made again from.', old.id),
      detail = 'IllegalTransition';
  end if;
  if (new.id, new.podcast_id) is distinct from (old.id, old.podcast_id) or (
      not v_new_attempt and (new.config_snapshot, new.window_from, new.window_until)
        is distinct from (old.config_snapshot, old.window_from, old.window_until)) then
    raise sqlstate 'PT480' using
      message = format('Episode %s keeps its id and show for good, its config and window for an attempt.', old.id),
      detail = 'ImmutableColumn';
  end if;
  if v_new_attempt or new.visibility <> old.visibility then
    perform private.check_not_withdrawn(old);
  end if;
  if new.status <> old.status or v_new_attempt then
    if not private.is_legal_transition(old.status, new.status, v_new_attempt) then
      raise sqlstate 'PT479' using
        message = format('Episode %s can''t go from %s to %s.', old.id, old.status, new.status),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    new.is_followed := private.is_followed(new.podcast_id, new.status);
    new.unpublished_since := case when new.status = 'completed' then now() end;
    if new.status = 'awaiting_review' then
      new.review_until := now() + make_interval(days => (new.config_snapshot #>> '{review,days}')::integer);
    elsif old.status = 'awaiting_review' and new.status = 'failed' then
      -- Cancelled: its posts are anybody's again.
      new.review_until := null;
    end if;
  else
    new.last_transition_at := old.last_transition_at;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_admin()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(auth.jwt() -> 'app_metadata' ->> 'role' = 'admin', false)
$function$;

CREATE OR REPLACE FUNCTION private.is_cast(p_format text, p_speakers jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when jsonb_typeof(p_speakers) = 'array' then (
    select case p_format when 'single-speaker' then count(*) = 1 else count(*) between 2 and 4 end
      and count(distinct s ->> 'role') = count(*)
      and bool_and(private.is_speaker(s))
    from jsonb_array_elements(p_speakers) as s
  ) else false end;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_channel_list(p_channels text[])
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select cardinality(p_channels) between 1 and 100
      and count(*) = count(distinct lower(c))
      and coalesce(bool_and(c ~ '^[A-Za-z][A-Za-z0-9_]{3,31}(_topic_[0-9]{1,10}_)?$'), false)
    from unnest(p_channels) as c
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.is_character(p_character jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when jsonb_typeof(p_character) = 'object' then
    private.is_text_within(p_character -> 'audience', 500)
    and private.is_text_within(p_character -> 'tone', 500)
    and private.is_text_within(p_character -> 'examples', 4000)
    and coalesce(p_character ->> 'background', 'none') in ('none', 'half-sentence', 'explain')
    and case jsonb_typeof(coalesce(p_character -> 'neverSay', '[]')) when 'array' then (
      select count(*) <= 50
        and coalesce(bool_and(jsonb_typeof(n) = 'string' and length(btrim(n #>> '{}')) between 1 and 100), true)
      from jsonb_array_elements(coalesce(p_character -> 'neverSay', '[]')) as n
    ) else false end
    and p_character - array['audience', 'tone', 'background', 'neverSay', 'examples'] = '{}'
  else false end;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_cost_item(p_item jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce(
    jsonb_typeof(p_item) = 'object'
      and p_item ->> 'provider' ~ '^.{1,60}$'
      and p_item ->> 'product' ~ '^.{0,100}$'
      and p_item ->> 'unit' in ('characters', 'inputTokens', 'outputTokens', 'audioSeconds')
      and jsonb_typeof(p_item -> 'quantity') = 'number'
      and p_item ->> 'quantity' ~ '^[0-9]{1,12}$'
      and case jsonb_typeof(p_item -> 'usd')
        when 'null' then jsonb_typeof(p_item -> 'pricesAsOf') = 'null'
        when 'number' then (p_item ->> 'usd')::numeric >= 0
          and p_item ->> 'pricesAsOf' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        else false
      end,
    false
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.is_feed_category(p_name text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.is_filters(p_filters jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when jsonb_typeof(p_filters) = 'object' then
    p_filters - array['excludeForwarded', 'excludeKeywords', 'minCharacters'] = '{}'
    and coalesce(jsonb_typeof(p_filters -> 'excludeForwarded'), 'boolean') = 'boolean'
    and coalesce(jsonb_typeof(p_filters -> 'minCharacters'), 'number') = 'number'
    and coalesce(p_filters ->> 'minCharacters', '1') ~ '^[0-9]{1,6}$'
    and case coalesce(jsonb_typeof(p_filters -> 'excludeKeywords'), 'none')
      when 'none' then true
      when 'array' then not exists (
        select from jsonb_array_elements(p_filters -> 'excludeKeywords') as k
        where jsonb_typeof(k) <> 'string' or k #>> '{}' = ''
      )
      else false
    end
  else false end;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_followed(p_podcast_id uuid, p_status text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return exists (
    select from public.webhook_endpoints as w where private.follows(w, p_podcast_id, p_status)
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case
    when p_new_attempt then p_from in ('failed', 'completed', 'skipped', 'awaiting_review') and p_to = 'pending'
    when p_from in ('failed', 'completed', 'skipped') then false
    when p_to = 'failed' then true
    else (p_from, p_to) in (
      ('pending', 'content_collected'),
      ('content_collected', 'processing'),
      ('content_collected', 'awaiting_review'),
      ('processing', 'completed'),
      ('pending', 'skipped'),
      ('content_collected', 'skipped'),
      ('awaiting_review', 'skipped')
    )
  end;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_lexicon(p_lexicon jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when jsonb_typeof(p_lexicon) = 'array' then (
    select count(*) <= 200
      and count(distinct e ->> 'word') = count(*)
      and coalesce(bool_and(
        jsonb_typeof(e) = 'object'
        and jsonb_typeof(e -> 'word') = 'string' and length(btrim(e ->> 'word')) between 1 and 60
        and coalesce(jsonb_typeof(e -> 'respelling'), 'null') in ('null', 'string')
        and coalesce(jsonb_typeof(e -> 'ipa'), 'null') in ('null', 'string')
        and coalesce(e ->> 'respelling', e ->> 'ipa') is not null
        and length(coalesce(e ->> 'respelling', '-')) between 1 and 120
        and length(coalesce(e ->> 'ipa', '-')) between 1 and 120
        and e - array['word', 'respelling', 'ipa'] = '{}'
      ), true)
    from jsonb_array_elements(p_lexicon) as e
  ) else false end;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_number_between(p_value jsonb, p_least numeric, p_most numeric)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case coalesce(jsonb_typeof(p_value), 'null')
    when 'null' then true
    when 'number' then (p_value #>> '{}')::numeric between p_least and p_most
    else false
  end;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_on_behalf()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return private.caller() ->> 'kind' in ('internal', 'key', 'person');
end
$function$;

CREATE OR REPLACE FUNCTION private.is_speaker(p_speaker jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when jsonb_typeof(p_speaker) = 'object' then
    coalesce(jsonb_typeof(p_speaker -> 'role'), 'none') = 'string'
    and length(btrim(p_speaker ->> 'role')) between 1 and 60
    and coalesce(jsonb_typeof(p_speaker -> 'voice'), 'null') in ('null', 'string')
    and coalesce(p_speaker ->> 'voice', 'unset') ~ '^([A-Za-z0-9_-]+|openai:[A-Za-z0-9_.+()-]+)$'
    and private.is_number_between(p_speaker -> 'speakingRate', 0.25, 2)
    and private.is_number_between(p_speaker -> 'pitch', -20, 20)
    and private.is_text_within(p_speaker -> 'name', 60)
    and private.is_text_within(p_speaker -> 'character', 500)
    and p_speaker - array['role', 'name', 'character', 'voice', 'speakingRate', 'pitch'] = '{}'
  else false end;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_text_within(p_value jsonb, p_most integer)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce(jsonb_typeof(p_value), 'null') in ('null', 'string')
    and length(coalesce(p_value #>> '{}', '')) <= p_most;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_time_zone(p_name text)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  perform timestamptz 'epoch' at time zone p_name;
  return p_name ~ '^([A-Za-z_]+/[A-Za-z0-9_+/-]+|UTC)$';
exception when invalid_parameter_value then
  return false;
end
$function$;

CREATE OR REPLACE FUNCTION private.iso_utc(p_at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_schedule()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_today date;
  v_last date;
begin
  -- What the constraints are about to refuse can't be reckoned with.
  if new.episode_frequency < 1 or not private.is_time_zone(new.time_zone) then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.scheduled_from is null then
      v_today := (now() at time zone new.time_zone)::date;
      new.scheduled_from := v_today
        + ((v_today + new.time_of_day) at time zone new.time_zone < now())::integer;
    end if;
    return new;
  end if;
  if new.scheduled_from is distinct from old.scheduled_from
      or (new.episode_frequency, new.time_of_day, new.time_zone)
        = (old.episode_frequency, old.time_of_day, old.time_zone) then
    new.scheduled_from := coalesce(new.scheduled_from, old.scheduled_from);
    return new;
  end if;

  v_last := private.latest_slot(old, now());
  new.scheduled_from := coalesce(v_last, old.scheduled_from);
  -- A slot that waits for its episode is still owed; any other one that is past by the new schedule isn't.
  if v_last is null or exists (
    select from public.episodes where id = private.slot_episode_id(new.podcast_id, v_last)
  ) then
    new.scheduled_from := private.next_slot(new, now());
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.known_shows(p_ids uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_unknown uuid;
begin
  select id into v_unknown from unnest(p_ids) as t(id) where id not in (select id from public.podcasts) limit 1;
  if found then
    raise sqlstate 'PT471' using message = format('There is no show %s.', v_unknown), detail = 'UnknownPodcast';
  end if;
  return array(select distinct id from unnest(p_ids) as t(id));
end
$function$;

CREATE OR REPLACE FUNCTION private.latest_slot(p_config public.podcast_configs, p_at timestamp with time zone)
 RETURNS date
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_date date := (p_at at time zone p_config.time_zone)::date;
begin
  -- A time that the clocks skip is the one as much later, one that comes twice is the second: one
  -- moment a date. Clocks put forward at midnight push a late slot into the next day, so the last
  -- one may have begun two dates ago.
  while (v_date + p_config.time_of_day) at time zone p_config.time_zone > p_at loop
    v_date := v_date - 1;
  end loop;
  if v_date < p_config.scheduled_from then
    return null;
  end if;
  return v_date - (v_date - p_config.scheduled_from) % p_config.episode_frequency;
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_episode(p_episode_id uuid, p_execution text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.execution is distinct from p_execution then
    raise sqlstate 'PT477' using
      message = format('Episode %s belongs to the execution %s, not to %s.', p_episode_id, v_episode.execution, coalesce(p_execution, 'null')),
      detail = 'StaleExecution';
  end if;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_podcast(p_id uuid)
 RETURNS public.podcasts
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_podcast public.podcasts;
begin
  select * into v_podcast from public.podcasts where id = p_id for update;
  if not found then
    raise sqlstate 'PT471' using message = format('There is no show %s.', p_id), detail = 'UnknownPodcast';
  end if;
  return v_podcast;
end
$function$;

CREATE OR REPLACE FUNCTION private.message_of_cause(p_cause text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce(p_cause::jsonb ->> 'errorMessage', p_cause);
exception when others then
  return p_cause;
end
$function$;

CREATE OR REPLACE FUNCTION private.newest_passages(p_query tsquery, p_expected double precision, p_read double precision, p_all double precision, p_podcast_id uuid, p_within uuid[], p_with_unpublished boolean, p_limit integer)
 RETURNS bigint[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  -- Twice as many as should hold enough of what is looked for.
  v_newest bigint := ceil(2 * p_limit * p_all / greatest(p_expected, 1));
  v_ids bigint[];
begin
  if v_newest < p_read then
    v_ids := array(
      select id from (
        select p.id, p.terms from public.search_passages as p
        where (p.is_public or p_with_unpublished) and (p_podcast_id is null or p.podcast_id = p_podcast_id) and (p_within is null or p.podcast_id = any (p_within))
        order by p.id desc
        limit v_newest
      ) as newest
      where newest.terms @@ p_query
      order by id desc
      limit p_limit
    );
    if cardinality(v_ids) = p_limit then
      return v_ids;
    end if;
  end if;
  return array(
    select id from (
      select p.id from public.search_passages as p
      where p.terms @@ p_query
        and (p.is_public or p_with_unpublished) and (p_podcast_id is null or p.podcast_id = p_podcast_id) and (p_within is null or p.podcast_id = any (p_within))
      offset 0 -- by the index of terms, whatever the order promises
    ) as found
    order by id desc
    limit p_limit
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.next_slot(p_config public.podcast_configs, p_at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(
    private.latest_slot(p_config, p_at) + p_config.episode_frequency,
    p_config.scheduled_from
  )
$function$;

CREATE OR REPLACE FUNCTION private.next_window_from(p_podcast_id uuid, p_frequency_days integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_told tstzmultirange;
  v_last_default timestamptz;
  v_first_tried timestamptz;
begin
  -- A skipped window counts as told: it held nothing to tell, or somebody discarded it. One whose script
  -- is or was under review is taken: should speaking it fail, it is that episode that is retried.
  select range_agg(tstzrange(window_from, window_until)),
         max(window_until) filter (where window_is_default)
    into v_told, v_last_default
    from public.episodes
    where podcast_id = p_podcast_id and trigger <> 'import'
      and (status in ('completed', 'skipped') or published_at is not null or review_until is not null);

  if v_last_default is not null then
    -- A window that somebody asked for carries the series on where it touches it. Beyond a gap it
    -- doesn't count, else the posts of the gap would be lost.
    return (select upper(r) from unnest(v_told) as r where r @> (v_last_default - interval '1 microsecond'));
  elsif v_told is not null then
    return upper(v_told);
  end if;
  select min(window_from) into v_first_tried from public.episodes
    where podcast_id = p_podcast_id and window_is_default;
  return coalesce(v_first_tried, now() - make_interval(days => p_frequency_days));
end
$function$;

CREATE OR REPLACE FUNCTION private.open_search_passages()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode_id uuid := case when tg_op = 'DELETE' then old.episode_id else new.episode_id end;
  v_transcript_key text := case when tg_op = 'DELETE' or not new.is_public then null else new.outputs -> 'transcript' ->> 'key' end;
begin
  update public.search_passages as p set is_public = not p.is_public
  from public.search_documents as d
  where d.episode_id = v_episode_id and p.episode_id = d.episode_id
    and p.is_public <> coalesce(d.transcript_key = v_transcript_key, false);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.owes_telegram_post(p_episode public.episodes)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (p_episode.visibility = 'public' and private.telegram_chat_of(p_episode) is not null)
    or coalesce((
      select p.status <> 'removed' from public.telegram_posts as p
      where p.episode_id = p_episode.id order by p.id desc limit 1), false);
end
$function$;

CREATE OR REPLACE FUNCTION private.person_of_voice(p_voice text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return case when p_voice like '%-Chirp3-HD-%'
    then regexp_replace(p_voice, '^.*-', '')
    else regexp_replace(p_voice, '^([a-z]{2,3}-[A-Z]{2})-.+-([^-]+)$', '\1 \2')
  end;
end
$function$;

CREATE OR REPLACE FUNCTION private.queue_for_session(p_session public.telegram_sessions, p_execution text)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz := clock_timestamp();
  v_held double precision := extract(epoch from v_now - p_session.leased_at);
  v_left double precision := greatest(extract(epoch from p_session.leased_until - v_now), 1);
  v_ahead integer;
  v_wait integer;
begin
  -- Who doesn't come back within a minute is dead.
  delete from public.telegram_session_queue
    where session = p_session.session and returns_at < v_now - interval '1 minute';
  insert into public.telegram_session_queue as q (session, execution, asked_at, returns_at)
    values (p_session.session, p_execution, v_now, v_now)
    on conflict (session, execution) do nothing;
  select count(*) into v_ahead from public.telegram_session_queue as q
    where q.session = p_session.session and q.execution <> p_execution
      and q.asked_at < (
        select asked_at from public.telegram_session_queue
        where session = p_session.session and execution = p_execution
      );
  -- A holder that takes longer than usual is given as much again: one that has died costs few tries.
  v_wait := ceil(least(
    least(v_left, greatest(p_session.usual_seconds, v_held)) + v_ahead * p_session.usual_seconds,
    600
  ));
  update public.telegram_session_queue set returns_at = v_now + make_interval(secs => v_wait)
    where session = p_session.session and execution = p_execution;
  return v_wait;
end
$function$;

CREATE OR REPLACE FUNCTION private.queue_webhook_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- A completion is told when listeners can have the episode: by its release.
  if new.status <> 'completed' or new.change is not null then
    perform private.tell_webhooks(new);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.quote_lexeme(p_lexeme text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
begin
  return '''' || replace(replace(p_lexeme, '\', '\\'), '''', '''''') || '''';
end
$function$;

CREATE OR REPLACE FUNCTION private.record_change(p_action text, p_kind text, p_id text, p_name text, p_podcast_id uuid, p_episode_id uuid, p_before jsonb DEFAULT NULL::jsonb, p_after jsonb DEFAULT NULL::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_caller jsonb := private.caller();
begin
  -- What one transaction does to one thing is one entry.
  update public.audit_entries set
    before = coalesce(before || p_before, before, p_before),
    after = coalesce(after || p_after, after, p_after)
  where subject_id = p_id and subject_kind = p_kind and at = now();
  if found then
    return;
  end if;
  insert into public.audit_entries (
    caller_kind, caller_id, caller_name, request_id, action,
    subject_kind, subject_id, subject_name, podcast_id, episode_id, before, after
  ) values (
    v_caller ->> 'kind', v_caller ->> 'id', left(coalesce(v_caller ->> 'name', ''), 200), v_caller ->> 'requestId', p_action,
    p_kind, p_id, left(p_name, 200), p_podcast_id, p_episode_id, p_before, p_after
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.record_episode_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' and new.visibility <> old.visibility then
    insert into public.episode_events
      (episode_id, attempt, execution, status, previous_status, change, occurred_at)
    values (
      new.id, new.attempt, new.execution, new.status, old.status,
      case new.visibility when 'public' then 'shown' else new.visibility end, new.visibility_changed_at
    );
  end if;
  if tg_op = 'UPDATE' and (new.status, new.attempt) = (old.status, old.attempt) then
    return null;
  end if;
  insert into public.episode_events
    (episode_id, attempt, execution, status, previous_status, detail, occurred_at)
  values (
    new.id, new.attempt, new.execution, new.status,
    case when tg_op = 'UPDATE' then old.status end,
    case new.status
      when 'failed' then new.metadata -> 'error'
      when 'skipped' then new.metadata -> 'skipped'
      when 'awaiting_review' then jsonb_build_object('until', private.iso_utc(new.review_until))
    end,
    new.last_transition_at
  );
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.release_episode(p_episode public.episodes)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
begin
  update public.episodes set
    -- The feed that was put a moment ago says so; a pubDate that moves shows the episode as new again.
    published_at = coalesce(published_at, last_transition_at),
    unpublished_since = null,
    republish_since = private.republish_again_at(p_episode),
    unindexed_since = case when visibility = 'public' and outputs ? 'transcript' then coalesce(unindexed_since, now()) end,
    unposted_since = case when private.owes_telegram_post(p_episode) then now() end,
    post_not_before = null,
    metadata = metadata - 'publishError'
  where id = p_episode.id
  returning * into v_episode;

  insert into public.episode_releases
    (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, outputs, is_public)
  values (
    v_episode.id, v_episode.podcast_id, coalesce(v_episode.title, ''), coalesce(v_episode.description, ''),
    v_episode.language_code, v_episode.audio_url, v_episode.duration_ms, v_episode.published_at, v_episode.outputs,
    v_episode.visibility = 'public'
  )
  on conflict (episode_id) do update set
    (title, description, language_code, audio_url, duration_ms, outputs, is_public) =
    (excluded.title, excluded.description, excluded.language_code, excluded.audio_url, excluded.duration_ms,
      excluded.outputs, excluded.is_public);

  -- Listeners can have it from now on, so its completion is told now; of an imported one they know.
  if p_episode.unpublished_since is not null and p_episode.trigger <> 'import' then
    perform private.tell_webhooks(v) from public.episode_events as v
    where v.episode_id = p_episode.id and v.attempt = p_episode.attempt and v.status = 'completed' and v.change is null;
  end if;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION private.reopen_episode(p_episode public.episodes, p_execution text, p_trigger text, p_from text, p_window_from timestamp with time zone, p_window_until timestamp with time zone, p_settings jsonb)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_kept text[] := case p_from
    when 'script' then array['content']
    when 'audio' then array['content', 'script']
    when 'publish' then array['content', 'script', 'audio']
    else '{}' end;
  -- What stands beside those, and older episodes have none of.
  v_beside text[] := case p_from
    when 'audio' then array['coverage']
    when 'publish' then array['coverage', 'transcript', 'subtitles', 'chapters', 'frames']
    else '{}' end;
  v_window tstzrange := tstzrange(p_episode.window_from, p_episode.window_until);
  v_is_other_window boolean := coalesce(
    date_trunc('milliseconds', p_window_from) <> p_episode.window_from
      or date_trunc('milliseconds', p_window_until) <> p_episode.window_until, false);
  v_missing text;
  v_episode public.episodes;
begin
  perform private.check_not_withdrawn(p_episode);
  if exists (select from public.episode_events where episode_id = p_episode.id and execution = p_execution) then
    raise sqlstate 'PT477' using
      message = format('The execution %s of episode %s is over; attempt %s has the episode now.', p_execution, p_episode.id, p_episode.attempt),
      detail = 'StaleExecution';
  end if;
  if v_is_other_window and (p_trigger <> 'retry' or coalesce(p_from, 'collect') <> 'collect') then
    raise sqlstate 'PT478' using
      message = format('A new attempt keeps the window of its episode, from %s until %s, unless it is a retry that collects anew.',
        private.iso_utc(p_episode.window_from), private.iso_utc(p_episode.window_until)),
      detail = 'InvalidWindow',
      hint = 'Leave the window out, retry from collect, or open another episode.';
  end if;
  if v_is_other_window then
    v_window := private.check_window(
      coalesce(p_window_from, p_episode.window_from), coalesce(p_window_until, p_episode.window_until));
  end if;
  select k into v_missing from unnest(v_kept) as k where not p_episode.outputs ? k limit 1;
  if found then
    raise sqlstate 'PT483' using
      message = format('Episode %s can''t start from %s: it has no %s yet.', p_episode.id, p_from, v_missing),
      detail = 'MissingOutput',
      hint = 'Start from an earlier step.';
  end if;

  update public.episodes set
    status = 'pending',
    attempt = attempt + 1,
    execution = p_execution,
    trigger = p_trigger,
    config_snapshot = private.edit_config(p_episode.config_snapshot, p_settings),
    window_from = lower(v_window),
    window_until = upper(v_window),
    window_is_default = window_is_default and not v_is_other_window,
    outputs = coalesce(
      (select jsonb_object_agg(k, outputs -> k) from unnest(v_kept || v_beside) as k where outputs ? k), '{}'),
    progress_done = 0,
    progress_total = null,
    review_until = case when p_from in ('audio', 'publish') then review_until end,
    -- Hidden and shown before it was ever published: there is nothing to publish until this attempt completes.
    republish_since = case
      when visibility <> 'public' or exists (select from public.episode_releases where episode_id = p_episode.id)
        then republish_since
    end,
    metadata = metadata - array['error', 'skipped', 'publishError']
  where id = p_episode.id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION private.republish_again_at(p_episode public.episodes)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return case
    when p_episode.visibility <> 'public' and now() < p_episode.visibility_changed_at + interval '5 minutes'
      then p_episode.visibility_changed_at + interval '5 minutes'
  end;
end
$function$;

CREATE OR REPLACE FUNCTION private.republish_changed_show()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- Whichever episode is published, the whole show is written; one that has never been published will be.
  update public.episodes set edited_at = clock_timestamp(), republish_since = now()
  where id = (
    select r.episode_id from public.episode_releases as r
    join public.episodes as e on e.id = r.episode_id
    where r.podcast_id = new.id and r.is_public and e.status = 'completed'
    order by r.published_at desc, r.episode_id limit 1
  );
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.resume_schedule()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- What fell into the pause isn't made up for.
  update public.podcast_configs as c set scheduled_from = private.next_slot(c, now())
  where podcast_id = new.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.save_config(p_podcast_id uuid, p_config jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id for update;
  if not found then
    v_config := jsonb_populate_record(v_config, p_config);
    v_config.id := gen_random_uuid();
    v_config.podcast_id := p_podcast_id;
    v_config.created_at := now();
    v_config.updated_at := now();
    -- An API from before these columns names neither.
    v_config.has_stings := coalesce(v_config.has_stings, true);
    v_config.has_story_pauses := coalesce(v_config.has_story_pauses, true);
    v_config.lexicon := coalesce(v_config.lexicon, '[]');
    v_config.character := coalesce(v_config.character, '{}');
    insert into public.podcast_configs values (v_config.*);
    return;
  end if;
  v_config := jsonb_populate_record(v_config, p_config);
  update public.podcast_configs set
    telegram_channels = v_config.telegram_channels,
    format = v_config.format,
    speakers = v_config.speakers,
    intro_text = v_config.intro_text,
    outro_text = v_config.outro_text,
    intro_audio_url = v_config.intro_audio_url,
    outro_audio_url = v_config.outro_audio_url,
    additional_instructions = v_config.additional_instructions,
    writer = v_config.writer,
    writer_model = v_config.writer_model,
    writer_temperature = v_config.writer_temperature,
    style = v_config.style,
    has_stings = v_config.has_stings,
    has_story_pauses = v_config.has_story_pauses,
    lexicon = v_config.lexicon,
    character = v_config.character,
    review = v_config.review,
    monthly_cap_usd = v_config.monthly_cap_usd,
    target_duration_minutes = v_config.target_duration_minutes,
    max_messages = v_config.max_messages,
    media_types = v_config.media_types,
    filters = v_config.filters,
    telegram_chat = v_config.telegram_chat,
    telegram_session = v_config.telegram_session,
    episode_frequency = v_config.episode_frequency,
    time_zone = v_config.time_zone,
    time_of_day = v_config.time_of_day,
    scheduled_from = v_config.scheduled_from
  where podcast_id = p_podcast_id;
end
$function$;

CREATE OR REPLACE FUNCTION private.search_accents(p_word text, p_folded text, p_languages text[])
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return array(
    select distinct l from (
      select language, word from public.search_words
      where folded = p_folded and word <> p_word and language = any (p_languages)
      order by language, word
      limit 8
    ) as same
    cross join lateral unnest(private.search_lexemes(language, jsonb_build_array(word))) as l
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.search_all(p_queries tsquery[])
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
begin
  return (
    select string_agg(format('(%s)', q), ' & ')::tsquery from unnest(p_queries) as q where q is not null
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.search_any(p_lexemes text[])
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
begin
  return (
    select string_agg(private.quote_lexeme(l), ' | ')::tsquery from unnest(p_lexemes) as l
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.search_dictionary(p_language text)
 RETURNS regdictionary
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
begin
  return (case p_language
    when 'ar' then 'pg_catalog.arabic_stem' when 'ca' then 'pg_catalog.catalan_stem'
    when 'da' then 'pg_catalog.danish_stem' when 'de' then 'pg_catalog.german_stem'
    when 'el' then 'pg_catalog.greek_stem' when 'en' then 'pg_catalog.english_stem'
    when 'es' then 'pg_catalog.spanish_stem' when 'eu' then 'pg_catalog.basque_stem'
    when 'fi' then 'pg_catalog.finnish_stem' when 'fr' then 'pg_catalog.french_stem'
    when 'ga' then 'pg_catalog.irish_stem' when 'hi' then 'pg_catalog.hindi_stem'
    when 'hu' then 'pg_catalog.hungarian_stem' when 'hy' then 'pg_catalog.armenian_stem'
    when 'id' then 'pg_catalog.indonesian_stem' when 'it' then 'pg_catalog.italian_stem'
    when 'lt' then 'pg_catalog.lithuanian_stem' when 'nb' then 'pg_catalog.norwegian_stem'
    when 'ne' then 'pg_catalog.nepali_stem' when 'nl' then 'pg_catalog.dutch_stem'
    when 'no' then 'pg_catalog.norwegian_stem' when 'pt' then 'pg_catalog.portuguese_stem'
    when 'ro' then 'pg_catalog.romanian_stem' when 'ru' then 'pg_catalog.russian_stem'
    when 'sr' then 'pg_catalog.serbian_stem' when 'sv' then 'pg_catalog.swedish_stem'
    when 'ta' then 'pg_catalog.tamil_stem' when 'tr' then 'pg_catalog.turkish_stem'
    when 'yi' then 'pg_catalog.yiddish_stem'
    else 'pg_catalog.simple'
  end)::regdictionary;
end
$function$;

CREATE OR REPLACE FUNCTION private.search_languages(p_podcast_id uuid)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (with recursive spoken as (
      select min(language) as language from public.search_documents where p_podcast_id is null
      union all
      select (select min(d.language) from public.search_documents as d where d.language > s.language)
      from spoken as s where s.language is not null
    )
    select array(
      select language from spoken where language is not null
      union
      select language from public.search_documents where podcast_id = p_podcast_id
    )
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.search_lexemes(p_language text, p_word jsonb)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
begin
  return array(
    select p_language || ':' || l
    from unnest(ts_lexize(private.search_dictionary(p_language), nullif(p_word ->> 0, ''))) as l
    union
    select p_language || ':~' || k from jsonb_array_elements_text(p_word - 0) as k
    where p_word ->> 0 = '' or private.search_dictionary(p_language) = 'pg_catalog.simple'::regdictionary
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.search_phrase(p_words jsonb, p_languages text[])
 RETURNS tsquery
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
declare
  v_language text;
  v_word jsonb;
  v_next tsquery;
  v_phrase tsquery;
  v_phrases tsquery;
  v_distance integer;
begin
  foreach v_language in array p_languages loop
    v_phrase := null;
    v_distance := 1;
    for v_word in select w from jsonb_array_elements(p_words) as t(w) loop
      v_next := private.search_any(private.search_lexemes(v_language, v_word));
      if v_next is null then
        v_distance := v_distance + 1;
      elsif v_phrase is null then
        v_phrase := v_next;
        v_distance := 1;
      else
        v_phrase := tsquery_phrase(v_phrase, v_next, v_distance);
        v_distance := 1;
      end if;
    end loop;
    v_phrases := case when v_phrases is null then v_phrase when v_phrase is null then v_phrases else v_phrases || v_phrase end;
  end loop;
  return v_phrases;
end
$function$;

CREATE OR REPLACE FUNCTION private.search_spellings(p_word text, p_folded text, p_languages text[])
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return array(
    select distinct l from (
      select language, word from public.search_words
      where folded operator(extensions.%) p_folded and language = any (p_languages)
        and extensions.similarity(folded, p_folded) >= case when length(p_folded) < 5 then 0.5 else 0.4 end
        and length(folded) >= 4
        -- Who mistakes a letter mistakes another than the first: "married" is no misspelt "carried".
        and (translate(left(folded, 1), 'cqyjwz', 'kkiivs') = translate(left(p_folded, 1), 'cqyjwz', 'kkiivs')
          or position(folded in p_folded) > 0 or position(p_folded in folded) > 0)
        -- "may" is no misspelt "mayor": a short word is mistaken by a letter at most.
        and (abs(length(folded) - length(p_folded)) <= case when length(p_folded) < 7 then 1 else 2 end
          or (least(length(folded), length(p_folded)) >= 5
            and (position(folded in p_folded) > 0 or position(p_folded in folded) > 0)))
      order by extensions.similarity(folded, p_folded) desc, word
      limit 4
    ) as near
    cross join lateral unnest(private.search_lexemes(language, jsonb_build_array(word))) as l
    union
    select l from (
      select language, word from public.search_words
      where sound = private.sound_of(p_word, p_folded) and length(sound) >= 3 and language = any (p_languages)
        and (word ~ '[a-z]') <> (p_word ~ '[a-z]')
      order by word
      limit 4
    ) as heard
    cross join lateral unnest(private.search_lexemes(language, jsonb_build_array(word))) as l
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.search_terms(p_terms jsonb, p_languages text[])
 RETURNS TABLE(term integer, languages text[], lexemes text[], query tsquery, passages integer, is_spelt_anew boolean)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_word jsonb;
  v_folded text;
begin
  for term, v_word in select n - 1, t -> 'word' from jsonb_array_elements(p_terms) with ordinality as x(t, n) loop
    select array_agg(distinct language), array_agg(distinct l) into languages, lexemes
    from unnest(p_languages) as language cross join lateral unnest(private.search_lexemes(language, v_word)) as l;
    v_folded := p_terms -> term ->> 'folded';
    if v_folded <> '' then
      lexemes := array(select unnest(lexemes) union select unnest(private.search_accents(v_word ->> 0, v_folded, p_languages)));
    end if;
    passages := private.count_passages(lexemes);
    is_spelt_anew := false;
    if passages = 0 and length(v_folded) >= 4 then
      lexemes := private.search_spellings(v_word ->> 0, v_folded, p_languages);
      passages := private.count_passages(lexemes);
      is_spelt_anew := passages > 0;
    end if;
    query := private.search_any(lexemes);
    return next;
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION private.search_vector(p_language text, p_words jsonb, p_title jsonb)
 RETURNS tsvector
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
begin
  return (
    with dictionary as (select private.search_dictionary(p_language) as id),
    placed as (
      select n::text as place, w from jsonb_array_elements(p_words) with ordinality as t(w, n) where n <= 1000
      union all
      select (1000 + n) || 'D', w from jsonb_array_elements(p_title) with ordinality as t(w, n)
    ),
    lexemes as (
      select place, l as lexeme from dictionary, placed cross join lateral unnest(ts_lexize(dictionary.id, w ->> 0)) as l
      where w ->> 0 <> ''
      union all
      select place, '~' || k from placed cross join lateral jsonb_array_elements_text(w - 0) as k
    )
    select coalesce(string_agg('''' || p_language || ':' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':' || place, ' '), '')::tsvector
    from lexemes
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.slot_episode_id(p_podcast_id uuid, p_slot date)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return extensions.uuid_generate_v5(p_podcast_id, 'slot/' || to_char(p_slot, 'YYYY-MM-DD'));
end
$function$;

CREATE OR REPLACE FUNCTION private.snapshot_config(p_podcast public.podcasts, p_config public.podcast_configs)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return jsonb_build_object(
    'title', p_podcast.title,
    'description', p_podcast.description,
    'languageCode', p_podcast.language_code,
    'author', p_podcast.author,
    'imageUrl', p_podcast.image_url,
    'telegramChannels', to_jsonb(p_config.telegram_channels),
    'format', p_config.format,
    'speakers', private.choose_speakers(p_config, p_podcast.language_code),
    'introText', p_config.intro_text,
    'outroText', p_config.outro_text,
    'introAudioUrl', p_config.intro_audio_url,
    'outroAudioUrl', p_config.outro_audio_url,
    'additionalInstructions', p_config.additional_instructions,
    'writer', coalesce(p_config.writer, 'built-in'),
    'writerModel', p_config.writer_model,
    'writerTemperature', p_config.writer_temperature,
    'style', p_config.style,
    'hasStings', p_config.has_stings,
    'hasStoryPauses', p_config.has_story_pauses,
    'lexicon', p_config.lexicon,
    'character', p_config.character,
    'review', p_config.review,
    'targetDurationMinutes', p_config.target_duration_minutes,
    'maxMessages', p_config.max_messages,
    'mediaTypes', to_jsonb(p_config.media_types),
    'filters', '{"excludeForwarded": false, "excludeKeywords": [], "minCharacters": 1}'::jsonb || p_config.filters,
    'telegramChat', p_config.telegram_chat,
    'telegramSession', p_config.telegram_session
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.sound_of(p_word text, p_folded text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
begin
  if p_word ~ '[א-ת]' then
    return translate(p_word, 'בגדזטכךלמםנןספףצץקרשתאהוחיע''"׳״', 'bgdstkklmmnnsppsskrst');
  elsif p_word ~ '[ء-ي]' then
    return translate(
      regexp_replace(p_word, '^ال', ''),
      'بتثجدذرزسشصضطظغفقكلمنپچگاأإآىيوؤئهةحخعء', 'bttgddrssssdtsgpkklmnpsg'
    );
  end if;
  return translate(
    regexp_replace(
      regexp_replace(
        regexp_replace(replace(replace(p_folded, 'x', 'ks'), 'ph', 'p'), 'shch|sch|sh|zh|tz|ts|cz', 's', 'g'),
        'kh|ch', '', 'g'
      ),
      '([bcdfgklmnprstvz])\1', '\1', 'g'
    ),
    'bcdfgjklmnpqrstvzaeiouyhw', 'bkdpggklmnpkrstbs'
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.sum_costs(p_episode_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    with sums as (
      select
        c.attempt, i.provider, i.product, i.unit, i."pricesAsOf",
        sum(i.quantity)::bigint as quantity, round(sum(i.usd), 8) as usd
      from public.episode_costs as c,
        jsonb_to_recordset(c.items)
          as i (provider text, product text, unit text, quantity bigint, usd numeric, "pricesAsOf" text)
      where c.episode_id = p_episode_id
      group by c.attempt, i.provider, i.product, i.unit, i."pricesAsOf"
    )
    select jsonb_build_object('items', coalesce(
      jsonb_agg(to_jsonb(s) order by s.attempt, s.provider, s.product, s.unit, s."pricesAsOf"), '[]'
    ))
    from sums as s
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.telegram_chat_of(p_episode public.episodes)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return coalesce(
    p_episode.telegram_chat,
    case when p_episode.trigger <> 'import' then p_episode.config_snapshot ->> 'telegramChat' end);
end
$function$;

CREATE OR REPLACE FUNCTION private.telegram_post_of(p_episode public.episodes)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object(
      -- Whoever still had the claim by then is dead.
      'status', case when status = 'sending' and claimed_until <= clock_timestamp() then 'unsure' else status end,
      'chat', chat,
      'messageId', message_id,
      'isPending', p_episode.unposted_since is not null
    )
    from public.telegram_posts where episode_id = p_episode.id order by id desc limit 1
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.tell_webhooks(p_event public.episode_events)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into public.webhook_deliveries (event_id, endpoint_id, payload)
  select p_event.id, w.id, private.webhook_payload(p_event)
  from public.webhook_endpoints as w
  where private.follows(
    w, (select podcast_id from public.episodes where id = p_event.episode_id), coalesce(p_event.change, p_event.status))
  -- An endpoint that is being deleted is passed over; without the lock it would stop the transition.
  for key share of w;
end
$function$;

CREATE OR REPLACE FUNCTION private.told_passages(p_ids bigint[], p_terms integer[], p_lexemes text[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'episodeId', p.episode_id, 'podcastId', p.podcast_id, 'position', p.position,
      'startMs', p.start_ms, 'endMs', p.end_ms, 'chapter', p.chapter, 'cues', p.cues, 'sources', p.sources,
      'language', d.language,
      'episodeTitle', coalesce(r.title, e.title, ''), 'podcastName', s.title,
      'publishedAt', private.iso_utc(coalesce(r.published_at, e.published_at)),
      'hits', coalesce(h.hits, '[]')
    ) order by found.n), '[]')
    from unnest(p_ids) with ordinality as found(id, n)
    join public.search_passages as p on p.id = found.id
    join public.search_documents as d on d.episode_id = p.episode_id
    join public.episodes as e on e.id = p.episode_id
    join public.podcasts as s on s.id = p.podcast_id
    left join public.episode_releases as r on r.episode_id = p.episode_id
    left join lateral (
      select jsonb_agg(jsonb_build_array(l.term, u.lexeme, u.positions)) as hits
      from unnest(p.terms) as u
      join unnest(p_terms, p_lexemes) as l(term, lexeme) on l.lexeme = u.lexeme
      where u.lexeme = any (p_lexemes)
    ) as h on true
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  new.updated_at := now();
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.unsent_because(p_reason text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select 'Not sent: the webhook was disabled. ' || p_reason
$function$;

CREATE OR REPLACE FUNCTION private.usual_steps(p_podcast_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    with recent as (
      select id from public.episodes where podcast_id = p_podcast_id order by created_at desc limit 50
    ),
    runs as (
      select episode_id, attempt from public.episode_events
      where episode_id in (select id from recent) and status = 'completed' and change is null
      order by id desc limit 20
    ),
    steps as (
      select e.status,
        lead(e.occurred_at) over (partition by e.episode_id, e.attempt order by e.id) - e.occurred_at as took
      from public.episode_events as e
      join runs as r on r.episode_id = e.episode_id and r.attempt = e.attempt
      where e.change is null
    ),
    medians as (
      select status, percentile_cont(0.5) within group (order by extract(epoch from took)) as seconds
      from steps where took is not null group by status
    )
    select jsonb_object_agg(status, round(seconds * 1000)) from medians
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.webhook_facts(p_endpoint public.webhook_endpoints)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    -- Paths of some receivers are their passwords.
    'host', substring(p_endpoint.url from '^https?://(?:[^/@]*@)?([^/?#]*)'),
    'events', p_endpoint.events,
    'is_enabled', p_endpoint.disabled_at is null
  )
$function$;

CREATE OR REPLACE FUNCTION private.webhook_payload(p_event public.episode_events)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object(
      'type', 'episode.' || coalesce(p_event.change, p_event.status),
      'timestamp', private.iso_utc(p_event.occurred_at),
      'data', jsonb_build_object(
        'episodeId', e.id,
        'podcastId', e.podcast_id,
        'status', p_event.status,
        'previousStatus', p_event.previous_status,
        'attempt', p_event.attempt,
        'title', e.title,
        -- Audio of an earlier attempt is not what this event is about, and what is hidden has none.
        'audioUrl', case when p_event.status = 'completed' and e.visibility = 'public' then e.audio_url end,
        'durationMs', case when p_event.status = 'completed' then e.duration_ms end,
        'error', case when p_event.status = 'failed' then jsonb_build_object(
          'state', p_event.detail ->> 'state', 'name', p_event.detail ->> 'name') end,
        'skipReason', case when p_event.status = 'skipped' then p_event.detail ->> 'reason' end,
        'reviewUntil', case when p_event.status = 'awaiting_review' then p_event.detail ->> 'until' end
      )
    )
    from public.episodes as e where e.id = p_event.episode_id
  );
end
$function$;

CREATE OR REPLACE FUNCTION public.begin_paying(p_episode_id uuid, p_execution text, p_stage_cap_usd numeric)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  -- As long as the state machine waits.
  c_longest constant interval := '8 hours';
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
  v_cap record;
  v_next_month timestamptz;
  v_since timestamptz;
  v_until timestamptz;
  v_reason text;
begin
  select * into v_cap from public.monthly_caps(p_stage_cap_usd) as m
    where m.state = 'spent' and (m.podcast_id is null or m.podcast_id = v_episode.podcast_id)
    order by m.podcast_id nulls last limit 1;
  -- What is begun is finished.
  if not found or exists (
    select from public.episode_costs where episode_id = p_episode_id and execution = p_execution
  ) then
    update public.episodes set metadata = metadata - 'waiting'
      where id = p_episode_id and metadata -> 'waiting' ? 'since';
    return jsonb_build_object('mayBegin', true);
  end if;
  v_since := case when v_episode.metadata #>> '{waiting,execution}' = p_execution
    then (v_episode.metadata #>> '{waiting,since}')::timestamptz end;
  v_since := coalesce(v_since, clock_timestamp());
  v_next_month := (v_cap.month + interval '1 month') at time zone 'UTC';
  v_until := least(v_since + c_longest, v_next_month);
  v_reason := format(
    '%s cost $%s this month, of the $%s that it may. Nothing that is paid for is begun until the cap is raised or the month ends (%s UTC).',
    case when v_cap.podcast_id is null then 'The episodes of all shows' else 'The show''s episodes' end,
    round(v_cap.spent_usd, 2), round(v_cap.cap_usd, 2),
    to_char(v_next_month at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
  );
  update public.episodes
    set metadata = metadata || jsonb_build_object('waiting', jsonb_build_object(
      'reason', v_reason, 'since', private.iso_utc(v_since), 'until', private.iso_utc(v_until),
      'execution', p_execution
    ))
    where id = p_episode_id;
  return jsonb_build_object('mayBegin', false, 'reason', v_reason);
end
$function$;

CREATE OR REPLACE FUNCTION public.change_api_key(p_id uuid, p_change jsonb)
 RETURNS SETOF public.api_keys
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query update public.api_keys set
    name = case when p_change ? 'name' then p_change ->> 'name' else name end,
    role = case when p_change ? 'role' then p_change ->> 'role' else role end,
    expires_at = case when p_change ? 'expires_at' then (p_change ->> 'expires_at')::timestamptz else expires_at end,
    podcast_ids = case
      when not p_change ? 'podcast_ids' then podcast_ids
      when jsonb_typeof(p_change -> 'podcast_ids') = 'array' then private.known_shows(
        array(select jsonb_array_elements_text(p_change -> 'podcast_ids'))::uuid[])
    end
  where id = p_id and revoked_at is null
  returning *;
end
$function$;

CREATE OR REPLACE FUNCTION public.changed_show_execution(p_podcast_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select execution from public.episodes
  where podcast_id = p_podcast_id and visibility = 'public' and republish_since <= now()
  order by republish_since desc, id limit 1
$function$;

CREATE OR REPLACE FUNCTION public.claim_feed_identity(p_podcast_id uuid, p_guid uuid, p_url text)
 RETURNS public.feed_identities
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_identity public.feed_identities;
begin
  perform private.lock_podcast(p_podcast_id);
  insert into public.feed_identities as f (podcast_id, guid, first_url) values (p_podcast_id, p_guid, p_url)
  on conflict (podcast_id) do update set has_moved = f.has_moved or f.first_url <> excluded.first_url
  returning * into v_identity;
  return v_identity;
end
$function$;

CREATE OR REPLACE FUNCTION public.claim_telegram_post(p_episode_id uuid, p_execution text, p_chat text, p_seconds integer, p_key uuid DEFAULT NULL::uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
  v_id bigint;
begin
  if coalesce(p_chat, '') = '' or p_seconds is null or p_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A message is claimed for a chat, for 1 to 3600 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  select * into v_episode from public.episodes where id = p_episode_id for update;
  select id into v_id from public.telegram_posts
  where episode_id = p_episode_id and status = 'sending' and claim_key = p_key;
  if found then
    -- The answer to an earlier call was lost on its way to whoever has the key, and nothing is sent yet.
    if v_episode.execution = p_execution and v_episode.status = 'completed' and v_episode.visibility = 'public' then
      return v_id;
    end if;
    delete from public.telegram_posts where id = v_id;
    return null;
  end if;
  v_episode := private.lock_episode(p_episode_id, p_execution);
  if v_episode.visibility <> 'public' or v_episode.status <> 'completed' then
    return null;
  end if;
  insert into public.telegram_posts (episode_id, attempt, chat, claimed_until, claim_key)
  values (p_episode_id, v_episode.attempt, p_chat, clock_timestamp() + make_interval(secs => p_seconds), p_key)
  on conflict (episode_id) where status in ('sending', 'posted') do nothing
  returning id into v_id;
  return v_id;
end
$function$;

CREATE OR REPLACE FUNCTION public.close_telegram_post(p_episode_id uuid, p_execution text, p_visibility_changed_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  -- Somebody has hidden or shown it since: the message is to follow that as well.
  if v_episode.visibility_changed_at is distinct from p_visibility_changed_at then
    return;
  end if;
  update public.episodes set unposted_since = null, post_not_before = null where id = p_episode_id;
  if v_episode.metadata ? 'warnings' then
    perform public.note_episode_warnings(p_episode_id, p_execution, 'PostToTelegram', '[]');
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION public.confirm_telegram_post(p_episode_id uuid, p_message_id bigint, p_kind text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
  v_post jsonb;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if p_message_id is null or p_message_id < 1 or p_kind is null or p_kind not in ('audio', 'link') then
    raise sqlstate 'PT470' using
      message = 'A message that stands has a number from 1 on, and is audio or link.', detail = 'InvalidArgument';
  end if;
  v_post := private.telegram_post_of(v_episode);
  if v_post is null then
    return jsonb_build_object('outcome', 'none');
  elsif v_post ->> 'status' <> 'unsure' then
    return jsonb_build_object('outcome', v_post ->> 'status', 'chat', v_post ->> 'chat');
  end if;
  -- Nobody knows what it shows: so it is edited to be as the episode is, by the chat's name where it has one.
  update public.telegram_posts set
    status = 'posted', message_id = p_message_id, posted_at = clock_timestamp(),
    content = jsonb_build_object('kind', p_kind, 'media', '', 'caption', '', 'chatId',
      case when chat ~ '^-?[0-9]+$' then to_jsonb(chat::bigint) else to_jsonb(chat) end)
  where id = (select max(id) from public.telegram_posts where episode_id = p_episode_id);
  update public.episodes set unposted_since = clock_timestamp(), post_not_before = null where id = p_episode_id;
  if private.is_on_behalf() then
    perform private.record_change('episode.confirmed', 'episode', p_episode_id::text, v_episode.title,
      v_episode.podcast_id, p_episode_id, null, jsonb_build_object('message_id', p_message_id));
  end if;
  return jsonb_build_object('outcome', 'confirmed', 'chat', v_post ->> 'chat', 'execution', v_episode.execution);
end
$function$;

CREATE OR REPLACE FUNCTION public.create_api_key(p_name text, p_role text, p_expires_at timestamp with time zone, p_prefix text, p_salt text, p_hash text, p_podcast_ids uuid[] DEFAULT NULL::uuid[])
 RETURNS public.api_keys
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_key public.api_keys;
begin
  insert into public.api_keys (name, role, expires_at, prefix, podcast_ids)
  values (
    p_name, p_role, p_expires_at, p_prefix,
    case when p_podcast_ids is not null then private.known_shows(p_podcast_ids) end
  )
  returning * into v_key;
  insert into private.api_key_hashes (prefix, key_id, salt, hash) values (p_prefix, v_key.id, p_salt, p_hash);
  return v_key;
end
$function$;

CREATE OR REPLACE FUNCTION public.create_show(p_podcast jsonb, p_config jsonb)
 RETURNS public.shows
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_podcast public.podcasts := jsonb_populate_record(null::public.podcasts, p_podcast);
  v_show public.shows;
begin
  v_podcast.id := gen_random_uuid();
  v_podcast.created_at := now();
  v_podcast.updated_at := now();
  insert into public.podcasts values (v_podcast.*);
  perform private.save_config(v_podcast.id, p_config);
  select * into v_show from public.shows where id = v_podcast.id;
  return v_show;
end
$function$;

CREATE OR REPLACE FUNCTION public.create_webhook_endpoint(p_url text, p_secret text, p_podcast_id uuid DEFAULT NULL::uuid, p_events text[] DEFAULT NULL::text[])
 RETURNS public.webhook_endpoints
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_endpoint public.webhook_endpoints;
begin
  if p_url is null or p_secret is null then
    raise sqlstate 'PT470' using message = 'A webhook endpoint needs an address and a secret.', detail = 'InvalidArgument';
  end if;
  if p_podcast_id is not null and not exists (select from public.podcasts where id = p_podcast_id) then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  if (select count(*) from public.webhook_endpoints) >= 100 then
    raise sqlstate 'PT485' using
      message = 'There are 100 webhooks already, and every transition is written to each.',
      detail = 'TooManyWebhooks',
      hint = 'Delete one that is disabled or no longer needed.';
  end if;
  insert into public.webhook_endpoints (url, podcast_id, events)
  values (p_url, p_podcast_id, coalesce(p_events, array[
    'episode.pending', 'episode.content_collected', 'episode.awaiting_review', 'episode.processing',
    'episode.completed', 'episode.skipped', 'episode.failed',
    'episode.hidden', 'episode.shown', 'episode.withdrawn'
  ]))
  returning * into v_endpoint;
  insert into private.webhook_secrets (endpoint_id, secret) values (v_endpoint.id, p_secret);
  return v_endpoint;
end
$function$;

CREATE OR REPLACE FUNCTION public.delay_telegram_post(p_episode_id uuid, p_execution text, p_seconds integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_seconds is null or p_seconds not between 1 and 86400 then
    raise sqlstate 'PT470' using
      message = format('A wait takes 1 to 86400 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes set post_not_before = clock_timestamp() + make_interval(secs => p_seconds)
  where id = p_episode_id;
end
$function$;

CREATE OR REPLACE FUNCTION public.delete_show(p_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_live uuid;
begin
  perform private.lock_podcast(p_id);
  select id into v_live from public.episodes
    where podcast_id = p_id and status in ('pending', 'content_collected', 'processing');
  if found then
    raise sqlstate 'PT476' using
      message = format('Show %s has a live episode: %s.', p_id, v_live),
      detail = 'EpisodeAlreadyLive',
      hint = 'Wait until it has ended, or cancel it.';
  end if;
  delete from public.podcasts where id = p_id;
end
$function$;

CREATE OR REPLACE FUNCTION public.discard_episode(p_episode_id uuid, p_reason text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.status = 'skipped' and v_episode.metadata -> 'skipped' ? 'isDiscarded' then
    return v_episode;
  end if;
  if v_episode.status <> 'awaiting_review' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s, not under review: there is nothing to discard.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    status = 'skipped',
    metadata = metadata || jsonb_build_object('skipped', jsonb_build_object(
      'reason', left(coalesce(p_reason, ''), 2000),
      'skippedAt', private.iso_utc(now()),
      'isDiscarded', true
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.due_podcasts(p_limit integer, p_after uuid DEFAULT NULL::uuid)
 RETURNS TABLE(podcast_id uuid, episode_id uuid, slot date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz := now();
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select c.podcast_id, episode.id, latest.slot
    from public.podcast_configs as c
    join public.podcasts as p on p.id = c.podcast_id and not p.is_paused
    cross join lateral (select private.latest_slot(c, v_now) as slot) as latest
    cross join lateral (select private.slot_episode_id(c.podcast_id, latest.slot) as id) as episode
    where (p_after is null or c.podcast_id > p_after)
      and latest.slot is not null
      and not exists (select from public.episodes as e where e.id = episode.id)
      and not exists (
        select from public.episodes as e
        where e.podcast_id = c.podcast_id and e.status in ('pending', 'content_collected', 'processing')
      )
    order by c.podcast_id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.earlier_episodes(p_episode_id uuid)
 RETURNS TABLE(episode_id uuid, window_until timestamp with time zone, coverage jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  return query
    select r.episode_id, e.window_until, r.outputs -> 'coverage'
    from public.episode_releases as r
    join public.episodes as e on e.id = r.episode_id
    where r.podcast_id = v_episode.podcast_id and r.episode_id <> v_episode.id and r.outputs ? 'coverage'
      -- By windows and not by dates of publication: an older window that is made up for later knows nothing of what comes after it.
      and e.window_from < v_episode.window_from and e.window_until < v_episode.window_until
      and e.window_until > v_episode.window_from - interval '31 days'
    order by e.window_until desc, r.episode_id
    limit 31;
end
$function$;

CREATE OR REPLACE FUNCTION public.enter_speech_circuit(p_provider text, p_execution text, p_probe_seconds integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_circuit public.speech_circuits;
begin
  if coalesce(p_provider, '') = '' or coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A circuit is entered for a provider, by an execution.', detail = 'InvalidArgument';
  end if;
  if p_probe_seconds is null or p_probe_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A probe takes 1 to 3600 seconds, not %s.', coalesce(p_probe_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  select * into v_circuit from public.speech_circuits where provider = p_provider for update;
  if v_circuit.open_until is null then
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', coalesce(v_circuit.failed_runs, 0));
  end if;
  if v_circuit.open_until > clock_timestamp()
      or (v_circuit.probe_execution <> p_execution and v_circuit.probe_until > clock_timestamp()) then
    return private.circuit_wait(v_circuit);
  end if;
  update public.speech_circuits
    set probe_execution = p_execution,
        probe_until = clock_timestamp() + make_interval(secs => p_probe_seconds),
        updated_at = clock_timestamp()
    where provider = p_provider;
  return jsonb_build_object('mayStart', true, 'state', 'half_open', 'failedRuns', v_circuit.failed_runs);
end
$function$;

CREATE OR REPLACE FUNCTION public.expire_episodes(p_limit integer)
 RETURNS TABLE(id uuid, podcast_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_expired record;
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  for v_expired in
    with kept as (
      select r.episode_id, r.published_at, p.keep_episodes, p.keep_days,
        row_number() over (partition by r.podcast_id order by r.published_at desc, r.episode_id) as place
      from public.podcasts as p
      join public.episode_releases as r on r.podcast_id = p.id and r.is_public
      where p.keep_episodes is not null or p.keep_days is not null
    )
    select e.id, e.podcast_id, k.keep_days, k.keep_episodes, k.place > k.keep_episodes as is_beyond
    from kept as k
    join public.episodes as e on e.id = k.episode_id
    -- One that is being made again waits until that has ended.
    where e.status = 'completed' and e.visibility = 'public' and k.place > 1
      and (k.place > k.keep_episodes or k.published_at < now() - make_interval(days => k.keep_days))
    order by k.published_at, e.id
    limit p_limit
    for update of e skip locked
  loop
    perform public.set_episode_visibility(v_expired.id, 'withdrawn');
    -- The show may keep others later: what held then is told.
    update public.episodes as e set metadata = e.metadata || jsonb_build_object('expired', case
      when v_expired.is_beyond then jsonb_build_object('keepEpisodes', v_expired.keep_episodes)
      else jsonb_build_object('keepDays', v_expired.keep_days)
    end || jsonb_build_object('at', private.iso_utc(now())))
    where e.id = v_expired.id;
    id := v_expired.id;
    podcast_id := v_expired.podcast_id;
    return next;
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION public.find_api_key(p_prefix text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'id', k.id, 'name', k.name, 'role', k.role, 'podcast_ids', k.podcast_ids, 'salt', h.salt, 'hash', h.hash,
    'is_noted', coalesce(k.last_used_at > now() - interval '1 minute', false)
  )
  from private.api_key_hashes as h
  join public.api_keys as k on k.id = h.key_id
  where h.prefix = p_prefix
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > now())
    and (k.prefix = p_prefix or (k.previous_prefix = p_prefix and k.previous_expires_at > now()))
$function$;

CREATE OR REPLACE FUNCTION public.find_queued_episode(p_podcast_id uuid, p_namespace uuid, p_name text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode_id uuid := extensions.uuid_generate_v5(p_namespace, p_name);
begin
  if v_episode_id is null then
    raise sqlstate 'PT470' using
      message = 'A queued episode is found by p_namespace and p_name, of which its id is made.',
      detail = 'InvalidArgument';
  end if;
  if not exists (select from public.podcasts where id = p_podcast_id) then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  return jsonb_build_object(
    'episode_id', v_episode_id,
    'status', (select status from public.episodes where id = v_episode_id),
    'live_episode_id', (
      select id from public.episodes
      where podcast_id = p_podcast_id and status in ('pending', 'content_collected', 'processing')
    )
  );
end
$function$;

CREATE OR REPLACE FUNCTION public.get_podcast_config_by_id(p_id uuid)
 RETURNS public.podcast_configs
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where id = p_id;
  if not found then
    raise sqlstate 'PT473' using
      message = format('There is no podcast config %s.', p_id), detail = 'UnknownConfig';
  end if;
  return v_config;
end
$function$;

CREATE OR REPLACE FUNCTION public.get_podcast_config_by_podcast_id(p_podcast_id uuid)
 RETURNS public.podcast_configs
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id;
  if not found then
    raise sqlstate 'PT473' using
      message = format('Show %s has no config.', p_podcast_id), detail = 'UnknownConfig';
  end if;
  return v_config;
end
$function$;

CREATE OR REPLACE FUNCTION public.import_episode(p_episode_id uuid, p_podcast_id uuid, p_episode jsonb)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_podcast public.podcasts;
  v_config public.podcast_configs;
  v_episode public.episodes;
  v_published_at timestamptz := date_trunc('milliseconds', (p_episode ->> 'publishedAt')::timestamptz);
begin
  -- The show's row is the lock: an episode that is imported twice at once comes once.
  select * into v_podcast from public.podcasts where id = p_podcast_id for no key update;
  if not found then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  select * into v_episode from public.episodes
    where id = p_episode_id or (podcast_id = p_podcast_id and guid = p_episode ->> 'guid')
    order by id <> p_episode_id limit 1;
  if found then
    if v_episode.podcast_id <> p_podcast_id then
      raise sqlstate 'PT481' using
        message = format('Episode %s is of another show, %s.', p_episode_id, v_episode.podcast_id),
        detail = 'OtherPodcast';
    end if;
    return v_episode;
  end if;
  if v_published_at is null or v_published_at > now() then
    raise sqlstate 'PT470' using
      message = 'An imported episode has a date of publication that is past.', detail = 'InvalidArgument';
  end if;

  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id;
  insert into public.episodes (
    id, podcast_id, status, execution, trigger, title, description, language_code, audio_url, duration_ms,
    -- What it was told from nobody knows; a period that touches no other stands for it.
    window_from, window_until, config_snapshot, outputs, published_at, guid
  ) values (
    p_episode_id, p_podcast_id, 'completed', p_episode_id::text, 'import',
    p_episode ->> 'title', p_episode ->> 'description', p_episode ->> 'languageCode',
    p_episode ->> 'audioUrl', (p_episode ->> 'durationMs')::integer,
    v_published_at - interval '1 millisecond', v_published_at,
    case when v_config.id is null then '{}' else private.snapshot_config(v_podcast, v_config) end,
    p_episode -> 'outputs', v_published_at, nullif(p_episode ->> 'guid', p_episode_id::text)
  ) returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.import_show(p_podcast_id uuid, p_podcast jsonb, p_config jsonb, p_feed jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_podcast public.podcasts := jsonb_populate_record(null::public.podcasts, p_podcast);
  v_is_new boolean;
begin
  v_podcast.id := p_podcast_id;
  v_podcast.created_at := now();
  v_podcast.updated_at := now();
  insert into public.podcasts values (v_podcast.*) on conflict (id) do nothing;
  v_is_new := found;
  if v_is_new and p_config is not null then
    perform private.save_config(p_podcast_id, p_config);
  end if;
  if p_feed is not null then
    insert into public.feed_identities (podcast_id, guid, first_url)
    values (p_podcast_id, (p_feed ->> 'guid')::uuid, p_feed ->> 'url')
    on conflict (podcast_id) do nothing;
  end if;
  return v_is_new;
end
$function$;

CREATE OR REPLACE FUNCTION public.index_episode(p_episode_id uuid, p_transcript_key text, p_language text, p_passages jsonb, p_words jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_podcast_id uuid;
  v_is_public boolean;
  v_count integer;
begin
  select podcast_id into v_podcast_id from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  v_is_public := exists (
    select from public.episode_releases
    where episode_id = p_episode_id and is_public and outputs -> 'transcript' ->> 'key' = p_transcript_key
  );

  delete from public.search_documents where episode_id = p_episode_id;
  insert into public.search_documents (episode_id, podcast_id, transcript_key, language)
  values (p_episode_id, v_podcast_id, p_transcript_key, p_language);
  insert into public.search_passages
    (episode_id, podcast_id, position, is_public, start_ms, end_ms, chapter, cues, sources, terms)
  select
    p_episode_id, v_podcast_id, n - 1, v_is_public, (p ->> 'startMs')::integer, (p ->> 'endMs')::integer,
    p ->> 'chapter', p -> 'cues', p -> 'sources', private.search_vector(p_language, p -> 'words', p -> 'title')
  from jsonb_array_elements(p_passages) with ordinality as t(p, n);
  get diagnostics v_count = row_count;
  -- In one order, so that two episodes at a time don't wait for each other.
  insert into public.search_words (language, word, folded)
  select p_language, w ->> 0, w ->> 1 from jsonb_array_elements(p_words) as t(w)
  order by w ->> 0
  on conflict do nothing;

  update public.episodes as e set unindexed_since = null
  where e.id = p_episode_id and e.unindexed_since is not null and v_is_public;
  return v_count;
end
$function$;

CREATE OR REPLACE FUNCTION public.lease_telegram_session(p_session text, p_execution text, p_seconds integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  -- A holder is a run of an execution's task: the tries of one execution keep one place.
  v_waiting text := split_part(p_execution, ':', 1);
  v_session public.telegram_sessions;
begin
  if coalesce(p_session, '') = '' or coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A lease needs a session and an execution.', detail = 'InvalidArgument';
  end if;
  if p_seconds is null or p_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A lease runs from 1 to 3600 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  -- clock_timestamp: now() would be the time before waiting for another's row lock.
  insert into public.telegram_sessions as s (session, execution, leased_at, leased_until)
  values (
    p_session, p_execution, clock_timestamp(), clock_timestamp() + make_interval(secs => p_seconds)
  )
  on conflict (session) do update
    set execution = excluded.execution,
        leased_at = case when s.execution = excluded.execution then s.leased_at else clock_timestamp() end,
        leased_until = clock_timestamp() + make_interval(secs => p_seconds),
        updated_at = clock_timestamp()
    where s.execution = excluded.execution or s.leased_until <= clock_timestamp();
  if found then
    delete from public.telegram_session_queue where session = p_session and execution = v_waiting;
    return jsonb_build_object('acquired', true);
  end if;

  select * into v_session from public.telegram_sessions where session = p_session;
  return jsonb_build_object(
    'acquired', false, 'waitSeconds', private.queue_for_session(v_session, v_waiting)
  );
end
$function$;

CREATE OR REPLACE FUNCTION public.list_episodes(p_limit integer, p_podcast_id uuid DEFAULT NULL::uuid, p_status text DEFAULT NULL::text, p_before_at timestamp with time zone DEFAULT NULL::timestamp with time zone, p_before_id uuid DEFAULT NULL::uuid, p_error text DEFAULT NULL::text, p_within uuid[] DEFAULT NULL::uuid[])
 RETURNS SETOF public.episode_statuses
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select * from public.episode_statuses
  where (p_podcast_id is null or podcast_id = p_podcast_id)
    and (p_within is null or podcast_id = any (p_within))
    and (p_status is null or status = p_status)
    and (p_error is null or (status = 'failed' and metadata -> 'error' ->> 'name' = p_error))
    and (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$function$;

CREATE OR REPLACE FUNCTION public.list_shows(p_limit integer, p_before_at timestamp with time zone DEFAULT NULL::timestamp with time zone, p_before_id uuid DEFAULT NULL::uuid, p_within uuid[] DEFAULT NULL::uuid[])
 RETURNS SETOF public.shows
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select * from public.shows
  where (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
    and (p_within is null or id = any (p_within))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$function$;

CREATE OR REPLACE FUNCTION public.listens_of(p_podcast_id uuid, p_episode_id uuid, p_days integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_today date := (now() at time zone 'UTC')::date;
  v_answer jsonb;
begin
  if p_days is null or p_days < 1 or p_days > 366 or num_nonnulls(p_podcast_id, p_episode_id) <> 1 then
    raise sqlstate 'PT470' using
      message = 'Listens are told of a show or of an episode, for 1 to 366 days.', detail = 'InvalidArgument';
  end if;
  with ever as (
    select l.day, l.app, l.episode_id, l.downloads
    from public.listens as l join public.episodes as e on e.id = l.episode_id
    where e.podcast_id = p_podcast_id or e.id = p_episode_id
  ), lately as (
    select * from ever where day > v_today - p_days and day <= v_today
  )
  select jsonb_build_object(
    'countedAt', (select max(counted_at) from public.listen_days),
    'total', (select coalesce(sum(downloads), 0) from ever),
    'downloads', (select coalesce(sum(downloads), 0) from lately),
    'days', (
      select jsonb_agg(jsonb_build_object('day', d.day, 'downloads', d.downloads) order by d.day)
      from (
        select s.day::date as day, coalesce(sum(l.downloads), 0) as downloads
        from generate_series(v_today - p_days + 1, v_today, interval '1 day') as s (day)
        left join lately as l on l.day = s.day::date
        group by s.day
      ) as d
    ),
    'apps', (
      select coalesce(jsonb_agg(jsonb_build_object('app', a.app, 'downloads', a.downloads) order by a.downloads desc, a.app), '[]')
      from (select app, sum(downloads) as downloads from lately group by app) as a
    ),
    'episodes', (
      select coalesce(jsonb_agg(
        jsonb_build_object('episodeId', b.id, 'title', b.title, 'downloads', b.downloads) order by b.downloads desc, b.id
      ), '[]')
      from (
        select e.id, coalesce(e.title, '') as title, sum(l.downloads) as downloads
        from lately as l join public.episodes as e on e.id = l.episode_id
        group by e.id order by 3 desc, e.id limit 50
      ) as b
    )
  ) into v_answer;
  return v_answer;
end
$function$;

CREATE OR REPLACE FUNCTION public.mark_episode_failed(p_episode_id uuid, p_execution text, p_state text, p_error text, p_cause text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status = 'failed' then
    return v_episode;
  end if;
  update public.episodes set
    status = 'failed',
    metadata = metadata || jsonb_build_object('error', jsonb_build_object(
      'state', p_state,
      'name', coalesce(nullif(p_error, ''), 'Unknown'),
      -- 32,768 characters is the longest cause that Step Functions keeps.
      'cause', left(coalesce(p_cause, ''), 32768),
      'failedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.mark_episode_published(p_episode_id uuid, p_execution text, p_visibility_changed_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  -- Somebody has hidden, shown or changed it since: what was written is not what is wanted, and is written again.
  if greatest(v_episode.visibility_changed_at, v_episode.edited_at) is distinct from p_visibility_changed_at then
    return v_episode;
  end if;
  if v_episode.status <> 'completed' and v_episode.republish_since is not null then
    update public.episode_releases set is_public = v_episode.visibility = 'public' where episode_id = p_episode_id;
    update public.episodes set
      republish_since = private.republish_again_at(v_episode),
      unposted_since = case when private.owes_telegram_post(v_episode) then now() end
    where id = p_episode_id returning * into v_episode;
    return v_episode;
  end if;
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s; only a completed episode is published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;

  insert into public.podcast_releases (podcast_id, title, description, language_code, author, image_url)
  select id, title, description, language_code, author, image_url
  from public.podcasts where id = v_episode.podcast_id
  on conflict (podcast_id) do update set
    (title, description, language_code, author, image_url) =
    (excluded.title, excluded.description, excluded.language_code, excluded.author, excluded.image_url);

  -- What was completed before this episode was in the feed that has just been put.
  perform private.release_episode(e) from public.episodes as e
  where e.podcast_id = v_episode.podcast_id and e.id <> v_episode.id and e.status = 'completed'
    and e.visibility = 'public' and e.republish_since is null
    and e.unpublished_since is not null and e.last_transition_at <= v_episode.last_transition_at;
  return private.release_episode(v_episode);
end
$function$;

CREATE OR REPLACE FUNCTION public.monthly_caps(p_stage_cap_usd numeric)
 RETURNS TABLE(podcast_id uuid, month date, cap_usd numeric, spent_usd numeric, state text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_month date := date_trunc('month', now() at time zone 'UTC')::date;
begin
  if p_stage_cap_usd <= 0 then
    raise sqlstate 'PT470' using
      message = format('A cap is more than 0 US dollars, not %s.', p_stage_cap_usd), detail = 'InvalidArgument';
  end if;
  return query
    with spent as (
      select e.podcast_id, sum(i.usd) as usd
      from public.episode_costs as c
      join public.episodes as e on e.id = c.episode_id,
        jsonb_to_recordset(c.items) as i (usd numeric)
      where c.recorded_at >= v_month::timestamp at time zone 'UTC'
      group by 1
    ), capped as (
      select c.podcast_id, c.monthly_cap_usd as cap, coalesce(s.usd, 0) as usd
      from public.podcast_configs as c left join spent as s on s.podcast_id = c.podcast_id
      where c.monthly_cap_usd is not null
      union all
      select null, p_stage_cap_usd, (select coalesce(sum(s.usd), 0) from spent as s)
      where p_stage_cap_usd is not null
    )
    select c.podcast_id, v_month, c.cap, round(c.usd, 8),
      case when c.usd >= c.cap then 'spent' when c.usd >= c.cap * 0.8 then 'nearly_spent' else 'within' end
    from capped as c
    order by c.usd / c.cap desc, c.podcast_id nulls first;
end
$function$;

CREATE OR REPLACE FUNCTION public.note_api_key_use(p_id uuid, p_signature text DEFAULT NULL::text, p_seconds integer DEFAULT NULL::integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update public.api_keys set last_used_at = now()
  where id = p_id and (last_used_at is null or last_used_at <= now() - interval '1 minute');
  if p_signature is null then
    return true;
  end if;
  delete from private.seen_signatures where until < now();
  insert into private.seen_signatures (signature, until)
  values (p_signature, now() + make_interval(secs => p_seconds))
  on conflict do nothing;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION public.note_episode_wait(p_episode_id uuid, p_execution text, p_reason text, p_seconds integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_reason is not null and (p_seconds is null or p_seconds not between 1 and 86400) then
    raise sqlstate 'PT470' using
      message = format('A wait takes 1 to 86400 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes
    set metadata = case when p_reason is null then metadata - 'waiting'
      else metadata || jsonb_build_object('waiting', jsonb_build_object(
        'reason', left(p_reason, 500),
        'until', private.iso_utc(clock_timestamp() + make_interval(secs => p_seconds)),
        'execution', p_execution
      ))
    end
    where id = p_episode_id;
end
$function$;

CREATE OR REPLACE FUNCTION public.note_episode_warnings(p_episode_id uuid, p_execution text, p_state text, p_warnings jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_state is null or jsonb_typeof(p_warnings) is distinct from 'array' or jsonb_array_length(p_warnings) > 20 then
    raise sqlstate 'PT470' using message = 'A state notes at most 20 warnings, as an array.', detail = 'InvalidArgument';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes
    set metadata = metadata || jsonb_build_object('warnings', (
      select coalesce(jsonb_agg(w), '[]') from (
        -- What an earlier attempt ran into is no concern of this one.
        select w from jsonb_array_elements(coalesce(metadata -> 'warnings', '[]')) as w
          where w ->> 'execution' = p_execution and w ->> 'state' <> p_state
        union all
        select jsonb_build_object(
          'state', p_state,
          'name', left(w ->> 'name', 100),
          'message', left(w ->> 'message', 1000),
          'execution', p_execution
        ) from jsonb_array_elements(p_warnings) as w
      ) as kept (w)
    ))
    where id = p_episode_id;
end
$function$;

CREATE OR REPLACE FUNCTION public.open_delivery(p_event_id bigint, p_endpoint_id uuid, p_execution text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_delivery public.webhook_deliveries;
  v_endpoint public.webhook_endpoints;
begin
  if coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A delivery is opened by an execution.', detail = 'InvalidArgument';
  end if;
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found or v_delivery.state <> 'pending' then
    return jsonb_build_object('state', 'settled');
  end if;
  if v_delivery.execution <> p_execution and v_delivery.held_until > clock_timestamp() then
    return jsonb_build_object('state', 'held');
  end if;
  -- An event that happened while its endpoint was being disabled.
  if v_endpoint.disabled_at is not null then
    update public.webhook_deliveries
    set given_up_at = now(), next_attempt_at = null, last_error = private.unsent_because(v_endpoint.disabled_reason)
    where event_id = p_event_id and endpoint_id = p_endpoint_id;
    return jsonb_build_object('state', 'settled');
  end if;
  update public.webhook_deliveries set
    execution = p_execution,
    held_until = clock_timestamp() + interval '15 minutes'
  where event_id = p_event_id and endpoint_id = p_endpoint_id;
  return jsonb_build_object(
    'state', 'open',
    'attempt', v_delivery.attempts + 1,
    'url', v_endpoint.url,
    'payload', v_delivery.payload,
    'secrets', private.active_secrets(p_endpoint_id)
  );
end
$function$;

CREATE OR REPLACE FUNCTION public.open_episode(p_episode_id uuid, p_podcast_id uuid, p_execution text, p_trigger text, p_from text DEFAULT NULL::text, p_window_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_window_until timestamp with time zone DEFAULT NULL::timestamp with time zone, p_settings jsonb DEFAULT NULL::jsonb)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_podcast public.podcasts;
  v_config public.podcast_configs;
  v_episode public.episodes;
  v_live uuid;
  v_window tstzrange;
begin
  if p_episode_id is null or coalesce(p_execution, '') = '' or length(p_execution) > 80 then
    raise sqlstate 'PT470' using
      message = 'An episode opens with its id and the name of its execution, of at most 80 characters.',
      detail = 'InvalidArgument';
  end if;
  if p_trigger is null or p_trigger not in ('api', 'schedule', 'queue', 'retry') then
    raise sqlstate 'PT470' using
      message = format('The trigger is api, schedule, queue or retry; not %s.', coalesce(p_trigger, 'null')),
      detail = 'InvalidArgument';
  end if;
  if p_from not in ('collect', 'script', 'audio', 'publish') then
    raise sqlstate 'PT470' using
      message = format('An attempt starts from collect, script, audio or publish; not from %s.', p_from),
      detail = 'InvalidArgument';
  end if;

  -- The show's row is the lock: whoever opens an episode of it does so alone.
  select * into v_podcast from public.podcasts where id = p_podcast_id for no key update;
  if not found then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;

  select * into v_episode from public.episodes where id = p_episode_id for update;
  if found and v_episode.podcast_id <> p_podcast_id then
    raise sqlstate 'PT481' using
      message = format('Episode %s is of another show, %s.', p_episode_id, v_episode.podcast_id),
      detail = 'OtherPodcast';
  end if;
  if v_episode.execution = p_execution then
    return v_episode;
  end if;

  select id into v_live from public.episodes
    where podcast_id = p_podcast_id and status in ('pending', 'content_collected', 'processing');
  if found then
    raise sqlstate 'PT476' using
      message = format('Show %s has a live episode already: %s.', p_podcast_id, v_live),
      detail = 'EpisodeAlreadyLive',
      hint = 'Wait until it has ended, or cancel it.';
  end if;

  if v_episode.id is not null then
    return private.reopen_episode(v_episode, p_execution, p_trigger, p_from, p_window_from, p_window_until, p_settings);
  end if;
  if p_from in ('script', 'audio', 'publish') then
    raise sqlstate 'PT483' using
      message = format('Episode %s can''t start from %s: it has never run.', p_episode_id, p_from),
      detail = 'MissingOutput',
      hint = 'Start from collect.';
  end if;

  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id;
  if not found then
    raise sqlstate 'PT484' using
      message = format('Show %s has no config.', p_podcast_id),
      detail = 'MissingConfig',
      hint = 'Give it its channels and settings first, in the console or by PATCH /api/v1/podcasts/{podcastId}.';
  end if;
  v_window := private.choose_window(p_podcast_id, v_config.episode_frequency, p_window_from, p_window_until);

  insert into public.episodes (
    id, podcast_id, execution, trigger, language_code, config_snapshot,
    window_from, window_until, window_is_default
  ) values (
    p_episode_id, p_podcast_id, p_execution, p_trigger, v_podcast.language_code,
    private.edit_config(private.snapshot_config(v_podcast, v_config), p_settings),
    lower(v_window), upper(v_window), p_window_from is null
  ) returning * into v_episode;
  return v_episode;
exception when unique_violation then
  -- Two shows opening the same episode id at once: the lock above is the show's.
  raise sqlstate 'PT476' using
    message = format('Episode %s is being opened by another execution.', p_episode_id),
    detail = 'EpisodeAlreadyLive';
end
$function$;

CREATE OR REPLACE FUNCTION public.open_telegram_post(p_episode_id uuid, p_execution text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  return jsonb_build_object(
    'attempt', v_episode.attempt,
    'isDue', v_episode.unposted_since is not null,
    'waitSeconds', ceil(greatest(0, extract(epoch from v_episode.post_not_before - clock_timestamp()))),
    'isPublished', v_episode.status = 'completed' and v_episode.unpublished_since is null,
    'isPublic', v_episode.visibility = 'public',
    'visibilityChangedAt', v_episode.visibility_changed_at,
    'chat', private.telegram_chat_of(v_episode),
    'show', (select p.title from public.podcasts as p where p.id = v_episode.podcast_id),
    'imageUrl', v_episode.config_snapshot ->> 'imageUrl',
    'pictureKey', v_episode.picture_key,
    'title', coalesce(v_episode.title, ''),
    'summary', coalesce(v_episode.description, ''),
    'durationMs', v_episode.duration_ms,
    'outputs', v_episode.outputs,
    'post', (
      select jsonb_build_object(
        'id', p.id, 'attempt', p.attempt, 'chat', p.chat, 'status', p.status,
        'messageId', p.message_id, 'content', p.content,
        'secondsLeft', ceil(greatest(0, extract(epoch from p.claimed_until - clock_timestamp())))
      )
      from public.telegram_posts as p
      where p.episode_id = p_episode_id order by p.id desc limit 1
    )
  );
end
$function$;

CREATE OR REPLACE FUNCTION public.overdue_podcasts(p_limit integer)
 RETURNS TABLE(podcast_id uuid, slot date, episode_id uuid, status text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  -- An execution ends within eight hours, unless a cap had it wait.
  c_grace constant interval := '9 hours';
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select c.podcast_id, latest.slot, episode.id, e.status
    from public.podcast_configs as c
    join public.podcasts as p on p.id = c.podcast_id and not p.is_paused
    -- The last slot that has had its time.
    cross join lateral (select private.latest_slot(c, now() - c_grace) as slot) as latest
    cross join lateral (select private.slot_episode_id(c.podcast_id, latest.slot) as id) as episode
    left join public.episodes as e on e.id = episode.id
    where latest.slot is not null and coalesce(e.status, '') not in ('completed', 'skipped', 'awaiting_review')
    order by c.podcast_id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.overdue_reviews(p_limit integer)
 RETURNS TABLE(id uuid, podcast_id uuid, attempt integer, at_deadline text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    with overdue as (
      select e.id, e.podcast_id, e.attempt, e.review_until, e.window_from,
        e.config_snapshot #>> '{review,atDeadline}' as at_deadline
      from public.episodes as e
      where e.status = 'awaiting_review' and e.review_until <= now() and e.visibility <> 'withdrawn'
    ),
    ranked as (
      select o.*, row_number() over (partition by o.podcast_id, o.at_deadline order by o.window_from, o.id) as place
      from overdue as o
    )
    select r.id, r.podcast_id, r.attempt, r.at_deadline
    from ranked as r
    -- A show makes one episode at a time: the others wait for a later sweep.
    where r.at_deadline = 'discard' or (r.place = 1 and not exists (
      select from public.episodes as live
      where live.podcast_id = r.podcast_id and live.status in ('pending', 'content_collected', 'processing')
    ))
    order by r.review_until, r.id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.pending_deliveries(p_limit integer, p_after_event_id bigint DEFAULT NULL::bigint, p_after_endpoint_id uuid DEFAULT NULL::uuid)
 RETURNS TABLE(event_id bigint, endpoint_id uuid, execution text, next_execution text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if (p_after_event_id is null) <> (p_after_endpoint_id is null) then
    raise sqlstate 'PT470' using
      message = 'p_after_event_id and p_after_endpoint_id are the last row of the page before: give both or neither.',
      detail = 'InvalidArgument';
  end if;
  return query
    select d.event_id, d.endpoint_id, name,
      -- At most one new execution an hour for what no execution brings to an end.
      name || '-' || to_char(now() at time zone 'UTC', 'YYYYMMDDHH24')
    from public.webhook_deliveries as d
    cross join lateral (
      -- Names of executions that have ended stay taken.
      select d.event_id || '-' || d.endpoint_id
        || case when d.sent_again > 0 then '-again-' || d.sent_again else '' end as name
    ) as named
    where d.delivered_at is null and d.given_up_at is null
      and (d.held_until is null or d.held_until <= now())
      and (p_after_event_id is null
        or (d.event_id, d.endpoint_id) > (p_after_event_id, p_after_endpoint_id))
    order by d.event_id, d.endpoint_id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.record_audit_entry(p_action text, p_kind text, p_id text, p_podcast_id uuid DEFAULT NULL::uuid, p_episode_id uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_podcast_id uuid := coalesce(p_podcast_id, (select podcast_id from public.episodes where id = p_episode_id));
  v_endpoint public.webhook_endpoints;
begin
  if p_kind = 'webhook' then
    select * into v_endpoint from public.webhook_endpoints where id = p_id::uuid;
  end if;
  perform private.record_change(p_action, p_kind, p_id, private.webhook_facts(v_endpoint) ->> 'host',
    coalesce(v_podcast_id, v_endpoint.podcast_id), p_episode_id);
end
$function$;

CREATE OR REPLACE FUNCTION public.record_delivery_attempt(p_event_id bigint, p_endpoint_id uuid, p_execution text, p_attempt integer, p_outcome text, p_status integer DEFAULT NULL::integer, p_error text DEFAULT NULL::text, p_wait_seconds integer DEFAULT NULL::integer, p_body text DEFAULT NULL::text, p_took_ms integer DEFAULT NULL::integer)
 RETURNS public.webhook_deliveries
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_delivery public.webhook_deliveries;
  v_next timestamptz := now() + make_interval(secs => p_wait_seconds);
begin
  if p_outcome is null or p_outcome not in ('delivered', 'failed', 'gone') then
    raise sqlstate 'PT470' using
      message = format('A try ends as delivered, failed or gone; not as %s.', coalesce(p_outcome, 'null')),
      detail = 'InvalidArgument';
  end if;
  if p_outcome = 'gone' then
    -- Two that find their endpoint gone at once: the second waits before it locks a delivery.
    perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  end if;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found then
    raise sqlstate 'PT475' using
      message = format('There is no delivery of event %s to webhook %s.', p_event_id, p_endpoint_id),
      detail = 'UnknownDelivery';
  end if;
  if v_delivery.execution is distinct from p_execution then
    raise sqlstate 'PT477' using
      message = format('The delivery of event %s to webhook %s belongs to the execution %s, not to %s.',
        p_event_id, p_endpoint_id, coalesce(v_delivery.execution, 'none'), coalesce(p_execution, 'null')),
      detail = 'StaleExecution';
  end if;
  if v_delivery.state <> 'pending' or p_attempt <= v_delivery.attempts then
    return v_delivery;
  end if;

  update public.webhook_deliveries set
    attempts = p_attempt,
    last_attempt_at = now(),
    last_status = p_status,
    last_error = left(p_error, 1000),
    last_body = left(p_body, 1024),
    last_took_ms = p_took_ms,
    delivered_at = case when p_outcome = 'delivered' then now() end,
    given_up_at = case when p_outcome = 'gone' or p_outcome = 'failed' and v_next is null then now() end,
    next_attempt_at = case when p_outcome = 'failed' then v_next end,
    held_until = case when p_outcome = 'failed' then v_next + interval '15 minutes' end
  where event_id = p_event_id and endpoint_id = p_endpoint_id
  returning * into v_delivery;
  if p_outcome = 'gone' then
    perform private.disable_webhook(p_endpoint_id, 'It answered 410 Gone.');
  end if;
  return v_delivery;
end
$function$;

CREATE OR REPLACE FUNCTION public.record_episode_cost(p_episode_id uuid, p_execution text, p_id uuid, p_items jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_attempt integer;
begin
  if p_id is null or jsonb_typeof(p_items) is distinct from 'array'
      or jsonb_array_length(p_items) not between 1 and 100
      or exists (select from jsonb_array_elements(p_items) as item where not private.is_cost_item(item)) then
    raise sqlstate 'PT470' using
      message = 'A cost is reported with an id and 1 to 100 items of provider, product, unit, quantity, usd and pricesAsOf.',
      detail = 'InvalidArgument';
  end if;
  perform from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  -- An execution that has been overtaken may still report: what it was answered is paid for.
  select attempt into v_attempt from public.episode_events
    where episode_id = p_episode_id and execution = p_execution limit 1;
  if not found then
    raise sqlstate 'PT477' using
      message = format('The execution %s has never had the episode %s.', coalesce(p_execution, 'null'), p_episode_id),
      detail = 'StaleExecution';
  end if;

  insert into public.episode_costs (id, episode_id, attempt, execution, items)
    values (p_id, p_episode_id, v_attempt, p_execution, p_items)
    on conflict (id) do nothing;
  if found then
    update public.episodes
      set metadata = metadata || jsonb_build_object('cost', private.sum_costs(p_episode_id))
      where id = p_episode_id;
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION public.record_listens(p_day date, p_files text, p_listens jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- The row is locked: of two that count a day, the second has the last word.
  insert into public.listen_days as d (day, files) values (p_day, p_files)
  on conflict (day) do update set files = excluded.files, counted_at = now();
  delete from public.listens where day = p_day;
  insert into public.listens (day, episode_id, app, downloads)
  select p_day, e.id, l.app, l.downloads
  from jsonb_to_recordset(p_listens) as l ("episodeId" uuid, app text, downloads integer)
  join public.episodes as e on e.id = l."episodeId";
end
$function$;

CREATE OR REPLACE FUNCTION public.record_post_failure(p_episode_id uuid, p_execution text, p_error text, p_cause text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
  v_message text := left(coalesce(nullif(private.message_of_cause(p_cause), ''), 'It failed without saying why.'), 1000);
begin
  perform public.note_episode_warnings(p_episode_id, p_execution, 'PostToTelegram', jsonb_build_array(
    jsonb_build_object('name', coalesce(nullif(p_error, ''), 'Unknown'), 'message', v_message)));
  update public.episodes set
    -- What only a person can mend isn't tried again by itself, nor what still fails after a day.
    unposted_since = case when p_error not in ('TelegramPostUnsure', 'TelegramPostTooOld')
      and unposted_since > clock_timestamp() - interval '1 day' then unposted_since end,
    -- What Telegram refuses, it will hardly take within minutes.
    post_not_before = case
      when p_error like 'Telegram%' and p_error <> 'TelegramBotUnavailable'
      then greatest(post_not_before, clock_timestamp() + interval '1 hour') else post_not_before end
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.record_publish_failure(p_episode_id uuid, p_execution text, p_error text, p_cause text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s; only a completed episode can fail to be published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    metadata = metadata || jsonb_build_object('publishError', jsonb_build_object(
      'name', coalesce(nullif(p_error, ''), 'Unknown'),
      'cause', left(coalesce(p_cause, ''), 32768),
      'failedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.record_search_answer(p_id uuid, p_outcome text, p_items jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if jsonb_typeof(p_items) is distinct from 'array'
      or exists (select from jsonb_array_elements(p_items) as item where not private.is_cost_item(item))
      or coalesce(p_outcome, '') not in ('used', 'refused', 'unavailable') then
    raise sqlstate 'PT470' using
      message = 'An answer is recorded as used, refused or unavailable, with items of provider, product, unit, quantity, usd and pricesAsOf.',
      detail = 'InvalidArgument';
  end if;
  update public.search_answers set outcome = p_outcome, items = p_items where id = p_id;
end
$function$;

CREATE OR REPLACE FUNCTION public.release_telegram_session(p_session text, p_execution text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update public.telegram_sessions set
    leased_until = clock_timestamp(),
    usual_seconds = usual_seconds + greatest(0.3, 1.0 / (timed_collections + 1)) * (
      least(greatest(extract(epoch from clock_timestamp() - leased_at), 0.5), 3600) - usual_seconds
    ),
    timed_collections = timed_collections + 1,
    updated_at = clock_timestamp()
  where session = p_session and execution = p_execution and leased_until > clock_timestamp();
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION public.report_speech_run(p_provider text, p_execution text, p_spoke boolean, p_reason text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  -- So many runs in a row open it, for a minute at first and half an hour at most.
  c_failures constant integer := 3;
  c_first_seconds constant integer := 60;
  c_most_seconds constant integer := 1800;
  v_circuit public.speech_circuits;
begin
  if coalesce(p_provider, '') = '' or coalesce(p_execution, '') = '' or p_spoke is null then
    raise sqlstate 'PT470' using message = 'A run is reported for a provider, by an execution, with whether the provider spoke.', detail = 'InvalidArgument';
  end if;
  if p_spoke then
    update public.speech_circuits
      set failed_runs = 0, openings = 0, open_until = null, probe_execution = null, probe_until = null,
          reason = '', updated_at = clock_timestamp()
      where provider = p_provider and (failed_runs > 0 or open_until is not null);
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', 0);
  end if;

  insert into public.speech_circuits as c (provider, failed_runs, reason)
    values (p_provider, 1, left(coalesce(p_reason, ''), 500))
    on conflict (provider) do update
      set failed_runs = c.failed_runs + 1, reason = excluded.reason, updated_at = clock_timestamp()
    returning * into v_circuit;
  -- A run that began before the circuit opened, and fails while it is open, tells nothing new.
  if (v_circuit.open_until is null and v_circuit.failed_runs >= c_failures)
      or (v_circuit.open_until <= clock_timestamp() and v_circuit.probe_execution = p_execution) then
    update public.speech_circuits
      set open_until = clock_timestamp() + make_interval(
            secs => least(c_first_seconds * 2 ^ least(openings, 10), c_most_seconds)),
          openings = openings + 1, probe_execution = null, probe_until = null
      where provider = p_provider
      returning * into v_circuit;
  end if;
  if v_circuit.open_until is null then
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', v_circuit.failed_runs);
  end if;
  return private.circuit_wait(v_circuit);
end
$function$;

CREATE OR REPLACE FUNCTION public.request_telegram_post(p_episode_id uuid, p_is_missing boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
  v_post jsonb;
  v_chat text;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.visibility <> 'public' or v_episode.status <> 'completed' or v_episode.unpublished_since is not null then
    return jsonb_build_object('outcome', 'not-published');
  end if;
  v_post := private.telegram_post_of(v_episode);
  if v_post ->> 'status' in ('posted', 'sending') or (v_post ->> 'status' = 'unsure' and not coalesce(p_is_missing, false)) then
    return jsonb_build_object('outcome', v_post ->> 'status', 'chat', v_post ->> 'chat');
  end if;
  select telegram_chat into v_chat from public.podcast_configs where podcast_id = v_episode.podcast_id;
  if v_chat is null then
    return jsonb_build_object('outcome', 'no-chat');
  end if;
  -- Somebody has looked: what was sent without an answer isn't there.
  delete from public.telegram_posts where episode_id = p_episode_id and status in ('unsure', 'sending');
  update public.episodes set telegram_chat = v_chat, unposted_since = clock_timestamp(), post_not_before = null
  where id = p_episode_id;
  if private.is_on_behalf() then
    perform private.record_change('episode.posted', 'episode', p_episode_id::text, v_episode.title,
      v_episode.podcast_id, p_episode_id, null, jsonb_build_object('telegram_chat', v_chat));
  end if;
  return jsonb_build_object('outcome', 'asked', 'chat', v_chat, 'execution', v_episode.execution);
end
$function$;

CREATE OR REPLACE FUNCTION public.revoke_api_key(p_id uuid)
 RETURNS SETOF public.api_keys
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from private.api_key_hashes where key_id = p_id;
  return query update public.api_keys
    set revoked_at = clock_timestamp(), previous_prefix = null, previous_expires_at = null
    where id = p_id and revoked_at is null
    returning *;
end
$function$;

CREATE OR REPLACE FUNCTION public.rotate_api_key(p_id uuid, p_overlap_seconds integer, p_prefix text, p_salt text, p_hash text)
 RETURNS SETOF public.api_keys
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_key public.api_keys;
begin
  update public.api_keys set
    previous_prefix = case when p_overlap_seconds > 0 then prefix end,
    previous_expires_at = case when p_overlap_seconds > 0
      then clock_timestamp() + make_interval(secs => p_overlap_seconds) end,
    prefix = p_prefix
  where id = p_id and revoked_at is null
  returning * into v_key;
  if not found then
    return;
  end if;
  delete from private.api_key_hashes where key_id = p_id and prefix is distinct from v_key.previous_prefix;
  insert into private.api_key_hashes (prefix, key_id, salt, hash) values (p_prefix, p_id, p_salt, p_hash);
  return next v_key;
end
$function$;

CREATE OR REPLACE FUNCTION public.rotate_webhook_secret(p_endpoint_id uuid, p_secret text, p_overlap_seconds integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_until timestamptz;
begin
  if p_secret is null or p_overlap_seconds is null or p_overlap_seconds not between 0 and 604800 then
    raise sqlstate 'PT470' using
      message = 'A rotation needs a secret, and 0 to 604800 seconds in which the old one signs as well.',
      detail = 'InvalidArgument';
  end if;
  -- The endpoint's row is the lock: of two rotations at once, the second one replaces the first one's secret.
  perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  v_until := clock_timestamp() + make_interval(secs => p_overlap_seconds);
  delete from private.webhook_secrets where endpoint_id = p_endpoint_id and expires_at <= clock_timestamp();
  update private.webhook_secrets set expires_at = v_until
    where endpoint_id = p_endpoint_id and expires_at is null;
  insert into private.webhook_secrets (endpoint_id, secret) values (p_endpoint_id, p_secret);
  return v_until;
end
$function$;

CREATE OR REPLACE FUNCTION public.search_passages(p_terms jsonb, p_phrases jsonb, p_without jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer, p_within uuid[] DEFAULT NULL::uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_languages text[] := private.search_languages(p_podcast_id);
  v_all float8;
  v_terms jsonb := '[]';
  v_hit_terms integer[] := '{}';
  v_hit_lexemes text[] := '{}';
  v_queries tsquery[] := '{}';
  v_weights float8[] := '{}';
  v_shares float8[] := '{}';
  v_phrases tsquery := private.search_all(array(select private.search_phrase(w, v_languages) from jsonb_array_elements(p_phrases) as t(w)));
  v_phrases_share float8 := 1;
  v_term record;
  v_weight float8;
  v_share float8;
  v_ids bigint[];
begin
  if p_limit is null or p_limit not between 1 and 200 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 200, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  select greatest(reltuples, 1000) into v_all from pg_catalog.pg_class where oid = 'public.search_passages'::regclass;

  for v_term in select * from private.search_terms(p_terms, v_languages) order by passages, term loop
    v_weight := ln(1 + (v_all + 0.5) / (v_term.passages + 0.5));
    v_share := least(v_term.passages / v_all, 1);
    v_terms := v_terms || jsonb_build_object(
      'term', v_term.term, 'languages', coalesce(to_jsonb(v_term.languages), '[]'), 'passages', v_term.passages,
      'weight', v_weight, 'isSpeltAnew', v_term.is_spelt_anew
    );
    v_hit_terms := v_hit_terms || array_fill(v_term.term, array[coalesce(cardinality(v_term.lexemes), 0)]);
    v_hit_lexemes := v_hit_lexemes || v_term.lexemes;
    if v_phrases is not null and jsonb_path_exists(p_phrases, '$[*][*] ? (@ == $word)', jsonb_build_object('word', p_terms -> v_term.term -> 'word')) then
      v_phrases_share := v_phrases_share * v_share;
    elsif v_term.passages > 0 and cardinality(v_queries) < 5 then
      -- The rarest five decide which passages are looked at more closely.
      v_queries := v_queries || v_term.query;
      v_weights := v_weights || v_weight;
      v_shares := v_shares || v_share;
    end if;
  end loop;

  v_ids := private.find_passages(
    v_queries, v_weights, v_shares, v_phrases, v_phrases_share,
    private.search_all(array(select !! private.search_phrase(w, v_languages) from jsonb_array_elements(p_without) as t(w))),
    v_all, p_podcast_id, p_within, p_with_unpublished, p_limit
  );
  return jsonb_build_object(
    'languages', to_jsonb(v_languages), 'terms', v_terms, 'passages', private.told_passages(v_ids, v_hit_terms, v_hit_lexemes)
  );
end
$function$;

CREATE OR REPLACE FUNCTION public.send_delivery_again(p_event_id bigint, p_endpoint_id uuid)
 RETURNS public.webhook_deliveries
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_endpoint public.webhook_endpoints;
  v_delivery public.webhook_deliveries;
begin
  -- Deliveries take the endpoint before their own row; so does this.
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found then
    raise sqlstate 'PT475' using
      message = format('There is no delivery of event %s to webhook %s.', p_event_id, p_endpoint_id),
      detail = 'UnknownDelivery';
  end if;
  if v_endpoint.disabled_at is not null then
    raise sqlstate 'PT488' using
      message = format('Webhook %s is disabled: nothing is sent to it.', p_endpoint_id),
      detail = 'WebhookDisabled',
      hint = 'Enable it first.';
  end if;
  if v_delivery.state = 'pending' then
    raise sqlstate 'PT489' using
      message = format('The delivery of event %s to webhook %s is under way already.', p_event_id, p_endpoint_id),
      detail = 'DeliveryUnderWay',
      hint = 'Wait until it is delivered or given up.';
  end if;
  update public.webhook_deliveries set
    sent_again = sent_again + 1,
    attempts = 0,
    execution = null,
    held_until = null,
    next_attempt_at = null,
    delivered_at = null,
    given_up_at = null
  where event_id = p_event_id and endpoint_id = p_endpoint_id
  returning * into v_delivery;
  return v_delivery;
end
$function$;

CREATE OR REPLACE FUNCTION public.set_episode_picture(p_episode_id uuid, p_key text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
  v_is_released boolean;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  perform private.check_not_withdrawn(v_episode);
  if v_episode.picture_key is distinct from p_key then
    -- Of one that was never completed there is nothing to write anew.
    v_is_released := v_episode.status = 'completed'
      or exists (select from public.episode_releases as r where r.episode_id = p_episode_id);
    update public.episodes set
      picture_key = p_key,
      edited_at = case when v_is_released then clock_timestamp() end,
      republish_since = case when v_is_released then now() end
    where id = p_episode_id
    returning * into v_episode;
  end if;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.set_episode_visibility(p_episode_id uuid, p_visibility text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes;
  v_is_released boolean;
begin
  if p_visibility is null or p_visibility not in ('public', 'hidden', 'withdrawn') then
    raise sqlstate 'PT470' using
      message = format('An episode is public, hidden or withdrawn; not %s.', coalesce(p_visibility, 'null')),
      detail = 'InvalidArgument';
  end if;
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.visibility = p_visibility then
    -- What is to be taken away once more later is nothing to do now.
    if v_episode.republish_since > now() then
      v_episode.republish_since := null;
    end if;
    return v_episode;
  end if;
  perform private.check_not_withdrawn(v_episode);
  v_is_released := exists (select from public.episode_releases where episode_id = p_episode_id);
  if v_episode.status <> 'completed' and not v_is_released then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s and was never published: there is nothing to hide.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  if p_visibility = 'withdrawn' and v_episode.status in ('pending', 'content_collected', 'processing') then
    raise sqlstate 'PT476' using
      message = format('Episode %s is being made again.', p_episode_id),
      detail = 'EpisodeAlreadyLive',
      hint = 'Cancel it first. Hiding it works at once.';
  end if;
  -- Nobody may approve it any more, and its deadline would never have it spoken.
  if p_visibility = 'withdrawn' and v_episode.status = 'awaiting_review' then
    perform public.discard_episode(p_episode_id, 'The episode was withdrawn.');
  end if;

  update public.episodes set
    visibility = p_visibility, visibility_changed_at = clock_timestamp(), republish_since = now()
  where id = p_episode_id
  returning * into v_episode;
  -- What is shown again is public when feed and files are there again.
  if p_visibility <> 'public' then
    update public.episode_releases set is_public = false where episode_id = p_episode_id;
  end if;
  if p_visibility = 'withdrawn' then
    delete from public.search_documents where episode_id = p_episode_id;
    delete from public.soundbites where episode_id = p_episode_id;
  end if;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.set_soundbites(p_episode_id uuid, p_audio_key text, p_soundbites jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.soundbites where episode_id = p_episode_id;
  insert into public.soundbites (episode_id, audio_key, start_ms, duration_ms, title)
  select p_episode_id, p_audio_key, (s ->> 'startMs')::integer, (s ->> 'durationMs')::integer, s ->> 'title'
  from jsonb_array_elements(p_soundbites) as s;
end
$function$;

CREATE OR REPLACE FUNCTION public.settle_telegram_post(p_post_id bigint, p_outcome text, p_message_id bigint DEFAULT NULL::bigint, p_content jsonb DEFAULT NULL::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_outcome is null or p_outcome not in ('posted', 'refused', 'unsure', 'removed')
    or (p_outcome = 'posted' and (p_message_id is null or p_content is null)) then
    raise sqlstate 'PT470' using
      message = format('A message is posted, with its number and content, refused, unsure or removed; not %s.', coalesce(p_outcome, 'null')),
      detail = 'InvalidArgument';
  end if;
  if p_outcome = 'refused' then
    delete from public.telegram_posts where id = p_post_id and status = 'sending';
  elsif p_outcome = 'posted' then
    -- What was given up as unsure is sure by now, unless another one has been sent since.
    update public.telegram_posts as p set
      status = 'posted', message_id = p_message_id, content = p_content,
      posted_at = coalesce(posted_at, clock_timestamp())
    where p.id = p_post_id and p.status <> 'removed' and not exists (
      select from public.telegram_posts as o
      where o.episode_id = p.episode_id and o.id <> p.id and o.status in ('sending', 'posted'));
  elsif p_outcome = 'unsure' then
    update public.telegram_posts set status = 'unsure'
    where id = p_post_id and status = 'sending';
  else
    update public.telegram_posts set status = 'removed', removed_at = clock_timestamp()
    where id = p_post_id and status <> 'removed';
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION public.skip_episode(p_episode_id uuid, p_execution text, p_reason text)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status = 'skipped' then
    return v_episode;
  end if;
  update public.episodes set
    status = 'skipped',
    metadata = metadata || jsonb_build_object('skipped', jsonb_build_object(
      'reason', left(coalesce(p_reason, ''), 2000),
      'skippedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.slow_episodes(p_limit integer)
 RETURNS TABLE(id uuid, podcast_id uuid, execution text, status text, running_seconds integer, usual_seconds integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  -- Of fewer episodes nobody knows what is usual.
  c_least constant integer := 3;
  -- Whatever is usual, a sweep comes every quarter of an hour.
  c_shortest constant integer := 900;
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, e.status, running.seconds, usual.seconds
    from public.episodes as e
    cross join lateral (
      select extract(epoch from now() - min(v.occurred_at))::integer as seconds
      from public.episode_events as v
      where v.episode_id = e.id and v.execution = e.execution
    ) as running
    cross join lateral (
      select (percentile_cont(0.5) within group (order by done.seconds))::integer as seconds
      from (
        select extract(epoch from last.occurred_at - first.occurred_at) as seconds
        from public.episodes as other
        join public.episode_events as first
          on first.episode_id = other.id and first.attempt = 1 and first.status = 'pending'
        join public.episode_events as last
          on last.episode_id = other.id and last.execution = first.execution
            and last.status = 'completed' and last.change is null
        where other.podcast_id = e.podcast_id and other.status = 'completed'
        order by other.created_at desc
        limit 10
      ) as done
      having count(*) >= c_least
    ) as usual
    where e.status in ('pending', 'content_collected', 'processing')
      and running.seconds > greatest(3 * usual.seconds, c_shortest)
      -- A month's cap holds it, which is told otherwise.
      and not coalesce(
        e.metadata #>> '{waiting,execution}' = e.execution and e.metadata -> 'waiting' ? 'since', false)
    order by running.seconds desc, e.id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.spending_by_month(p_months integer)
 RETURNS TABLE(month date, podcast_id uuid, episodes bigint, usd numeric, is_complete boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_months is null or p_months < 1 or p_months > 24 then
    raise sqlstate 'PT470' using
      message = 'Spending is told of 1 to 24 months.', detail = 'InvalidArgument';
  end if;
  return query
    select
      date_trunc('month', c.recorded_at at time zone 'UTC')::date as month, e.podcast_id,
      count(distinct c.episode_id) as episodes,
      coalesce(round(sum(i.usd), 8), 0) as usd,
      bool_and(i.usd is not null) as is_complete
    from public.episode_costs as c
    join public.episodes as e on e.id = c.episode_id,
      jsonb_to_recordset(c.items) as i (usd numeric)
    where c.recorded_at >= (date_trunc('month', now() at time zone 'UTC') - make_interval(months => p_months - 1))
      at time zone 'UTC'
    group by 1, 2
    order by 1 desc, 4 desc, 2;
end
$function$;

CREATE OR REPLACE FUNCTION public.take_search_answer(p_id uuid, p_per_day integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_day timestamptz := date_trunc('day', now() at time zone 'UTC') at time zone 'UTC';
begin
  if p_id is null or p_per_day is null or p_per_day < 0 then
    raise sqlstate 'PT470' using
      message = 'An answer is taken with an id, of at least 0 a day.', detail = 'InvalidArgument';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('search_answers', 0));
  if (select count(*) from public.search_answers where asked_at >= v_day) >= p_per_day then
    return false;
  end if;
  delete from public.search_answers where asked_at < v_day - interval '90 days';
  insert into public.search_answers (id) values (p_id);
  return true;
end
$function$;

CREATE OR REPLACE FUNCTION public.take_speech_requests(p_provider text, p_count integer, p_per_minute integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_now timestamptz;
  v_used bigint;
  v_oldest timestamptz;
  v_granted integer;
begin
  if coalesce(length(p_provider), 0) not between 1 and 60 then
    raise sqlstate 'PT470' using message = 'A provider''s name has 1 to 60 characters.', detail = 'InvalidArgument';
  end if;
  if p_count is null or p_per_minute is null or p_count < 1 or p_per_minute < 1 then
    raise sqlstate 'PT470' using
      message = format('At least one request can be taken, of at least one a minute; not %s of %s.', coalesce(p_count::text, 'null'), coalesce(p_per_minute::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  perform pg_advisory_xact_lock(hashtextextended('speech_requests ' || p_provider, 0));
  -- clock_timestamp: now() would be the time before waiting for the lock.
  v_now := clock_timestamp();
  delete from public.speech_requests
    where provider = p_provider and taken_at <= v_now - interval '1 minute';
  select coalesce(sum(requests), 0), min(taken_at) into v_used, v_oldest
    from public.speech_requests where provider = p_provider;

  v_granted := least(p_count, greatest(p_per_minute - v_used, 0));
  if v_granted = 0 then
    return jsonb_build_object(
      'granted', 0,
      'waitMs', greatest(1, ceil(extract(epoch from v_oldest + interval '1 minute' - v_now) * 1000))::integer
    );
  end if;
  insert into public.speech_requests (provider, taken_at, requests) values (p_provider, v_now, v_granted);
  return jsonb_build_object('granted', v_granted, 'waitMs', 0);
end
$function$;

CREATE OR REPLACE FUNCTION public.unindexed_episodes(p_podcast_id uuid, p_limit integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query
    select id from public.episodes
    where podcast_id = p_podcast_id and unindexed_since is not null
    order by published_at desc, id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.unposted_episodes(p_limit integer, p_execution text DEFAULT NULL::text)
 RETURNS TABLE(id uuid, podcast_id uuid, execution text, unposted_since timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, e.unposted_since
    from public.episodes as e
    where e.unposted_since is not null
      and (e.post_not_before is null or e.post_not_before <= clock_timestamp())
      and (e.visibility <> 'public' or (e.status = 'completed' and e.unpublished_since is null))
      and (p_execution is null or e.execution = p_execution)
    order by e.unposted_since, e.id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.unpublished_episodes(p_limit integer, p_execution text DEFAULT NULL::text)
 RETURNS TABLE(id uuid, podcast_id uuid, execution text, unpublished_since timestamp with time zone, is_republished boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, coalesce(e.republish_since, e.unpublished_since, e.unindexed_since),
      e.republish_since is not null
    from public.episodes as e
    where (e.unpublished_since is not null or e.republish_since <= now()
        or (e.unindexed_since is not null and e.status = 'completed'))
      and (p_execution is null or e.execution = p_execution)
      -- The publication of the last one that was imported takes along those before it.
      and (e.republish_since is not null or e.trigger <> 'import' or not exists (
        select from public.episodes as later
        where later.podcast_id = e.podcast_id and later.trigger = 'import'
          and (later.unpublished_since is not null or later.unindexed_since is not null)
          and (later.last_transition_at, later.id) > (e.last_transition_at, e.id)))
    order by e.republish_since is null, coalesce(e.republish_since, e.unpublished_since, e.unindexed_since), e.id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.unsettled_episodes(p_limit integer, p_execution text DEFAULT NULL::text, p_after_at timestamp with time zone DEFAULT NULL::timestamp with time zone, p_after_id uuid DEFAULT NULL::uuid)
 RETURNS TABLE(id uuid, execution text, status text, last_transition_at timestamp with time zone, idle_seconds integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if (p_after_at is null) <> (p_after_id is null) then
    raise sqlstate 'PT470' using
      message = 'p_after_at and p_after_id are the last row of the page before: give both or neither.',
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.execution, e.status, e.last_transition_at,
      greatest(extract(epoch from now() - e.last_transition_at), 0)::integer
    from public.episodes as e
    where e.status in ('pending', 'content_collected', 'processing')
      and (p_execution is null or e.execution = p_execution)
      and (p_after_at is null or (e.last_transition_at, e.id) > (p_after_at, p_after_id))
    order by e.last_transition_at, e.id
    limit p_limit;
end
$function$;

CREATE OR REPLACE FUNCTION public.update_episode_audio_url(p_episode_id uuid, p_execution text, p_audio_url text, p_duration_ms integer, p_outputs jsonb DEFAULT '{}'::jsonb)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_audio_url is null or p_audio_url !~ '^https?://' or p_duration_ms is null or p_duration_ms <= 0 then
    raise sqlstate 'PT470' using
      message = format('Completed audio has an http(s) address and a duration in milliseconds; given were %s and %s.',
        coalesce(p_audio_url, 'null'), coalesce(p_duration_ms::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if v_episode.status = 'completed' then
    return v_episode;
  end if;
  update public.episodes set
    status = 'completed',
    audio_url = p_audio_url,
    duration_ms = p_duration_ms,
    title = coalesce(v_outputs ->> 'title', title),
    description = coalesce(v_outputs ->> 'summary', description),
    outputs = outputs || (v_outputs - array['title', 'summary'])
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.update_episode_progress(p_episode_id uuid, p_execution text, p_done integer, p_total integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_done is null or p_total is null or p_total < 1 or p_done not between 0 and p_total then
    raise sqlstate 'PT470' using
      message = format('Progress is a part of a whole, not %s of %s.', coalesce(p_done::text, 'null'), coalesce(p_total::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if v_episode.status in ('completed', 'skipped', 'failed') then
    raise sqlstate 'PT477' using
      message = format('Episode %s is %s; the execution %s makes no more progress.', p_episode_id, v_episode.status, p_execution),
      detail = 'StaleExecution';
  end if;
  -- Compared as fractions: a task that runs again may count other segments.
  update public.episodes set progress_done = p_done, progress_total = p_total
  where id = p_episode_id
    and p_done::bigint * coalesce(progress_total, 1) >= progress_done::bigint * p_total;
end
$function$;

CREATE OR REPLACE FUNCTION public.update_episode_status(p_episode_id uuid, p_execution text, p_status text, p_outputs jsonb DEFAULT '{}'::jsonb)
 RETURNS public.episodes
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_status is null or p_status not in ('content_collected', 'awaiting_review', 'processing') then
    raise sqlstate 'PT479' using
      message = format('Episode %s can''t go from %s to %s this way.', p_episode_id, v_episode.status, coalesce(p_status, 'null')),
      detail = 'IllegalTransition',
      hint = 'Only content_collected, awaiting_review and processing are set here; completed is set with its audio, skipped and failed with their reason, pending by a new attempt.';
  end if;
  if v_episode.status = p_status then
    return v_episode;
  end if;
  update public.episodes set
    status = p_status,
    title = coalesce(v_outputs ->> 'title', title),
    description = coalesce(v_outputs ->> 'summary', description),
    metadata = metadata || jsonb_strip_nulls(jsonb_build_object('writing', v_outputs -> 'writing')),
    outputs = outputs || (v_outputs - array['title', 'summary', 'writing'])
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$function$;

CREATE OR REPLACE FUNCTION public.update_show(p_id uuid, p_podcast jsonb, p_config jsonb)
 RETURNS public.shows
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_podcast public.podcasts := private.lock_podcast(p_id);
  v_show public.shows;
begin
  if p_podcast <> '{}' then
    v_podcast := jsonb_populate_record(v_podcast, p_podcast);
    update public.podcasts set
      title = v_podcast.title,
      description = v_podcast.description,
      language_code = v_podcast.language_code,
      author = v_podcast.author,
      image_url = v_podcast.image_url,
      owner_email = v_podcast.owner_email,
      is_paused = v_podcast.is_paused,
      category = v_podcast.category,
      is_explicit = v_podcast.is_explicit,
      is_blocked = v_podcast.is_blocked,
      verification = v_podcast.verification,
      keep_episodes = v_podcast.keep_episodes,
      keep_days = v_podcast.keep_days
    where id = p_id;
  end if;
  if p_config <> '{}' then
    perform private.save_config(p_id, p_config);
  end if;
  select * into v_show from public.shows where id = p_id;
  return v_show;
end
$function$;

CREATE OR REPLACE FUNCTION public.update_webhook_endpoint(p_endpoint_id uuid, p_url text DEFAULT NULL::text, p_events text[] DEFAULT NULL::text[], p_is_enabled boolean DEFAULT NULL::boolean)
 RETURNS public.webhook_endpoints
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_endpoint public.webhook_endpoints;
begin
  -- Deliveries take the endpoint before their own row; so does this.
  perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  update public.webhook_endpoints set
    url = coalesce(p_url, url),
    events = coalesce(p_events, events),
    disabled_at = case when p_is_enabled then null else disabled_at end,
    disabled_reason = case when p_is_enabled then null else disabled_reason end
  where id = p_endpoint_id;
  if p_is_enabled = false then
    perform private.disable_webhook(p_endpoint_id, 'Somebody disabled it.');
  end if;
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id;
  return v_endpoint;
end
$function$;

CREATE OR REPLACE FUNCTION public.webhook_target(p_endpoint_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_url text := (select url from public.webhook_endpoints where id = p_endpoint_id);
begin
  if v_url is null then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  return jsonb_build_object('url', v_url, 'secrets', private.active_secrets(p_endpoint_id));
end
$function$;

-- Triggers

CREATE TRIGGER audit_webhook_secret AFTER INSERT ON private.webhook_secrets FOR EACH ROW EXECUTE FUNCTION private.audit_webhook_secret();

CREATE TRIGGER audit_api_key AFTER INSERT OR UPDATE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION private.audit_api_key();

CREATE TRIGGER queue_webhook_deliveries AFTER INSERT ON public.episode_events FOR EACH ROW EXECUTE FUNCTION private.queue_webhook_deliveries();

CREATE TRIGGER open_search_passages AFTER INSERT OR DELETE OR UPDATE ON public.episode_releases FOR EACH ROW EXECUTE FUNCTION private.open_search_passages();

CREATE TRIGGER audit_episode AFTER UPDATE OF attempt, visibility, status, title, description, picture_key ON public.episodes FOR EACH ROW EXECUTE FUNCTION private.audit_episode();

CREATE TRIGGER audit_episode_inserted AFTER INSERT ON public.episodes FOR EACH ROW EXECUTE FUNCTION private.audit_episode();

CREATE TRIGGER guard_episode BEFORE INSERT OR UPDATE ON public.episodes FOR EACH ROW EXECUTE FUNCTION private.guard_episode();

CREATE TRIGGER record_episode_event AFTER INSERT OR UPDATE ON public.episodes FOR EACH ROW EXECUTE FUNCTION private.record_episode_event();

CREATE TRIGGER audit_config AFTER INSERT OR UPDATE ON public.podcast_configs FOR EACH ROW EXECUTE FUNCTION private.audit_config();

CREATE TRIGGER keep_schedule BEFORE INSERT OR UPDATE ON public.podcast_configs FOR EACH ROW EXECUTE FUNCTION private.keep_schedule();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.podcast_configs FOR EACH ROW EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER audit_show AFTER INSERT OR DELETE OR UPDATE ON public.podcasts FOR EACH ROW EXECUTE FUNCTION private.audit_show();

CREATE TRIGGER republish_changed_show AFTER UPDATE ON public.podcasts FOR EACH ROW WHEN (((((((((((old.title IS DISTINCT FROM new.title) OR (old.description IS DISTINCT FROM new.description)) OR (old.language_code IS DISTINCT FROM new.language_code)) OR (old.author IS DISTINCT FROM new.author)) OR (old.image_url IS DISTINCT FROM new.image_url)) OR (old.owner_email IS DISTINCT FROM new.owner_email)) OR (old.category IS DISTINCT FROM new.category)) OR (old.is_explicit IS DISTINCT FROM new.is_explicit)) OR (old.is_blocked IS DISTINCT FROM new.is_blocked)) OR (old.verification IS DISTINCT FROM new.verification))) EXECUTE FUNCTION private.republish_changed_show();

CREATE TRIGGER resume_schedule AFTER UPDATE OF is_paused ON public.podcasts FOR EACH ROW WHEN ((old.is_paused AND (NOT new.is_paused))) EXECUTE FUNCTION private.resume_schedule();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.podcasts FOR EACH ROW EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER audit_soundbites AFTER INSERT OR DELETE ON public.soundbites FOR EACH ROW EXECUTE FUNCTION private.audit_soundbites();

CREATE TRIGGER audit_webhook AFTER INSERT OR DELETE OR UPDATE ON public.webhook_endpoints FOR EACH ROW EXECUTE FUNCTION private.audit_webhook();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.webhook_endpoints FOR EACH ROW EXECUTE FUNCTION private.touch_updated_at();

-- Row level security

alter table private.api_key_hashes enable row level security;

create policy "The service role reads hashes" on private.api_key_hashes as permissive for select to service_role using (true);

alter table private.seen_signatures enable row level security;

create policy "The service role reads signatures" on private.seen_signatures as permissive for select to service_role using (true);

alter table private.webhook_secrets enable row level security;

create policy "The service role reads secrets" on private.webhook_secrets as permissive for select to service_role using (true);

alter table public.api_keys enable row level security;

create policy "Admins read keys" on public.api_keys as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.audit_entries enable row level security;

create policy "Admins read the audit" on public.audit_entries as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.episode_costs enable row level security;

create policy "Admins read costs" on public.episode_costs as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.episode_events enable row level security;

create policy "Admins read events" on public.episode_events as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.episode_releases enable row level security;

create policy "Everybody reads published episodes" on public.episode_releases as permissive for select to anon, authenticated using (is_public);

alter table public.episodes enable row level security;

create policy "Admins read episodes" on public.episodes as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.feed_identities enable row level security;

create policy "Admins read feed identities" on public.feed_identities as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.listen_days enable row level security;

create policy "Admins read listen days" on public.listen_days as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.listens enable row level security;

create policy "Admins read listens" on public.listens as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.podcast_configs enable row level security;

create policy "Admins manage configs" on public.podcast_configs as permissive for all to authenticated using (( SELECT private.is_admin() AS is_admin)) with check (( SELECT private.is_admin() AS is_admin));

alter table public.podcast_releases enable row level security;

create policy "Everybody reads published shows" on public.podcast_releases as permissive for select to anon, authenticated using (true);

alter table public.podcasts enable row level security;

create policy "Admins manage shows" on public.podcasts as permissive for all to authenticated using (( SELECT private.is_admin() AS is_admin)) with check (( SELECT private.is_admin() AS is_admin));

alter table public.search_answers enable row level security;

create policy "Admins read search answers" on public.search_answers as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.search_documents enable row level security;

create policy "Admins read what can be searched" on public.search_documents as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.search_passages enable row level security;

create policy "Admins read what can be searched" on public.search_passages as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.search_words enable row level security;

create policy "Admins read what can be searched" on public.search_words as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.soundbites enable row level security;

create policy "Admins read soundbites" on public.soundbites as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.speech_circuits enable row level security;

create policy "Admins read speech circuits" on public.speech_circuits as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.speech_requests enable row level security;

create policy "Admins read speech requests" on public.speech_requests as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.telegram_channels enable row level security;

create policy "Admins read channels" on public.telegram_channels as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.telegram_posts enable row level security;

create policy "Admins read telegram posts" on public.telegram_posts as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.telegram_session_queue enable row level security;

create policy "Admins read the queue" on public.telegram_session_queue as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.telegram_sessions enable row level security;

create policy "Admins read sessions" on public.telegram_sessions as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.voices enable row level security;

create policy "Admins read voices" on public.voices as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.webhook_deliveries enable row level security;

create policy "Admins read deliveries" on public.webhook_deliveries as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

alter table public.webhook_endpoints enable row level security;

create policy "Admins read endpoints" on public.webhook_endpoints as permissive for select to authenticated using (( SELECT private.is_admin() AS is_admin));

-- Rights on tables and views

grant select on public.api_keys to authenticated;

grant select on public.api_keys to service_role;

grant select on public.audit_entries to authenticated;

grant select on public.audit_entries to service_role;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.episode_changes to service_role;

grant delete, select on public.episode_costs to service_role;

grant select on public.episode_costs to authenticated;

grant delete, select on public.episode_events to service_role;

grant select on public.episode_events to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.episode_releases to service_role;

grant select (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, is_public) on public.episode_releases to anon;

grant select (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, is_public) on public.episode_releases to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.episode_statuses to service_role;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.episodes to service_role;

grant select on public.episodes to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.feed_episodes to service_role;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.feed_identities to service_role;

grant select on public.feed_identities to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.listed_podcasts to service_role;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.listen_days to service_role;

grant select on public.listen_days to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.listens to service_role;

grant select on public.listens to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.podcast_configs to service_role;

grant delete, insert, select, update on public.podcast_configs to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.podcast_releases to service_role;

grant select on public.podcast_releases to anon;

grant select on public.podcast_releases to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.podcasts to service_role;

grant delete, insert, select, update on public.podcasts to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.published_episodes to service_role;

grant select on public.published_episodes to anon;

grant select on public.published_episodes to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.published_podcasts to service_role;

grant select on public.published_podcasts to anon;

grant select on public.published_podcasts to authenticated;

grant delete, select on public.search_answers to service_role;

grant select on public.search_answers to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.search_documents to service_role;

grant select on public.search_documents to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.search_passages to service_role;

grant select on public.search_passages to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.search_words to service_role;

grant select on public.search_words to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.shows to service_role;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.soundbites to service_role;

grant select on public.soundbites to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.speech_circuits to service_role;

grant select on public.speech_circuits to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.speech_requests to service_role;

grant select on public.speech_requests to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.telegram_channels to service_role;

grant select on public.telegram_channels to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.telegram_posts to service_role;

grant select on public.telegram_posts to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.telegram_session_queue to service_role;

grant select on public.telegram_session_queue to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.telegram_sessions to service_role;

grant select on public.telegram_sessions to authenticated;

grant delete, insert, maintain, references, select, trigger, truncate, update on public.voices to service_role;

grant select on public.voices to authenticated;

grant select on public.webhook_deliveries to authenticated;

grant select on public.webhook_deliveries to service_role;

grant delete, select on public.webhook_endpoints to service_role;

grant select on public.webhook_endpoints to authenticated;

grant select, update, usage on sequence public.audit_entries_id_seq to service_role;

grant select, update, usage on sequence public.episode_events_id_seq to service_role;

grant select, update, usage on sequence public.search_passages_id_seq to service_role;

grant select, update, usage on sequence public.speech_requests_id_seq to service_role;

grant select, update, usage on sequence public.telegram_posts_id_seq to service_role;

-- Rights on functions

grant execute on function private.check_not_withdrawn(p_episode public.episodes) to service_role;

grant execute on function private.circuit_wait(p_circuit public.speech_circuits) to service_role;

grant execute on function private.is_admin() to authenticated;

grant execute on function private.is_cast(p_format text, p_speakers jsonb) to authenticated;

grant execute on function private.is_cast(p_format text, p_speakers jsonb) to service_role;

grant execute on function private.is_channel_list(p_channels text[]) to authenticated;

grant execute on function private.is_channel_list(p_channels text[]) to service_role;

grant execute on function private.is_character(p_character jsonb) to authenticated;

grant execute on function private.is_character(p_character jsonb) to service_role;

grant execute on function private.is_cost_item(p_item jsonb) to service_role;

grant execute on function private.is_feed_category(p_name text) to authenticated;

grant execute on function private.is_feed_category(p_name text) to service_role;

grant execute on function private.is_filters(p_filters jsonb) to authenticated;

grant execute on function private.is_filters(p_filters jsonb) to service_role;

grant execute on function private.is_followed(p_podcast_id uuid, p_status text) to service_role;

grant execute on function private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean) to service_role;

grant execute on function private.is_lexicon(p_lexicon jsonb) to authenticated;

grant execute on function private.is_lexicon(p_lexicon jsonb) to service_role;

grant execute on function private.is_number_between(p_value jsonb, p_least numeric, p_most numeric) to authenticated;

grant execute on function private.is_number_between(p_value jsonb, p_least numeric, p_most numeric) to service_role;

grant execute on function private.is_speaker(p_speaker jsonb) to authenticated;

grant execute on function private.is_speaker(p_speaker jsonb) to service_role;

grant execute on function private.is_text_within(p_value jsonb, p_most integer) to authenticated;

grant execute on function private.is_text_within(p_value jsonb, p_most integer) to service_role;

grant execute on function private.is_time_zone(p_name text) to authenticated;

grant execute on function private.is_time_zone(p_name text) to service_role;

grant execute on function private.iso_utc(p_at timestamp with time zone) to service_role;

grant execute on function private.latest_slot(p_config public.podcast_configs, p_at timestamp with time zone) to authenticated;

grant execute on function private.latest_slot(p_config public.podcast_configs, p_at timestamp with time zone) to service_role;

grant execute on function private.next_slot(p_config public.podcast_configs, p_at timestamp with time zone) to authenticated;

grant execute on function private.next_slot(p_config public.podcast_configs, p_at timestamp with time zone) to service_role;

grant execute on function private.person_of_voice(p_voice text) to authenticated;

grant execute on function private.person_of_voice(p_voice text) to service_role;

grant execute on function private.slot_episode_id(p_podcast_id uuid, p_slot date) to authenticated;

grant execute on function private.slot_episode_id(p_podcast_id uuid, p_slot date) to service_role;

grant execute on function private.sum_costs(p_episode_id uuid) to service_role;

grant execute on function private.telegram_post_of(p_episode public.episodes) to service_role;

grant execute on function private.usual_steps(p_podcast_id uuid) to service_role;

grant execute on function public.begin_paying(p_episode_id uuid, p_execution text, p_stage_cap_usd numeric) to service_role;

grant execute on function public.change_api_key(p_id uuid, p_change jsonb) to service_role;

grant execute on function public.changed_show_execution(p_podcast_id uuid) to service_role;

grant execute on function public.claim_feed_identity(p_podcast_id uuid, p_guid uuid, p_url text) to service_role;

grant execute on function public.claim_telegram_post(p_episode_id uuid, p_execution text, p_chat text, p_seconds integer, p_key uuid) to service_role;

grant execute on function public.close_telegram_post(p_episode_id uuid, p_execution text, p_visibility_changed_at timestamp with time zone) to service_role;

grant execute on function public.confirm_telegram_post(p_episode_id uuid, p_message_id bigint, p_kind text) to service_role;

grant execute on function public.create_api_key(p_name text, p_role text, p_expires_at timestamp with time zone, p_prefix text, p_salt text, p_hash text, p_podcast_ids uuid[]) to service_role;

grant execute on function public.create_show(p_podcast jsonb, p_config jsonb) to service_role;

grant execute on function public.create_webhook_endpoint(p_url text, p_secret text, p_podcast_id uuid, p_events text[]) to service_role;

grant execute on function public.delay_telegram_post(p_episode_id uuid, p_execution text, p_seconds integer) to service_role;

grant execute on function public.delete_show(p_id uuid) to service_role;

grant execute on function public.discard_episode(p_episode_id uuid, p_reason text) to service_role;

grant execute on function public.due_podcasts(p_limit integer, p_after uuid) to service_role;

grant execute on function public.earlier_episodes(p_episode_id uuid) to service_role;

grant execute on function public.enter_speech_circuit(p_provider text, p_execution text, p_probe_seconds integer) to service_role;

grant execute on function public.expire_episodes(p_limit integer) to service_role;

grant execute on function public.find_api_key(p_prefix text) to service_role;

grant execute on function public.find_queued_episode(p_podcast_id uuid, p_namespace uuid, p_name text) to service_role;

grant execute on function public.get_podcast_config_by_id(p_id uuid) to service_role;

grant execute on function public.get_podcast_config_by_podcast_id(p_podcast_id uuid) to service_role;

grant execute on function public.import_episode(p_episode_id uuid, p_podcast_id uuid, p_episode jsonb) to service_role;

grant execute on function public.import_show(p_podcast_id uuid, p_podcast jsonb, p_config jsonb, p_feed jsonb) to service_role;

grant execute on function public.index_episode(p_episode_id uuid, p_transcript_key text, p_language text, p_passages jsonb, p_words jsonb) to service_role;

grant execute on function public.lease_telegram_session(p_session text, p_execution text, p_seconds integer) to service_role;

grant execute on function public.list_episodes(p_limit integer, p_podcast_id uuid, p_status text, p_before_at timestamp with time zone, p_before_id uuid, p_error text, p_within uuid[]) to service_role;

grant execute on function public.list_shows(p_limit integer, p_before_at timestamp with time zone, p_before_id uuid, p_within uuid[]) to service_role;

grant execute on function public.listens_of(p_podcast_id uuid, p_episode_id uuid, p_days integer) to service_role;

grant execute on function public.mark_episode_failed(p_episode_id uuid, p_execution text, p_state text, p_error text, p_cause text) to service_role;

grant execute on function public.mark_episode_published(p_episode_id uuid, p_execution text, p_visibility_changed_at timestamp with time zone) to service_role;

grant execute on function public.monthly_caps(p_stage_cap_usd numeric) to service_role;

grant execute on function public.note_api_key_use(p_id uuid, p_signature text, p_seconds integer) to service_role;

grant execute on function public.note_episode_wait(p_episode_id uuid, p_execution text, p_reason text, p_seconds integer) to service_role;

grant execute on function public.note_episode_warnings(p_episode_id uuid, p_execution text, p_state text, p_warnings jsonb) to service_role;

grant execute on function public.open_delivery(p_event_id bigint, p_endpoint_id uuid, p_execution text) to service_role;

grant execute on function public.open_episode(p_episode_id uuid, p_podcast_id uuid, p_execution text, p_trigger text, p_from text, p_window_from timestamp with time zone, p_window_until timestamp with time zone, p_settings jsonb) to service_role;

grant execute on function public.open_telegram_post(p_episode_id uuid, p_execution text) to service_role;

grant execute on function public.overdue_podcasts(p_limit integer) to service_role;

grant execute on function public.overdue_reviews(p_limit integer) to service_role;

grant execute on function public.pending_deliveries(p_limit integer, p_after_event_id bigint, p_after_endpoint_id uuid) to service_role;

grant execute on function public.record_audit_entry(p_action text, p_kind text, p_id text, p_podcast_id uuid, p_episode_id uuid) to service_role;

grant execute on function public.record_delivery_attempt(p_event_id bigint, p_endpoint_id uuid, p_execution text, p_attempt integer, p_outcome text, p_status integer, p_error text, p_wait_seconds integer, p_body text, p_took_ms integer) to service_role;

grant execute on function public.record_episode_cost(p_episode_id uuid, p_execution text, p_id uuid, p_items jsonb) to service_role;

grant execute on function public.record_listens(p_day date, p_files text, p_listens jsonb) to service_role;

grant execute on function public.record_post_failure(p_episode_id uuid, p_execution text, p_error text, p_cause text) to service_role;

grant execute on function public.record_publish_failure(p_episode_id uuid, p_execution text, p_error text, p_cause text) to service_role;

grant execute on function public.record_search_answer(p_id uuid, p_outcome text, p_items jsonb) to service_role;

grant execute on function public.release_telegram_session(p_session text, p_execution text) to service_role;

grant execute on function public.report_speech_run(p_provider text, p_execution text, p_spoke boolean, p_reason text) to service_role;

grant execute on function public.request_telegram_post(p_episode_id uuid, p_is_missing boolean) to service_role;

grant execute on function public.revoke_api_key(p_id uuid) to service_role;

grant execute on function public.rotate_api_key(p_id uuid, p_overlap_seconds integer, p_prefix text, p_salt text, p_hash text) to service_role;

grant execute on function public.rotate_webhook_secret(p_endpoint_id uuid, p_secret text, p_overlap_seconds integer) to service_role;

grant execute on function public.search_passages(p_terms jsonb, p_phrases jsonb, p_without jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer, p_within uuid[]) to service_role;

grant execute on function public.send_delivery_again(p_event_id bigint, p_endpoint_id uuid) to service_role;

grant execute on function public.set_episode_picture(p_episode_id uuid, p_key text) to service_role;

grant execute on function public.set_episode_visibility(p_episode_id uuid, p_visibility text) to service_role;

grant execute on function public.set_soundbites(p_episode_id uuid, p_audio_key text, p_soundbites jsonb) to service_role;

grant execute on function public.settle_telegram_post(p_post_id bigint, p_outcome text, p_message_id bigint, p_content jsonb) to service_role;

grant execute on function public.skip_episode(p_episode_id uuid, p_execution text, p_reason text) to service_role;

grant execute on function public.slow_episodes(p_limit integer) to service_role;

grant execute on function public.spending_by_month(p_months integer) to service_role;

grant execute on function public.take_search_answer(p_id uuid, p_per_day integer) to service_role;

grant execute on function public.take_speech_requests(p_provider text, p_count integer, p_per_minute integer) to service_role;

grant execute on function public.unindexed_episodes(p_podcast_id uuid, p_limit integer) to service_role;

grant execute on function public.unposted_episodes(p_limit integer, p_execution text) to service_role;

grant execute on function public.unpublished_episodes(p_limit integer, p_execution text) to service_role;

grant execute on function public.unsettled_episodes(p_limit integer, p_execution text, p_after_at timestamp with time zone, p_after_id uuid) to service_role;

grant execute on function public.update_episode_audio_url(p_episode_id uuid, p_execution text, p_audio_url text, p_duration_ms integer, p_outputs jsonb) to service_role;

grant execute on function public.update_episode_progress(p_episode_id uuid, p_execution text, p_done integer, p_total integer) to service_role;

grant execute on function public.update_episode_status(p_episode_id uuid, p_execution text, p_status text, p_outputs jsonb) to service_role;

grant execute on function public.update_show(p_id uuid, p_podcast jsonb, p_config jsonb) to service_role;

grant execute on function public.update_webhook_endpoint(p_endpoint_id uuid, p_url text, p_events text[], p_is_enabled boolean) to service_role;

grant execute on function public.webhook_target(p_endpoint_id uuid) to service_role;

-- Comments

comment on function private.active_secrets(uuid) is 'The secrets that sign messages to an endpoint, the one in use first.';

comment on table private.api_key_hashes is 'The SHA-256 of each value of a key. The value follows from the salt and the internal API key together, and is kept nowhere.';

comment on function private.audit_value(text,jsonb) is 'A value as an audit entry has it: an address without what may be secret in it, a long value by its length.';

comment on function private.caller() is 'On whose behalf the database is written to: whom the service role names, a signed-in person, or else the service role or a login of the database itself.';

comment on function private.check_not_withdrawn(public.episodes) is 'Refuses what can''t be done with an episode that is withdrawn.';

comment on function private.choose_speakers(public.podcast_configs,text) is 'Each role with its voice and its options: the config''s voice, else the language''s default of the same position, else the other one, if nobody sounds like it yet.';

comment on function private.count_passages(text[]) is 'In how many passages any of some lexemes is: as ANALYZE last saw it of the most common ones, the others counted up to 1,000.';

comment on function private.differing(jsonb,jsonb) is 'The members of p_from that p_to has otherwise; null when there are none.';

comment on function private.disable_webhook(uuid,text) is 'Ends what an endpoint still gets, and all that was to be sent to it. One that is disabled keeps its first reason.';

comment on function private.edit_config(jsonb,jsonb) is 'A config snapshot with what an attempt changes of it: each member of p_settings takes the place of the snapshot''s.';

comment on function private.find_passages(tsquery[],double precision[],double precision[],tsquery,double precision,tsquery,double precision,uuid,uuid[],boolean,integer) is 'The passages that have the phrases and most weight of some words, the newest first of those that have the same. Shares are of all passages, from 0 to 1.';

comment on function private.follows(public.webhook_endpoints,uuid,text) is 'Whether an endpoint is told when an episode of the show gets the status.';

comment on function private.is_admin() is 'Whether the caller''s JWT carries the role admin in app_metadata, which only the service role can write.';

comment on function private.is_cast(text,jsonb) is 'One speaker for single-speaker, two to four of different roles for multi-speaker: [{ "role", "voice"? }].';

comment on function private.is_channel_list(text[]) is 'One to a hundred Telegram usernames without the @, or what stands for a channel, a group or a topic without one, each once, whatever the case.';

comment on function private.is_character(jsonb) is '{ "audience"?, "tone"?, "background"?, "neverSay"?: [text], "examples"? }.';

comment on function private.is_feed_category(text) is 'Whether Apple Podcasts has a category or subcategory of this name.';

comment on function private.is_followed(uuid,text) is 'Whether any endpoint is told when an episode of the show gets the status.';

comment on function private.is_lexicon(jsonb) is 'At most 200 of [{ "word", "respelling"?, "ipa"? }], each word once and with at least one of the two.';

comment on function private.is_number_between(jsonb,numeric,numeric) is 'A number within bounds, or none.';

comment on function private.is_speaker(jsonb) is '{ "role", "name"?, "character"?, "voice"?, "speakingRate"?, "pitch"? }: the rate in times the voice''s own pace, the pitch in semitones.';

comment on function private.is_text_within(jsonb,integer) is 'A text of at most so many characters, or none.';

comment on function private.iso_utc(timestamp with time zone) is 'ISO 8601 in UTC with milliseconds, as JavaScript writes it.';

comment on function private.known_shows(uuid[]) is 'The ids, each once, all of shows that are there.';

comment on function private.latest_slot(public.podcast_configs,timestamp with time zone) is 'The last slot that has begun at a moment; null before the first one.';

comment on function private.lock_episode(uuid,text) is 'The episode, locked for the execution that may write it.';

comment on function private.message_of_cause(text) is 'What a failed function says: the errorMessage of its Cause, or all of a Cause that has none.';

comment on function private.newest_passages(tsquery,double precision,double precision,double precision,uuid,uuid[],boolean,integer) is 'The newest passages that a query finds. Where it should find so many that fewer rows are read from the newest passages back than by the index (p_read), they are read that way first.';

comment on function private.next_slot(public.podcast_configs,timestamp with time zone) is 'The first slot that begins after a moment.';

comment on function private.next_window_from(uuid,integer) is 'Where the next default window of a show starts: the end of what is told, so that nothing is lost or told twice. Before the first success: where the first try started; before the first try: one frequency ago.';

comment on function private.open_search_passages() is 'Opens an episode''s passages to everybody while its release has their transcript, and closes them when it is hidden, withdrawn or edited.';

comment on function private.owes_telegram_post(public.episodes) is 'Whether a message in Telegram is to follow the episode: one that its show wants, or one that may stand there.';

comment on function private.person_of_voice(text) is 'Who is heard in a voice: Chirp 3: HD has the same speakers in every language, a letter is a speaker of one language.';

comment on function private.queue_for_session(public.telegram_sessions,text) is 'In how many seconds, 600 at most, an execution is likely to find the session free: its turn comes after those that have waited longer.';

comment on function private.quote_lexeme(text) is 'A lexeme as tsvector and tsquery read it, whatever is in it.';

comment on function private.release_episode(public.episodes) is 'Makes an episode public as it is now, unless it is hidden, and tells of its completion; the first date of publication stays.';

comment on function private.republish_again_at(public.episodes) is 'When what was taken away is taken away once more, or null: a publisher that had begun before may still be writing until its function''s time is over, and may die before it looks again.';

comment on function private.republish_changed_show() is 'Has feed and pages of a show written anew when what they say of it has changed.';

comment on function private.save_config(uuid,jsonb) is 'Changes the columns that p_config names; a show without a config gets this one.';

comment on function private.search_accents(text,text,text[]) is 'The lexemes of the words that are the same in Latin letters: with accents or without, or in another alphabet.';

comment on function private.search_all(tsquery[]) is 'A query for all of some queries, which may be null; null for none.';

comment on function private.search_any(text[]) is 'A query for any of some lexemes; null for none.';

comment on function private.search_dictionary(text) is 'The dictionary that finds the stems of a language; of one that PostgreSQL has no stemmer for, words stay as they are.';

comment on function private.search_languages(uuid) is 'The languages of what is indexed, or of one show.';

comment on function private.search_lexemes(text,jsonb) is 'The lexemes of [word, other keys …] in a language: the stem of the word, none of a stop word, and its keys where there is no stemmer for it.';

comment on function private.search_phrase(jsonb,text[]) is 'A query for words in this order and distance, in any of some languages; null where they are all stop words.';

comment on function private.search_spellings(text,text,text[]) is 'The lexemes of the words that are spelt most like one that nobody ever said, or sound like it in another alphabet.';

comment on function private.search_terms(jsonb,text[]) is 'By what each word of a question is found and in how many passages; a word that nobody said by those that are spelt like it.';

comment on function private.search_vector(text,jsonb,jsonb) is 'What a passage is found by: its words by their number, and those of its chapter''s title from 1001.';

comment on table private.seen_signatures is 'Signed requests that were let in, until they are too old to be let in again.';

comment on function private.slot_episode_id(uuid,date) is 'The episode of a slot, and the name of its first execution: a tick that is fired twice starts one.';

comment on function private.sound_of(text,text) is 'The consonants of a word, given as it is and in Latin letters: what writers of two alphabets agree on.';

comment on function private.telegram_chat_of(public.episodes) is 'Where an episode is posted: where somebody asked for it, else where its show wanted it when it was opened; null for nowhere.';

comment on function private.telegram_post_of(public.episodes) is 'The last message that was sent of an episode, and whether it is still to follow it; null where none was.';

comment on function private.tell_webhooks(public.episode_events) is 'Queues the message of an event for each endpoint that is told of its type.';

comment on function private.told_passages(bigint[],integer[],text[]) is 'Passages in the order of their ids with what is known of their episodes, and where they have which lexemes of which terms.';

comment on function private.usual_steps(uuid) is 'How many milliseconds each status has usually taken: medians of the show''s last twenty completed runs; null without any.';

comment on function private.webhook_payload(public.episode_events) is 'What endpoints are told of a transition; the shape of WebhookPayloadSchema.';

comment on table private.webhook_secrets is 'What an endpoint''s messages are signed with, by the Standard Webhooks specification.';

comment on column private.webhook_secrets.expires_at is 'Until when an old secret signs beside the new one; null: the secret in use.';

comment on table public.api_keys is 'Keys of programs that call the HTTP API, each with a name and a role.';

comment on column public.api_keys.prefix is 'The public part of the value in use, by which it is found.';

comment on column public.api_keys.previous_prefix is 'Of the value before it, which is let in until previous_expires_at.';

comment on column public.api_keys.last_used_at is 'When it was last let in, exact to a minute.';

comment on column public.api_keys.podcast_ids is 'The shows beyond which it sees and changes nothing; null: all. A show that was deleted stays named, so that no list becomes empty.';

comment on table public.audit_entries is 'Who changed what. Entries outlive what they are about, so nothing refers to it.';

comment on column public.audit_entries.before is 'Of what changed, the values that were; no secret is among them.';

comment on function public.begin_paying(uuid,text,numeric) is '{ "mayBegin": true }, or { "mayBegin": false, "reason" } while a month''s cap of the show or the stage is used up and this execution hasn''t paid for anything; then metadata.waiting says why, since when and until when.';

comment on function public.change_api_key(uuid,jsonb) is 'Changes name, role, expires_at and podcast_ids as far as they are given; nothing for a key that is revoked or was never there.';

comment on function public.changed_show_execution(uuid) is 'The execution of an episode with which a show''s feed and pages are to be written anew; null where they are as the show is.';

comment on function public.claim_feed_identity(uuid,uuid,text) is 'By what apps know the show''s feed: the GUID that was claimed first, for life; and whether the feed has moved since.';

comment on function public.claim_telegram_post(uuid,text,text,integer,uuid) is 'The right to send the episode''s message, as the id of its row, the same however often one asks by one key; null when another message stands or is on its way, or nobody is to have the episode any more.';

comment on function public.close_telegram_post(uuid,text,timestamp with time zone) is 'Nothing is left to do in Telegram for an episode. p_visibility_changed_at is what was read of it; nothing is closed when that has changed.';

comment on function public.confirm_telegram_post(uuid,bigint,text) is 'Says that a message stands of which no answer came, and under which number. It is edited to be as the episode is, and follows it from then on.';

comment on function public.create_api_key(text,text,timestamp with time zone,text,text,text,uuid[]) is 'Adds a key by the hash of its value, for the shows of p_podcast_ids or for all. Of keys that are not revoked each has a name of its own.';

comment on function public.create_show(jsonb,jsonb) is 'A new show with its config, both or neither. Every column without a default is given.';

comment on function public.create_webhook_endpoint(text,text,uuid,text[]) is 'Adds an endpoint with its secret. Without a show it is told of all, without events of every type.';

comment on function public.delay_telegram_post(uuid,text,integer) is 'Notes that Telegram is to be left alone for an episode''s message for so many seconds.';

comment on function public.delete_show(uuid) is 'Deletes a show with its episodes.';

comment on function public.discard_episode(uuid,text) is 'awaiting_review to skipped: its script isn''t spoken, and its posts count as told. Asked again it answers the same.';

comment on function public.due_podcasts(integer,uuid) is 'The shows whose last slot has no episode, in the order of their ids, those after p_after. Of several missed slots the last one counts. A paused show is not due; one with a live episode, not before that has ended.';

comment on function public.earlier_episodes(uuid) is 'What a show''s listeners have heard before an episode: what its published episodes of earlier windows tell, as they were last published; the latest of a month first.';

comment on function public.enter_speech_circuit(text,text,integer) is '{ "mayStart": true, "state", "failedRuns" }, or { "mayStart": false, "state", "waitSeconds", "reason" }. While half-open one execution at a time may start, as the probe.';

comment on view public.episode_changes is 'The episodes that were hidden, shown, withdrawn or changed since they were published, or with which their show was; is_decided where somebody said who may have them.';

comment on table public.episode_costs is 'One row a report of a task; metadata.cost of the episode is their sum.';

comment on column public.episode_costs.id is 'Chosen by the task, so that a repeated report counts once.';

comment on column public.episode_costs.items is 'provider, product, unit, quantity, and usd at the price list of pricesAsOf; both null without a price. The shape of CostItemSchema.';

comment on table public.episode_events is 'One row a transition, its opening included: the timeline, and the outbox of webhooks.';

comment on column public.episode_events.detail is 'The error of a failure, the reason of a skip.';

comment on column public.episode_events.change is 'What somebody did with a finished episode, which has no transition; null for a transition.';

comment on table public.episode_releases is 'An episode as it was last published.';

comment on column public.episode_releases.outputs is 'Pointers to the published objects; not public.';

comment on column public.episode_releases.is_public is 'Whether it may be had: false while its episode is hidden, and for good once it is withdrawn.';

comment on view public.episode_statuses is 'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';

comment on table public.episodes is 'One row an episode; a retry is a new attempt of the same row.';

comment on column public.episodes.execution is 'The name of the execution that may write the row: the episode''s id, for attempt n <id>-<n>.';

comment on column public.episodes.trigger is 'What began the attempt; import: another system made the episode, which has no execution, and no posts to be made again from.';

comment on column public.episodes.window_from is 'The posts told: from inclusive, until exclusive.';

comment on column public.episodes.window_is_default is 'Whether the database chose the window: such windows of a show join without gap or overlap.';

comment on column public.episodes.config_snapshot is 'The show''s settings when the episode opened, voices chosen; the shape of ConfigSnapshotSchema.';

comment on column public.episodes.outputs is 'Pointers to the objects made so far; the shape of EpisodeOutputsSchema.';

comment on column public.episodes.progress_done is 'Segments of progress_total that are spoken.';

comment on column public.episodes.metadata is 'error: why it failed; skipped: why there is no audio; publishError: why it is not in the feed; writing: who wrote the script, and the tokens that took; waiting: why nothing happens, and until when; cost: what providers were paid, by attempt.';

comment on column public.episodes.last_transition_at is 'When status or attempt last changed; what a sweep goes by.';

comment on column public.episodes.published_at is 'When the episode first stood in the feed.';

comment on column public.episodes.unpublished_since is 'Since when the attempt is completed and not in the feed; null before its completion and after its publication.';

comment on column public.episodes.unindexed_since is 'Since when a published transcript is not in the search index; null when it is.';

comment on column public.episodes.is_followed is 'Whether a webhook is told of its last transition: the machine starts notify only then.';

comment on column public.episodes.guid is 'What apps know the episode by where that isn''t its id: the GUID of the feed that it came from.';

comment on column public.episodes.visibility is 'public: listeners have it once it is published; hidden: nobody has it until it is shown again; withdrawn: nobody has it ever again.';

comment on column public.episodes.visibility_changed_at is 'When somebody last hid, showed or withdrew it; null if nobody has. Whoever publishes says what was read here.';

comment on column public.episodes.republish_since is 'Since when feed, pages and files are not yet as visibility, picture and show say; null when they are.';

comment on column public.episodes.unposted_since is 'Since when its message in Telegram is not yet as the episode is; null when it is, or when there is to be none.';

comment on column public.episodes.post_not_before is 'Until when Telegram has asked the bot to wait; null without such a wish.';

comment on column public.episodes.is_reviewed is 'Whether the episode stops for a review when its script is written.';

comment on column public.episodes.review_until is 'Until when its script can be reviewed; stays when it is approved, as its window stays taken, until a script is written anew.';

comment on column public.episodes.picture_key is 'The key of the episode''s own picture in the bucket; null where it has its show''s.';

comment on column public.episodes.edited_at is 'When somebody last changed what is public of it or, where it is the newest, of its show; null if nobody has. Whoever publishes says what was read here.';

comment on column public.episodes.telegram_chat is 'Where somebody asked for it to be posted, whatever its snapshot says; null where nobody has.';

comment on function public.expire_episodes(integer) is 'Withdraws the published episodes that their shows don''t want to keep, oldest first, notes on each by which rule, and answers which. The newest of a show stays. What is hidden is left to whoever has hidden it.';

comment on view public.feed_episodes is 'What a show''s feed lists: completed episodes, and published ones as they were published while a new attempt of theirs is not completed; none that is hidden or withdrawn.';

comment on table public.feed_identities is 'By what apps know a show''s feed: a GUID for life, and whether the feed has ever stood at another address than its first one.';

comment on function public.find_api_key(text) is 'The key that a value with this prefix is of, and the hash that the value must have; null for none that is let in now.';

comment on function public.find_queued_episode(uuid,uuid,text) is 'The episode that a queued message asks for: its id, the UUID v5 of p_namespace and p_name; its status, null while it has no row; and the id of the show''s live episode.';

comment on function public.import_episode(uuid,uuid,jsonb) is 'An episode that another system made, completed and to be published by the next sweep; where its id or its GUID is there already, that episode as it is. p_episode: guid, title, description, languageCode, audioUrl, durationMs, publishedAt, outputs.';

comment on function public.import_show(uuid,jsonb,jsonb,jsonb) is 'A show of another system under its own id, with its config where it has one; false, and nothing changed, where the id has a show already. p_feed: guid and url by which apps know its feed, where that has no identity yet.';

comment on function public.index_episode(uuid,text,text,jsonb,jsonb) is 'Puts an episode''s transcript in the search index in place of what is there: passages {startMs, endMs, chapter, cues, sources, words, title}, where a word is [word, other keys …], and its words as [word, in Latin letters]. Answers the number of passages.';

comment on function public.lease_telegram_session(text,text,integer) is '{ "acquired": true }, or { "acquired": false, "waitSeconds" } while another execution holds the session: how long until the caller''s turn is likely to have come. The same holder extends its lease.';

comment on function public.list_episodes(integer,uuid,text,timestamp with time zone,uuid,text,uuid[]) is 'Episodes, newest first, with p_error those alone that failed with it, with p_within those of these shows; p_before_at and p_before_id are created_at and id of the last one of the page before.';

comment on function public.list_shows(integer,timestamp with time zone,uuid,uuid[]) is 'Shows, newest first, with p_within of these alone; p_before_at and p_before_id are created_at and id of the last one of the page before.';

comment on view public.listed_podcasts is 'The shows that a directory lists: with something to hear, and not asked to be left out.';

comment on table public.listen_days is 'The days whose access logs were counted.';

comment on column public.listen_days.files is 'A digest of the names and sizes of the log files that were there: another one says that the day has to be counted anew.';

comment on table public.listens is 'The downloads of an episode on a day (UTC) by an app. Nothing tells who it was.';

comment on function public.listens_of(uuid,uuid,integer) is 'The downloads of a show or of an episode in the last p_days days (UTC), today included: by day, by app, and of the fifty episodes that have the most; total is of all time.';

comment on function public.mark_episode_failed(uuid,text,text,text,text) is 'Any status that isn''t terminal to failed, with the state, Error and Cause in metadata.error. The first error stays.';

comment on function public.mark_episode_published(uuid,text,timestamp with time zone) is 'Makes a completed episode public as it is now, and with it those completed before it that are in no feed yet. The first date of publication stays. p_visibility_changed_at is the changed_at that the publisher read of the episode; nothing is marked when that is another by now.';

comment on function public.monthly_caps(numeric) is 'How far each cap is used up this month (UTC), the fullest first; podcast_id is null for the stage''s own, which is given. nearly_spent from 80 percent on. What has no known price doesn''t count.';

comment on function public.note_api_key_use(uuid,text,integer) is 'Notes that a key was let in. False for a signature that was let in before, and is to be kept for p_seconds.';

comment on function public.note_episode_wait(uuid,text,text,integer) is 'Notes in metadata.waiting why the episode waits, and until when; no reason takes it away.';

comment on function public.note_episode_warnings(uuid,text,text,jsonb) is 'Notes in metadata.warnings what went wrong in a state without failing the episode, [{ name, message }], in place of what that state noted before.';

comment on function public.open_delivery(bigint,uuid,text) is 'What is to be sent where, signed by what, held for the execution; or { "state": "settled" } when nothing is left to send, { "state": "held" } while another execution has it.';

comment on function public.open_episode(uuid,uuid,text,text,text,timestamp with time zone,timestamp with time zone,jsonb) is 'Opens an episode, or a new attempt of one that has ended, as pending; p_settings are what the attempt changes of the config. Repeated by the same execution it answers the row as it is. Each refusal has a status of its own, since a state machine sees nothing else of it.';

comment on function public.open_telegram_post(uuid,text) is 'What a message about an episode is made of, and the last one that was sent: whether it stands, and for how many seconds whoever sends it may still be at it.';

comment on function public.overdue_podcasts(integer) is 'The shows without an episode that is completed, skipped or under review nine hours after their slot; status is null where it has no episode at all. A paused show owes none.';

comment on function public.overdue_reviews(integer) is 'The episodes whose review is past its deadline, and what their show wants then: discard, or publish, which is told of one episode a show and not while the show makes another.';

comment on function public.pending_deliveries(integer,bigint,uuid) is 'Deliveries that no execution holds: new ones, and those whose execution has not been heard of in time. execution is the name to start; next_execution is for when an execution of that name has ended.';

comment on table public.podcast_configs is 'How a show''s episodes are made, and when. An episode copies it when it opens.';

comment on column public.podcast_configs.telegram_channels is 'Usernames without the @.';

comment on column public.podcast_configs.speakers is 'Roles in order, with a voice where it shall not be the language''s default; null: the format''s default roles.';

comment on column public.podcast_configs.writer is 'Who writes the script; null: the built-in writer.';

comment on column public.podcast_configs.writer_model is 'The language model, for a writer that asks one; null: the writer''s default.';

comment on column public.podcast_configs.writer_temperature is 'From 0 to 2; null: the model''s default.';

comment on column public.podcast_configs.media_types is 'Posts with media of another type are left out; posts without media always stay.';

comment on column public.podcast_configs.episode_frequency is 'Days from one episode to the next.';

comment on column public.podcast_configs.time_of_day is 'When an episode is due, in time_zone.';

comment on column public.podcast_configs.scheduled_from is 'The first date with an episode of the schedule as it is now; left out, the next one on which time_of_day is still to come.';

comment on column public.podcast_configs.intro_audio_url is 'Heard before the first word.';

comment on column public.podcast_configs.outro_audio_url is 'Heard after the last word.';

comment on column public.podcast_configs.style is 'How an episode is told, by the built-in writer as far as it can; null: chosen by the material.';

comment on column public.podcast_configs.has_stings is 'Whether a short, quiet sound is heard between stories.';

comment on column public.podcast_configs.has_story_pauses is 'Whether pauses are longer where something else is told.';

comment on column public.podcast_configs.lexicon is 'How words are said that voices would say wrong: [{ "word", "respelling"?, "ipa"? }].';

comment on column public.podcast_configs.telegram_chat is 'Where the bot posts the show''s episodes: the @name of a channel or group, or the id of a chat; null for nowhere.';

comment on column public.podcast_configs."character" is 'What a show is like where a language model writes it: { "audience"?, "tone"?, "background"?, "neverSay"?, "examples"? }.';

comment on column public.podcast_configs.review is 'Whether somebody reads a script before it is spoken: { "days", "atDeadline": "discard" or "publish" }; null if nobody does.';

comment on column public.podcast_configs.monthly_cap_usd is 'US dollars at list prices that the show''s episodes may cost in a month (UTC); null for no cap. What is begun is finished beyond it.';

comment on column public.podcast_configs.telegram_session is 'The name of the Telegram session that reads the channels; null to choose one by the show.';

comment on table public.podcast_releases is 'A show as its feed last described it.';

comment on table public.podcasts is 'The shows.';

comment on column public.podcasts.language_code is 'BCP 47, for example en-US.';

comment on column public.podcasts.is_paused is 'A paused show gets no episodes from its schedule; by hand it can still be run.';

comment on column public.podcasts.owner_email is 'Who answers for the feed: itunes:owner.';

comment on column public.podcasts.category is 'A category or subcategory of Apple Podcasts by its name: itunes:category.';

comment on column public.podcasts.is_explicit is 'Not for children: itunes:explicit.';

comment on column public.podcasts.is_blocked is 'Whether the feed asks directories to leave the show out.';

comment on column public.podcasts.verification is 'What a directory asks to find in the feed, as a proof that it is yours.';

comment on column public.podcasts.keep_episodes is 'How many published episodes the public keeps, the newest ones; null for all.';

comment on column public.podcasts.keep_days is 'For how many days after it was published the public keeps an episode; null for good. The newest stays in any case.';

comment on view public.published_episodes is 'The episodes that stand in a feed.';

comment on view public.published_podcasts is 'The shows that have a feed.';

comment on function public.record_audit_entry(text,text,text,uuid,uuid) is 'Says who did what, for what leaves no row of its own behind; of a webhook with its host and its show.';

comment on function public.record_delivery_attempt(bigint,uuid,text,integer,text,integer,text,integer,text,integer) is 'Notes how a try went. delivered ends the delivery, gone disables its endpoint, failed waits p_wait_seconds for the next try or, with null, gives up. Repeated by the same execution it changes nothing.';

comment on function public.record_episode_cost(uuid,text,uuid,jsonb) is 'Counts what an execution, also one that is over, was answered by a paid provider; a repeated id counts once.';

comment on function public.record_listens(date,text,jsonb) is 'Makes these the downloads of a day and no others: [{ episodeId, app, downloads }]. Those of episodes that are gone are left out.';

comment on function public.record_post_failure(uuid,text,text,text) is 'Notes as a warning why an episode''s message in Telegram is not as the episode is, and when to try again: at the next sweep, in an hour where Telegram refuses, or never where it can''t be known or a day has passed.';

comment on function public.record_publish_failure(uuid,text,text,text) is 'Notes in metadata.publishError why a completed episode didn''t reach its feed.';

comment on function public.record_search_answer(uuid,text,jsonb) is 'Keeps how it ended that a language model was asked a question, and what that cost.';

comment on function public.release_telegram_session(text,text) is 'Whether the execution held the session; another''s lease stays.';

comment on function public.report_speech_run(text,text,boolean,text) is 'Whether the provider spoke in a run: one time closes the circuit, three failures in a row or a failed probe open it. Answers as enter_speech_circuit.';

comment on function public.request_telegram_post(uuid,boolean) is 'Has a published episode posted where its show is posted today. Nothing is sent while a message stands or is on its way, nor where one may stand, unless p_is_missing says that somebody has looked and it doesn''t.';

comment on function public.revoke_api_key(uuid) is 'Lets a key in no more and forgets its hashes; its name stays for the audit.';

comment on function public.rotate_api_key(uuid,integer,text,text,text) is 'Puts a new value in use; the one before is let in for p_overlap_seconds more, older ones no more.';

comment on function public.rotate_webhook_secret(uuid,text,integer) is 'Puts a new secret in use and answers until when the one before signs as well.';

comment on table public.search_answers is 'One row a question of a search that a language model was asked, for 90 days.';

comment on column public.search_answers.outcome is 'used, refused by the check, or unavailable; null while nobody knows.';

comment on column public.search_answers.items is 'What the model was paid: the shape of CostItemSchema, as in episode_costs.';

comment on table public.search_documents is 'Which transcript of an episode can be searched.';

comment on column public.search_documents.transcript_key is 'The key in the bucket, which names the bytes; the public finds an episode only while its release has this transcript.';

comment on column public.search_documents.language is 'The primary language; its stemmer made the lexemes, and they begin with it.';

comment on function public.search_passages(jsonb,jsonb,jsonb,uuid,boolean,integer,uuid[]) is 'The passages that a question finds, with p_within in these shows alone, those with the rarest words of it first. Phrases are meant as they stand; words beside them only say what comes first. Terms are {word: [word, other keys …], folded}; phrases and without are lists of lists of such words. Answers {languages, terms, passages}, each passage with its hits [term, lexeme, [positions]].';

comment on table public.search_passages is 'What was said within some half a minute of an episode: some cues that follow each other, none beyond its chapter.';

comment on column public.search_passages.is_public is 'Whether the episode''s release has the transcript that this is of.';

comment on column public.search_passages.cues is 'Cues in order, each [start in ms, end in ms, number of its first word in the passage, text].';

comment on column public.search_passages.sources is 'The posts that the passage is told from.';

comment on column public.search_passages.terms is 'Lexemes as <language>:<lexeme> by the number of their word, from 1; those of the chapter''s title from 1001, weighted D.';

comment on table public.search_words is 'Every word that was ever said, for the one that a misspelt word stands for.';

comment on column public.search_words.folded is 'The word in plain Latin letters, so that names are found from any script.';

comment on column public.search_words.sound is 'Its consonants, by which a name is found from an alphabet that writes other vowels or none.';

comment on function public.send_delivery_again(bigint,uuid) is 'Puts a message that was delivered or given up into the outbox once more, with all its tries. The receiver gets the same message under the same id.';

comment on function public.set_episode_picture(uuid,text) is 'Gives an episode a picture of its own by its key, or takes it away with null. Feed, pages and message follow when it is published next, which whoever calls this has started.';

comment on function public.set_episode_visibility(uuid,text) is 'Hides an episode, shows it again or withdraws it for good, which discards a script of it that awaits a review; asked again it answers the same. Feed, pages and files follow when it is published next, which whoever calls this has started.';

comment on function public.set_soundbites(uuid,text,jsonb) is 'Makes these the soundbites of an episode, of that sound, and no others.';

comment on function public.settle_telegram_post(bigint,text,bigint,jsonb) is 'What became of a message. Whose the episode is by now doesn''t matter: the message stands, or doesn''t.';

comment on view public.shows is 'Shows with their config as one document.';

comment on function public.skip_episode(uuid,text,text) is 'pending or content_collected to skipped: the window holds nothing to tell.';

comment on function public.slow_episodes(integer) is 'The live episodes whose execution has run for more than three times as long as the last ten episodes of their show took (the median, without retries), and for more than a quarter of an hour. A show of fewer than three episodes has no usual time; an episode that a month''s cap holds isn''t slow.';

comment on table public.soundbites is 'Stretches of an episode that its feed offers as samples (podcast:soundbite).';

comment on column public.soundbites.audio_key is 'The sound that the stretch is of: the key of the audio.';

comment on table public.speech_circuits is 'closed: open_until is null; open: until open_until; half-open: after it, until a probe succeeds.';

comment on column public.speech_circuits.failed_runs is 'Runs in a row in which the provider spoke nothing.';

comment on column public.speech_circuits.openings is 'How often in a row it opened; each time for longer.';

comment on column public.speech_circuits.probe_execution is 'The one that may call the provider while the circuit is half-open.';

comment on column public.speech_circuits.reason is 'What the provider last said.';

comment on table public.speech_requests is 'The requests to speech providers of the last minute; one row for each batch that a run took.';

comment on function public.spending_by_month(integer) is 'What the episodes of each show cost in each of the last p_months months (UTC), this one included, newest first; without what has no known price.';

comment on function public.take_search_answer(uuid,integer) is 'Whether a language model may be asked one question more, so that no day (UTC) has more than p_per_day.';

comment on function public.take_speech_requests(text,integer,integer) is '{ "granted", "waitMs" }: how many of p_count requests may start now, so that no 60 seconds have more than p_per_minute over all runs; when none, how long until one may.';

comment on table public.telegram_channels is 'Channels by username, as a session sees them.';

comment on column public.telegram_channels.access_hash is 'A 64-bit integer, as text: JSON numbers lose its last digits.';

comment on table public.telegram_posts is 'The messages with which episodes are posted in Telegram. A row is written before a message is sent, so that none is sent twice.';

comment on column public.telegram_posts.attempt is 'The attempt of the episode that sent it.';

comment on column public.telegram_posts.status is 'sending: it may be on its way; posted: it stands in the chat; unsure: whoever sent it heard of no answer; removed: it stands there no more.';

comment on column public.telegram_posts.content is 'What it shows: { kind: audio or link, media, caption }, the latter two as digests.';

comment on column public.telegram_posts.claimed_until is 'Until when whoever sends it may be at it.';

comment on column public.telegram_posts.claim_key is 'Chosen by whoever claimed it: asking again with it answers the same claim. Null for a claim of an earlier version.';

comment on table public.telegram_session_queue is 'The executions that found a session taken, since when they wait, and when they were told to come back.';

comment on table public.telegram_sessions is 'Which execution may use a Telegram session, and until when.';

comment on column public.telegram_sessions.session is 'A name or fingerprint, never the session string itself.';

comment on column public.telegram_sessions.usual_seconds is 'How long a collector has the session; what the latest ones took weighs most.';

comment on column public.telegram_sessions.timed_collections is 'How many collections usual_seconds rests on; the first ones weigh alike.';

comment on function public.unindexed_episodes(uuid,integer) is 'A show''s published episodes whose transcripts are not in the search index, newest first.';

comment on function public.unposted_episodes(integer,text) is 'The episodes whose messages in Telegram are not yet as they are, longest first; or that of one execution. Whether their executions are still at it, only the engine knows.';

comment on function public.unpublished_episodes(integer,text) is 'The completed episodes that are in no feed or not in the search index yet, and those that somebody has hidden or shown; or that of one execution. What was hidden or shown comes first, then what has waited longest. Whether their executions are still about to publish the others, only the engine knows.';

comment on function public.unsettled_episodes(integer,text,timestamp with time zone,uuid) is 'The live episodes, or that of one execution, beginning with the one whose last transition is longest ago. Whether their executions live, only the engine knows.';

comment on function public.update_episode_audio_url(uuid,text,text,integer,jsonb) is 'processing to completed: address, duration, outputs and status in one write.';

comment on function public.update_episode_progress(uuid,text,integer,integer) is 'Notes how far the speaking is; what would go back is passed over.';

comment on function public.update_episode_status(uuid,text,text,jsonb) is 'pending to content_collected to processing, or to awaiting_review. p_outputs is merged into outputs; its title and summary become title and description, its writing goes to metadata.';

comment on function public.update_show(uuid,jsonb,jsonb) is 'Changes the columns that are named, of the show and of its config, all or none.';

comment on function public.update_webhook_endpoint(uuid,text,text[],boolean) is 'Changes what is given. Enabled again it is told of what happens from then on.';

comment on table public.voices is 'The default voices of a language, for speakers whose config names none: the first and the second speaker''s.';

comment on table public.webhook_deliveries is 'One row an event and endpoint: what is to be delivered, and how that went.';

comment on column public.webhook_deliveries.payload is 'The message as it was when the event happened: every try sends the same.';

comment on column public.webhook_deliveries.execution is 'The name of the execution that delivers it.';

comment on column public.webhook_deliveries.held_until is 'When that execution must have been heard of again; a later one may take over.';

comment on column public.webhook_deliveries.last_status is 'The HTTP status of the last try; null when there was no answer.';

comment on column public.webhook_deliveries.last_body is 'The beginning of what the receiver answered to the last try, as text; null when there was no answer.';

comment on column public.webhook_deliveries.last_took_ms is 'How long the last try took, in milliseconds.';

comment on column public.webhook_deliveries.sent_again is 'How often somebody had a message sent again that was delivered or given up.';

comment on table public.webhook_endpoints is 'Addresses that are told of transitions of episodes.';

comment on column public.webhook_endpoints.podcast_id is 'The show whose episodes it is told of; null: every show''s.';

comment on column public.webhook_endpoints.events is 'The types of event it is told of: episode.<status>, or episode.hidden, shown or withdrawn.';

comment on column public.webhook_endpoints.disabled_at is 'Since when nothing is sent to it any more; the reason beside it.';

comment on function public.webhook_target(uuid) is 'Where messages to an endpoint go, and what they are signed with: the secret in use first.';
