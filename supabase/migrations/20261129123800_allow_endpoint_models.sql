alter table public.podcast_configs
  drop constraint podcast_configs_writer_check,
  drop constraint podcast_configs_writer_model_check,
  add constraint podcast_configs_writer_check check (writer in ('built-in', 'gemini', 'openai')),
  -- A model of Ollama or OpenRouter has a tag behind a colon.
  add constraint podcast_configs_writer_model_check
    check (length(writer_model) between 1 and 100 and writer_model ~ '^[A-Za-z0-9._:@/-]+$');
