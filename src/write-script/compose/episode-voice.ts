import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import type { Utterance } from '../../episode/script.ts';
import type { Language } from '../language/language.ts';
import type { DayDetail } from '../language/phrases.ts';
import { speak } from '../language/speak.ts';
import { Rotation } from './rotation.ts';

/** What every part of an episode is told with: who speaks, in which language, and what was said already. */
export interface EpisodeVoice {
  readonly language: Language;
  readonly rotation: Rotation;
  readonly host: string;
  /** The second speaker; the host himself where there is one speaker. */
  readonly teller: string;
  readonly isDialogue: boolean;
  readonly dayDetail: DayDetail;
  readonly hasOneChannel: boolean;
  /** What a post says, read in the language's way. */
  say(text: string): string;
  /** A turn of speech made of words that are ready to be said; nothing when there are none. */
  line(speaker: string, ...parts: readonly string[]): Utterance[];
}

const DAY_MS = 86_400_000;

const dayDetail = ({ from, until }: Content['window']): DayDetail => {
  if (Date.parse(until) - Date.parse(from) <= 7 * DAY_MS) return 'weekday';
  return from.slice(0, 4) === until.slice(0, 4) ? 'date' : 'date-and-year';
};

/** The voice of one episode; same content and config, same words. */
export const createEpisodeVoice = (
  content: Content,
  { title, speakers, format }: ConfigSnapshot,
  language: Language,
): EpisodeVoice => {
  const [first, second] = speakers;
  const host = first?.role ?? 'host';
  const isDialogue = format === 'multi-speaker' && second !== undefined && second.role !== host;
  return {
    language,
    rotation: new Rotation(`${content.window.from} ${title}`),
    host,
    teller: isDialogue ? second.role : host,
    isDialogue,
    dayDetail: dayDetail(content.window),
    hasOneChannel: Object.values(content.results).filter((posts) => posts.length > 0).length < 2,
    say: (text) => speak(text, language),
    line: (speaker, ...parts) => {
      const text = parts.filter((part) => part !== '').join(' ');
      return /[\p{L}\p{N}]/u.test(text) ? [{ speaker, text }] : [];
    },
  };
};
