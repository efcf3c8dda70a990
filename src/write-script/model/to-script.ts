import type { Chapter, Script } from '../../episode/script.ts';
import { ownWords } from '../compose/frame-episode.ts';
import { coverageWords } from '../cover/coverage-words.ts';
import { speak } from '../language/speak.ts';
import type { Brief } from './check-draft.ts';
import { type Draft, postsOf } from './draft.ts';

/** How many chapters of the show's own stand before the draft's first. */
export const chaptersBefore = ({ config, language }: Brief): number =>
  ownWords(config.introText, language) === '' ? 0 : 1;

/** A draft that has passed its check as a script: posts become their sources, the show's own greeting and farewell go around it, and what it covers is said where that isn't all. */
export const toScript = (draft: Draft, { content, config, language, posts }: Brief): Script => {
  const byNumber = new Map(posts.map((post) => [post.number, post]));
  const host = config.speakers[0]?.role ?? '';
  const chapters = draft.chapters.map(
    (chapter): Chapter => ({
      title: chapter.title,
      sources: postsOf(chapter).flatMap((number) => byNumber.get(number)?.sources ?? []),
      utterances: chapter.utterances.map(({ speaker, text }) => ({
        speaker,
        text: speak(text, language),
      })),
    }),
  );
  const { covers } = coverageWords(content, { untold: 0, unspeakable: 0 }, language);
  const frame = (title: string, words: string): Chapter[] => {
    if (words === '') return [];
    return [
      { title: title || config.title, sources: [], utterances: [{ speaker: host, text: words }] },
    ];
  };
  return {
    version: '1.0',
    language: config.languageCode,
    format: config.format,
    speakers: config.speakers,
    title: draft.title,
    summary: draft.summary,
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
