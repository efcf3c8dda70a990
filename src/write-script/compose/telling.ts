import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import type { Language } from '../language/language.ts';
import type { DayDetail } from '../language/phrases.ts';
import { speak } from '../language/speak.ts';
import type { Material } from '../material.ts';
import { recalledWords } from '../memory/recall-words.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Terms } from '../posts/terms.ts';
import type { KeyWords } from '../stories/bonds.ts';
import type { Story } from '../stories/story.ts';
import { attribution } from '../tell/attribute.ts';
import { Draft } from './draft.ts';

/** Everything that a style tells with. */
export interface Telling {
  readonly draft: Draft;
  readonly language: Language;
  readonly stories: readonly Story[];
  readonly terms: ReadonlyMap<PreparedPost, Terms>;
  readonly keyWords: ReadonlyMap<PreparedPost, KeyWords>;
  /** One role or two. */
  readonly readers: readonly string[];
  /** How long the episode should become, at the usual pace; more is aimed at where material is short. */
  readonly targetSeconds: number;
  /** How long the show wants it to be, at the usual pace. */
  readonly wantedSeconds: number;
  readonly dayDetail: DayDetail;
  /** The last day of a window of about a day, as YYYY-MM-DD: what happened then needs no day. */
  readonly today?: string;
  readonly hasOneChannel: boolean;
}

const DAY_MS = 86_400_000;

/** The longer a window, the more exactly a day has to be named. */
const dayDetailOf = ({ from, until }: Content['window']): DayDetail => {
  if (Date.parse(until) - Date.parse(from) <= 7 * DAY_MS) return 'weekday';
  return from.slice(0, 4) === until.slice(0, 4) ? 'date' : 'date-and-year';
};

const MOST_HOURS_OF_A_DAY = 36;

const todayOf = ({ from, until }: Content['window']): Pick<Telling, 'today'> => {
  const end = Date.parse(until);
  const isDay = end - Date.parse(from) <= MOST_HOURS_OF_A_DAY * 3_600_000;
  return isDay ? { today: new Date(end - 1).toISOString().slice(0, 10) } : {};
};

/** A day as the time of something; undefined where it goes without saying. */
export const onDayOf = (date: Date, { today, language, dayDetail }: Telling): string | undefined =>
  date.toISOString().startsWith(today ?? '-') ? undefined : language.phrases.onDay(date, dayDetail);

/** The readers of a show: its second one only where it is a dialogue. */
export const readersOf = ({ speakers, format }: ConfigSnapshot): string[] => {
  const roles = [...new Set(speakers.map(({ role }) => role))];
  return format === 'multi-speaker' ? roles.slice(0, 2) : roles.slice(0, 1);
};

/** An empty episode, ready to be told. */
export const beginTelling = (
  content: Content,
  material: Pick<Telling, 'language' | 'stories' | 'terms' | 'keyWords'> &
    Pick<Material, 'recalls' | 'labels'>,
  readers: readonly string[],
  lengths: Pick<Telling, 'targetSeconds' | 'wantedSeconds'>,
): Telling => ({
  ...material,
  draft: new Draft(recalledWords(content, material), material.labels),
  ...lengths,
  readers,
  dayDetail: dayDetailOf(content.window),
  ...todayOf(content.window),
  hasOneChannel: Object.values(content.results).filter((posts) => posts.length > 0).length < 2,
});

/** The reader after a number of turns. */
export const readerOf = ({ readers }: Telling, turn: number): string =>
  readers[turn % readers.length] ?? '';

/** Sentences of a post with whose words they are in front; `isNamed` where its channel has just been named. */
export const inWhoseWords = (
  { language, hasOneChannel }: Telling,
  post: PreparedPost,
  sentences: readonly string[],
  isNamed = false,
): string[] => {
  // What the only channel cries out needs no name.
  const isOwnCry = hasOneChannel && !post.author && !signsOf(post, language).isPersonal;
  return [speak(attribution(post, isNamed || isOwnCry, language), language), ...sentences];
};
