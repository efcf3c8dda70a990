import { useEffect, useState } from 'preact/hooks';
import type { VoiceList } from '../../../../api/voices/schema.ts';
import { useConsole } from '../../../context.ts';

/** What is known of a language's voices; `isMissing` when they can't be had now. */
export interface KnownVoices {
  readonly list: VoiceList | undefined;
  readonly isMissing: boolean;
}

const PAUSE_IN_TYPING_MS = 300;

/** Looks up the voices of a language, once it is typed. */
export const useVoices = (languageCode: string): KnownVoices => {
  const { api } = useConsole();
  const [known, setKnown] = useState<KnownVoices>({ list: undefined, isMissing: false });
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const look = async () => {
      const list = await api.listVoices(languageCode, signal).catch(() => undefined);
      if (!signal.aborted) setKnown({ list, isMissing: list === undefined });
    };
    const timer = setTimeout(look, PAUSE_IN_TYPING_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [api, languageCode]);
  return known;
};
