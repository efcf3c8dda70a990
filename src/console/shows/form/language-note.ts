import { WRITTEN_LANGUAGES } from '../../../show/written-languages.ts';
import { baseOf } from '../../../speech-text/base-of.ts';
import { chosenLanguage, t } from '../../language/translate.ts';

const nameOf = (base: string): string | undefined => {
  try {
    const name = new Intl.DisplayNames(chosenLanguage().code, {
      type: 'language',
      fallback: 'none',
    }).of(base);
    return name;
  } catch {
    return undefined;
  }
};

/** What one should know of a language that the built-in writer is to write in; undefined where a speaker has read its words, and while no language is named. */
export const languageNote = (tag: string): string | undefined => {
  const base = baseOf(tag);
  const name = nameOf(base);
  if (name === undefined) return undefined;
  const known = WRITTEN_LANGUAGES[base];
  if (known?.isReviewed) return undefined;
  return known
    ? t(
        'No speaker of {0} has read what the built-in writer says in it yet. Listen to an episode before you publish one.',
        name,
      )
    : t(
        'The built-in writer has no words of its own in {0}: between the posts it says names and dates alone.',
        name,
      );
};
