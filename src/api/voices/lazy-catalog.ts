import type { VoiceCatalog } from '../../voices/voice-catalog.ts';

/** A catalog that is opened when it is first asked; one that can't be opened is opened again by the next. */
export const createLazyCatalog = (open: () => Promise<VoiceCatalog>): VoiceCatalog => {
  let opened: Promise<VoiceCatalog> | undefined;
  return {
    async list(languageCode) {
      opened ??= open().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return (await opened).list(languageCode);
    },
  };
};
