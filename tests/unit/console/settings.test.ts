import { expect, it } from 'vitest';
import { parseSettings } from '../../../src/console/settings.ts';

const SETTINGS = { supabaseUrl: 'a', supabaseKey: 'b', apiBaseUrl: '', mediaBaseUrl: 'c' };

it('takes settings that are all there', () => {
  expect(parseSettings(SETTINGS)).toEqual(SETTINGS);
});

it('names every setting that is missing', () => {
  expect(() => parseSettings({ supabaseUrl: 'a', mediaBaseUrl: 1 })).toThrow(
    'config.json lacks supabaseKey, apiBaseUrl, mediaBaseUrl',
  );
  expect(() => parseSettings(null)).toThrow('supabaseUrl');
});
