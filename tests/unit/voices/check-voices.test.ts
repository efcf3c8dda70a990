import { describe, expect, it } from 'vitest';
import { checkVoices } from '../../../src/voices/check-voices.ts';
import type { VoiceCatalog } from '../../../src/voices/voice-catalog.ts';

const voice = (languageCode: string, name: string) => ({
  name: `${languageCode}-${name}`,
  languageCodes: [languageCode],
});
const aCatalog = (...voices: ReturnType<typeof voice>[]): VoiceCatalog & { asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    async list(languageCode) {
      asked.push(languageCode);
      return voices;
    },
  };
};
const ENGLISH = [voice('en-GB', 'Kore'), voice('en-US', 'Kore'), voice('en-US', 'Puck')];
const cast = (...voices: (string | null)[]) => ({
  languageCode: 'en-US',
  speakers: voices.map((name, index) => ({ role: `role ${index}`, voice: name })),
});

describe('checkVoices', () => {
  it('asks nobody when no voice is named', async () => {
    const catalog = aCatalog();
    expect(await checkVoices(catalog, cast(null, null))).toEqual([]);
    expect(await checkVoices(catalog, { languageCode: 'en-US', speakers: null })).toEqual([]);
    expect(catalog.asked).toEqual([]);
  });

  it('accepts two voices of the language, whichever its region', async () => {
    expect(await checkVoices(aCatalog(...ENGLISH), cast('en-US-Puck', 'en-GB-Kore'))).toEqual([]);
  });

  it('says which voice there is not and which there are, those of the region first', async () => {
    expect(await checkVoices(aCatalog(...ENGLISH), cast('en-US-Puck', 'en-US-Kora'))).toEqual([
      {
        speaker: 1,
        message: 'en-US-Kora is no voice for en-US; there are en-US-Kore, en-US-Puck, en-GB-Kore',
      },
    ]);
  });

  it('names a dozen of many', async () => {
    const many = Array.from({ length: 20 }, (_, i) => voice('en-US', `Voice-${i}`));
    const [problem] = await checkVoices(aCatalog(...many), cast('x'));
    expect(problem?.message).toMatch(/en-US-Voice-11 and 8 more$/);
  });

  it('says that the language has none', async () => {
    const [problem] = await checkVoices(aCatalog(), { ...cast('x'), languageCode: 'yi' });
    expect(problem?.message).toBe("x can't be used: the speech provider has no voice for yi");
  });

  it('wants a voice of its own for each speaker', async () => {
    expect(await checkVoices(aCatalog(...ENGLISH), cast('en-US-Puck', 'en-US-Puck'))).toEqual([
      { speaker: 1, message: 'en-US-Puck is the voice of another speaker already' },
    ]);
  });

  it('calls Chinese by the name that Google has for it', async () => {
    const catalog = aCatalog(voice('cmn-CN', 'Kore'));
    const chinese = { ...cast('cmn-CN-Kore'), languageCode: 'zh-CN' };
    expect(await checkVoices(catalog, chinese)).toEqual([]);
    expect(catalog.asked).toEqual(['cmn']);
  });
});
