import { z } from 'zod';
import type { DefaultVoices } from '../../../voices/voice-catalog.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const RowsSchema = z.array(z.object({ name: z.string() }));

/** The default voices of languages in the table voices. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createDefaultVoices = (config: DatabaseConfig): DefaultVoices => {
  const database = openDatabase(config);
  return {
    async of(languageCode) {
      const rows = database
        .from('voices')
        .select('name')
        .eq('language_code', languageCode)
        .order('position');
      const action = `read the voices of ${languageCode}`;
      return (await readResponse(rows, { action, schema: RowsSchema })).map(({ name }) => name);
    },
    async add(languageCode, names) {
      const rows = names.map((name, i) => ({
        language_code: languageCode,
        position: i + 1,
        name,
      }));
      const kept = database
        .from('voices')
        .upsert(rows, { onConflict: 'language_code,position', ignoreDuplicates: true });
      await readResponse(kept, { action: `keep voices for ${languageCode}`, schema: z.unknown() });
    },
  };
};
