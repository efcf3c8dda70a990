create or replace function private.edit_config(p_config jsonb, p_settings jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  -- What makes an episode; what its show says of itself stays the show's. "?" is what may be null.
  v_types constant jsonb := '{
    "telegramChannels": "array", "maxMessages": "number", "mediaTypes": "array", "filters": "object",
    "format": "string", "speakers": "array", "introText": "string?", "outroText": "string?",
    "additionalInstructions": "string?", "writer": "string", "writerModel": "string?",
    "writerTemperature": "number?", "style": "string?", "targetDurationMinutes": "number",
    "introAudioUrl": "string?", "outroAudioUrl": "string?", "hasStings": "boolean", "hasStoryPauses": "boolean",
    "lexicon": "array"
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
$$;
comment on function private.edit_config(jsonb, jsonb) is
  'A config snapshot with what an attempt changes of it: each member of p_settings takes the place of the snapshot''s.';
