import { useState } from 'preact/hooks';
import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { Coverage } from '../../episode/coverage/coverage.ts';
import type { Script } from '../../episode/script.ts';
import { directionOf } from '../../speech-text/right-to-left.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { counted, t } from '../language/translate.ts';
import { DiscardButton } from '../review/discard-button.tsx';
import { hrefTo } from '../route.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { goTo } from '../use-route.ts';
import { useUnsaved } from '../use-unsaved.ts';
import { changedLines, toBeSpoken, withLine } from './edit-script.ts';
import { ScriptChapter } from './script-chapter.tsx';

const saying = (lines: number): string =>
  lines === 0
    ? t('Nothing has been changed in what is said.')
    : counted(
        lines,
        'One line is spoken again; all others are taken as they are.',
        '{n} lines are spoken again; all others are taken as they are.',
      );

const reviewing = (lines: number): string =>
  lines === 0
    ? t('Nothing has been changed in what is said.')
    : counted(lines, 'One line has been changed.', '{n} lines have been changed.');

interface ScriptFormProps {
  readonly episode: EpisodeStatusView;
  readonly script: Script;
  /** What each line tells; null where nobody knows. */
  readonly coverage: Coverage | null;
}

/**
 * Every line of a script in a box of its own, beside the posts that it tells. Under review, it is
 * approved as it stands in the boxes; any other is made again with what changed.
 */
export const ScriptForm = ({ episode, script, coverage }: ScriptFormProps) => {
  const { api } = useConsole();
  const { episodeId } = episode;
  const [{ attempt }] = useState(episode);
  const isReview = episode.review !== null;
  const [edited, setEdited] = useState(script);
  const [isDecided, setIsDecided] = useState(false);
  const direction = directionOf(script.language);
  const lines = changedLines(script, edited);
  const isChanged = lines > 0 || edited.title !== script.title || edited.summary !== script.summary;
  useUnsaved(isChanged && !isDecided);
  const leave = () => {
    setIsDecided(true);
    setTimeout(() => goTo({ page: 'episode', episodeId }));
  };
  const action = useAction(async () => {
    const spoken = toBeSpoken(edited);
    if (isReview) await api.approveEpisode(episodeId, isChanged ? spoken : null);
    else await api.editScript(episodeId, spoken, attempt);
    leave();
  });
  const submit = isReview ? t('Approve and speak it') : t('Save and make it again');
  return (
    <form
      class="show-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void action.run();
      }}
    >
      <fieldset>
        <legend>{t('The episode')}</legend>
        <Field label={t('Title')}>
          {(control) => (
            <input
              {...control}
              dir={direction}
              value={edited.title}
              onInput={(event) => setEdited({ ...edited, title: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t('Summary')}>
          {(control) => (
            <textarea
              {...control}
              dir={direction}
              rows={3}
              value={edited.summary}
              onInput={(event) => setEdited({ ...edited, summary: event.currentTarget.value })}
            />
          )}
        </Field>
      </fieldset>
      {script.chapters.map((chapter, c) => (
        <ScriptChapter
          key={`${c} ${chapter.title}`}
          direction={direction}
          number={c}
          chapter={chapter}
          textOf={(u) => edited.chapters[c]?.utterances[u]?.text ?? ''}
          change={(u, text) =>
            setEdited((before) => withLine(before, { chapter: c, utterance: u }, text))
          }
          rewrite={async (u) => {
            const place = { chapter: c, utterance: u };
            const { text } = await api.rewriteLine(episodeId, edited, place);
            setEdited((before) => withLine(before, place, text));
          }}
          posts={coverage?.posts ?? []}
        />
      ))}
      {action.error !== undefined && (
        <Notice
          tone="bad"
          title={isReview ? t('The script wasn’t approved') : t('The script wasn’t saved')}
        >
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
      <div class="save-bar">
        <p class="hint" role="status">
          {isReview ? reviewing(lines) : saying(lines)} {t('A line that is emptied is left out.')}
        </p>
        <div class="actions">
          <button
            type="submit"
            class="primary"
            disabled={action.isRunning || !(isChanged || isReview)}
          >
            {action.isRunning ? t('One moment …') : submit}
          </button>
          {isReview && <DiscardButton episodeId={episodeId} discarded={leave} />}
          <a class="button" href={hrefTo({ page: 'episode', episodeId })}>
            {isReview ? t('Decide later') : t('Cancel')}
          </a>
        </div>
      </div>
    </form>
  );
};
