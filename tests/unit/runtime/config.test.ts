import { expect, it } from 'vitest';
import { InvalidConfig, loadConfig } from '../../../src/runtime/config.ts';

const env = { SUPABASE_URL: 'https://project.supabase.test', SUPABASE_SERVICE_KEY: 'secret' };

it('reads the sections it is asked for and no other', () => {
  expect(loadConfig(['database'], { ...env, TELEGRAM_API_ID: 'wrong' })).toEqual(env);
});

it('names every variable that is missing or wrong at once, and quotes no value', () => {
  const load = () =>
    loadConfig(['database', 'telegram'], {
      SUPABASE_URL: 'not-a-url-s3cret',
      TELEGRAM_API_ID: '0',
    });
  expect(load).toThrow(InvalidConfig);
  expect(load).toThrow(
    /SUPABASE_URL: [\s\S]*SUPABASE_SERVICE_KEY: is missing[\s\S]*TELEGRAM_API_ID: [\s\S]*TELEGRAM_SESSION: is missing/,
  );
  expect(load).not.toThrow(/s3cret/);
});

it('needs all of a Telegram account, or nothing', () => {
  expect(loadConfig(['telegram'], {})).toEqual({});
  expect(() => loadConfig(['telegram'], { TELEGRAM_SESSION: '1B' })).toThrow(
    /TELEGRAM_API_ID: is missing[\s\S]*TELEGRAM_API_HASH: is missing/,
  );
});

it('takes an empty variable for a missing one', () => {
  expect(() => loadConfig(['database'], { ...env, SUPABASE_SERVICE_KEY: '' })).toThrow(
    /SUPABASE_SERVICE_KEY: is missing/,
  );
});

it('fills in what has a default', () => {
  expect(loadConfig(['speech'], {})).toMatchObject({
    GOOGLE_TTS_ENDPOINT: 'https://texttospeech.googleapis.com',
  });
});

it('names the secret that should hold what is missing', () => {
  const load = () =>
    loadConfig(['database'], { SUPABASE_URL: env.SUPABASE_URL, SECRETS_PATH: 'stepcast/prod' });
  expect(load).toThrow(/SUPABASE_SERVICE_KEY: is missing in the secret stepcast\/prod\/database/);
});
