import type { CoveredPost } from '../../episode/coverage/coverage.ts';
import { postsOfLine } from '../../episode/coverage/posts-of-line.ts';
import type { Chapter } from '../../episode/script.ts';
import { PostLink } from '../episode/listen/posts/post-link.tsx';
import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { RewriteButton } from './rewrite-button.tsx';

const rowsFor = (text: string): number => Math.min(8, Math.max(2, Math.ceil(text.length / 70)));

interface ScriptChapterProps {
  readonly direction: 'ltr' | 'rtl';
  /** Counted from 0. */
  readonly number: number;
  readonly chapter: Chapter;
  readonly textOf: (utterance: number) => string;
  readonly change: (utterance: number, text: string) => void;
  /** Has a line said in other words. */
  readonly rewrite: (utterance: number) => Promise<void>;
  readonly posts: readonly CoveredPost[];
}

/** The lines of a chapter, each in a box with the posts that it tells beside it. */
export const ScriptChapter = ({
  direction,
  number,
  chapter,
  textOf,
  change,
  rewrite,
  posts,
}: ScriptChapterProps) => (
  <fieldset>
    <legend dir={direction}>{chapter.title}</legend>
    {chapter.utterances.map((line, u) => {
      const told = postsOfLine(posts, { chapter: number, utterance: u });
      return (
        <div class="script-line" key={`${number} ${u}`}>
          <div>
            <Field label={line.speaker}>
              {(control) => (
                <textarea
                  {...control}
                  dir={direction}
                  rows={rowsFor(line.text)}
                  value={textOf(u)}
                  onInput={(event) => change(u, event.currentTarget.value)}
                />
              )}
            </Field>
            {chapter.sources.length > 0 && <RewriteButton rewrite={() => rewrite(u)} />}
          </div>
          {told.length > 0 && (
            <ul class="script-posts" aria-label={t('Posts that this line tells')}>
              {told.map(({ source }) => (
                <li key={`${source.channel}/${source.messageId}`}>
                  <PostLink source={source} />
                </li>
              ))}
            </ul>
          )}
        </div>
      );
    })}
  </fieldset>
);
