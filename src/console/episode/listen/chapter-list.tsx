import type { Chapters } from '../../../episode/chapters.ts';
import { directionOf } from '../../../speech-text/right-to-left.ts';
import { clockTime } from '../../format/duration.ts';
import { t } from '../../language/translate.ts';

interface ChapterListProps {
  readonly chapters: Chapters['chapters'];
  /** BCP 47; empty where nobody says. */
  readonly language: string;
  readonly positionMs: number;
  readonly playFrom: (ms: number) => void;
}

/** The chapters of an episode; the one that plays is marked. */
export const ChapterList = ({ chapters, language, positionMs, playFrom }: ChapterListProps) => {
  if (chapters.length === 0) return null;
  const seconds = positionMs / 1000;
  const current = chapters.findLast(({ startTime }) => startTime <= seconds);
  return (
    <>
      <h2>{t('Chapters')}</h2>
      <ol class="chapters">
        {chapters.map((chapter) => (
          <li key={chapter.startTime}>
            <button
              type="button"
              class="chapter"
              aria-current={chapter === current && positionMs > 0 ? 'true' : undefined}
              onClick={() => playFrom(chapter.startTime * 1000)}
            >
              <span class="chapter-time">{clockTime(chapter.startTime * 1000)}</span>
              <span dir={directionOf(language)}>{chapter.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
};
