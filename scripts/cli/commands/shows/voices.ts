import { VoiceListSchema } from '../../../../src/api/voices/schema.ts';
import type { Answer, Context } from '../../context.ts';
import { columns } from '../../words/columns.ts';

const GENDERS: Readonly<Record<string, string>> = { female: 'woman', male: 'man' };

/** `voices`: what the speakers of a show in a language may be given. */
export const showVoices = async ({ api }: Context, languageCode: string): Promise<Answer> => {
  const query = new URLSearchParams({ languageCode });
  const list = await api.get(`/voices?${query}`, VoiceListSchema);
  const rows = list.voices.map(({ name, gender, hasSpeakingRate, hasPitch }) => [
    name,
    GENDERS[gender ?? ''] ?? '',
    [hasSpeakingRate ? 'pace' : '', hasPitch ? 'pitch' : ''].filter(Boolean).join(', '),
    list.defaults.includes(name) ? `the language's ${list.defaults.indexOf(name) + 1}.` : '',
  ]);
  const none = [
    `No voice speaks ${languageCode}. Write the language as a tag, for example en-US or he-IL, or connect voices that speak it (npx stepcast connect).`,
  ];
  const lines = [...(rows.length > 0 ? columns(rows) : none), ...list.unavailable];
  return { json: list, lines, ok: rows.length > 0 };
};
