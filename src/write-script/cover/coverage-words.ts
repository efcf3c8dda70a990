import type { Content } from '../../episode/content.ts';
import type { Coverage } from '../../episode/coverage/coverage.ts';
import type { Language } from '../language/language.ts';

/** What a listener can't know of the posts behind an episode: said at its end and in its notes. */
export const coverageWords = (
  { channels }: Pick<Content, 'channels'>,
  counts: { readonly untold: number; readonly unspeakable: number },
  { phrases }: Pick<Language, 'phrases'>,
): Coverage['words'] => {
  const kept = channels.reduce((sum, each) => sum + each.kept, 0);
  const found = channels.reduce((sum, each) => sum + each.kept + each.truncated, 0);
  const { untold, unspeakable } = counts;
  return {
    covers: kept < found ? phrases.say('covers', { kept, found }) : '',
    notes: untold > 0 ? phrases.say('rest', { count: untold }) : '',
    unspoken: unspeakable > 0 ? phrases.say('unspoken', { count: unspeakable }) : '',
  };
};
