create table public.voices (
  language_code text not null,
  position integer not null check (position in (1, 2)),
  name text not null,
  primary key (language_code, position),
  unique (language_code, name)
);
comment on table public.voices is
  'The default voices of a language, for speakers whose config names none: the first and the second speaker''s.';

alter table public.voices enable row level security;
grant select on public.voices to authenticated;
grant all on public.voices to service_role;
create policy "Admins read voices" on public.voices for select to authenticated
  using ((select private.is_admin()));

-- The locales of Google's Chirp 3: HD voices; a voice is named <locale>-Chirp3-HD-<name>
-- (cloud.google.com/text-to-speech/docs/chirp3-hd). Kore is a woman's voice, Charon a man's.
insert into public.voices (language_code, position, name)
select language_code, position, locale || '-Chirp3-HD-' || speaker
from (
  select locale, locale as language_code
  from unnest(array[
    'ar-XA', 'bg-BG', 'bn-IN', 'cmn-CN', 'cs-CZ', 'da-DK', 'de-DE', 'el-GR', 'en-AU', 'en-GB',
    'en-IN', 'en-US', 'es-ES', 'es-US', 'et-EE', 'fi-FI', 'fr-CA', 'fr-FR', 'gu-IN', 'he-IL',
    'hi-IN', 'hr-HR', 'hu-HU', 'id-ID', 'it-IT', 'ja-JP', 'kn-IN', 'ko-KR', 'lt-LT', 'lv-LV',
    'ml-IN', 'mr-IN', 'nb-NO', 'nl-BE', 'nl-NL', 'pl-PL', 'pt-BR', 'ro-RO', 'ru-RU', 'sk-SK',
    'sl-SI', 'sr-RS', 'sv-SE', 'sw-KE', 'ta-IN', 'te-IN', 'th-TH', 'tr-TR', 'uk-UA', 'ur-IN',
    'vi-VN'
  ]) as locale
  union all
  -- Languages that shows write without a region, or otherwise than Google does.
  values
    ('ar-XA', 'ar'), ('cmn-CN', 'zh-CN'), ('cs-CZ', 'cs'), ('de-DE', 'de'), ('en-US', 'en'),
    ('es-ES', 'es'), ('fr-FR', 'fr'), ('he-IL', 'he'), ('hi-IN', 'hi'), ('it-IT', 'it'),
    ('ja-JP', 'ja'), ('ko-KR', 'ko'), ('nl-NL', 'nl'), ('pl-PL', 'pl'), ('pt-BR', 'pt'),
    ('ru-RU', 'ru'), ('tr-TR', 'tr'), ('uk-UA', 'uk')
) as languages (locale, language_code)
cross join (values (1, 'Kore'), (2, 'Charon')) as speakers (position, speaker);
