import { useEffect, useRef, useState } from 'preact/hooks';
import type { VoiceList } from '../../../../api/voices/schema.ts';
import type { ShowFormValues } from '../values/show-form-values.ts';
import { ORDINALS } from '../values/speaker-values.ts';

type Voices = Pick<ShowFormValues, `${(typeof ORDINALS)[number]}Voice`>;

/**
 * The change that lets the language's own voices speak in place of those that don't speak it; null
 * where none has to go. A language without voices takes none: it is being typed, or none at all.
 */
export const dropForeignVoices = (
  chosen: Voices,
  { voices }: Pick<VoiceList, 'voices'>,
): Partial<ShowFormValues> | null => {
  const isForeign = (voice: string) =>
    voice !== '' && voices.length > 0 && !voices.some(({ name }) => name === voice);
  const change: Partial<ShowFormValues> = Object.fromEntries(
    ORDINALS.filter((ordinal) => isForeign(chosen[`${ordinal}Voice`])).flatMap((ordinal) => [
      [`${ordinal}Voice`, ''],
      [`${ordinal}Rate`, '1'],
      [`${ordinal}Pitch`, '0'],
    ]),
  );
  return Object.keys(change).length > 0 ? change : null;
};

/** Drops voices that don't speak a language newly chosen; answers that language while that needs telling. */
export const useFittingVoices = (
  list: VoiceList | undefined,
  values: ShowFormValues,
  change: (change: Partial<ShowFormValues>) => void,
): string | null => {
  const [droppedFor, setDroppedFor] = useState<string | null>(null);
  const language = useRef(values.languageCode.trim());
  useEffect(() => {
    // A voice that was chosen for this very language stays, whatever the provider offers by now.
    if (list === undefined || list.languageCode === language.current) return;
    if (list.voices.length === 0) return;
    language.current = list.languageCode;
    const dropped = dropForeignVoices(values, list);
    setDroppedFor(dropped && list.languageCode);
    if (dropped) change(dropped);
  }, [list]);
  return droppedFor === values.languageCode.trim() ? droppedFor : null;
};
