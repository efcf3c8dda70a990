import type { DefaultVoices, Voice, VoiceCatalog } from '../../../src/voices/voice-catalog.ts';

/** A voice by its name, whose language is the name's. */
export const aVoice = (name: string, gender: Voice['gender'] = 'female'): Voice => ({
  name,
  languageCodes: [name.split('-', 2).join('-')],
  gender,
});

/** A catalog that has these voices whatever it is asked for, and notes what it is asked for. */
export const aCatalog = (...voices: Voice[]): VoiceCatalog & { readonly asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    async list(languageCode) {
      asked.push(languageCode);
      return voices;
    },
  };
};

/** Default voices in memory. */
export const someDefaults = (...names: string[]): DefaultVoices & { readonly kept: string[] } => {
  const kept = [...names];
  return {
    kept,
    of: async () => [...kept],
    async add(_, added) {
      kept.splice(0, kept.length, ...added);
    },
  };
};
