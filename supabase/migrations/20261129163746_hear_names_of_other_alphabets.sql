create or replace function private.sound_of(p_word text, p_folded text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
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
$$;
comment on function private.sound_of(text, text) is
  'The consonants of a word, given as it is and in Latin letters: what writers of two alphabets agree on.';

alter table public.search_words
  add column sound text not null generated always as (private.sound_of(word, folded)) stored;
comment on column public.search_words.sound is
  'Its consonants, by which a name is found from an alphabet that writes other vowels or none.';
create index search_words_sound_idx on public.search_words (sound) where length(sound) >= 3;
create index search_words_exact_idx on public.search_words (folded);
