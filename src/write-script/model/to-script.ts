import { type ConfigSnapshot, scriptSpeakers } from '../../episode/config-snapshot.ts';
import type { Content } from '../../episode/content.ts';
import type { Chapter, Script } from '../../episode/script.ts';
import { ownWords } from '../compose/frame-episode.ts';
import type { ToldAt } from '../cover/cover-posts.ts';
import { coverageWords } from '../cover/coverage-words.ts';
import type { Language } from '../language/language.ts';
import { speak } from '../language/speak.ts';
import type { WrittenChapter } from './written-chapter.ts';

/** An episode that is written, without the show's own words around it. */
interface Episode {
  readonly title: string;
  readonly summary: string;
  readonly chapters: readonly WrittenChapter[];
}

interface Frame {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  readonly language: Language;
}

/** How many chapters of the show's own stand before the first that is written. */
const chaptersBefore = ({ config, language }: Frame): number =>
  ownWords(config.introText, language) === '' ? 0 : 1;

/** Where an episode tells each post, by its key. */
export const placesOf = (
  chapters: readonly WrittenChapter[],
  frame: Frame,
): Map<string, ToldAt> => {
  const before = chaptersBefore(frame);
  const places = new Map<string, ToldAt>();
  chapters.forEach(({ places: its }, chapter) => {
    for (const [key, place] of its) {
      if (!places.has(key)) places.set(key, { ...place, chapter: chapter + before });
    }
  });
  return places;
};

/** Written chapters as a script: the show's own greeting and farewell go around them, and what the episode covers is said where that isn't all. */
export const toScript = (
  { title, summary, chapters: written }: Episode,
  { content, config, language }: Frame,
): Script => {
  const host = config.speakers[0]?.role ?? '';
  const chapters = written.map(
    (chapter): Chapter => ({
      title: chapter.title,
      sources: [...chapter.sources],
      utterances: chapter.utterances.map(({ speaker, text }) => ({
        speaker,
        text: speak(text, language),
      })),
    }),
  );
  const { covers } = coverageWords(content, { untold: 0, unspeakable: 0 }, language);
  const frame = (name: string, words: string): Chapter[] => {
    if (words === '') return [];
    return [
      { title: name || config.title, sources: [], utterances: [{ speaker: host, text: words }] },
    ];
  };
  return {
    version: '1.0',
    language: config.languageCode,
    format: config.format,
    speakers: scriptSpeakers(config),
    title: title || config.title,
    summary,
    chapters: [
      ...frame(language.phrases.say('opening'), ownWords(config.introText, language)),
      ...chapters,
      ...frame(
        language.phrases.say('closing'),
        `${speak(covers, language)} ${ownWords(config.outroText, language)}`.trim(),
      ),
    ],
  };
};
