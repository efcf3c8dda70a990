import { useState } from 'preact/hooks';
import type { Script } from '../../episode/script.ts';
import { directionOf } from '../../speech-text/right-to-left.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { goTo } from '../use-route.ts';
import { useUnsaved } from '../use-unsaved.ts';
import { changedLines, toBeSpoken, withLine } from './edit-script.ts';

const rowsFor = (text: string): number => Math.min(8, Math.max(2, Math.ceil(text.length / 70)));

const saying = (lines: number): string => {
  if (lines === 0) return t('Nothing has been changed in what is said.');
  return counted(
    lines,
    'One line is spoken again; all others are taken as they are.',
    '{n} lines are spoken again; all others are taken as they are.',
  );
};

interface ScriptFormProps {
  readonly episodeId: string;
  readonly script: Script;
}

/** Every line of a script in a box of its own. Saving makes the episode again with what changed. */
export const ScriptForm = ({ episodeId, script }: ScriptFormProps) => {
  const { api } = useConsole();
  const [edited, setEdited] = useState(script);
  const direction = directionOf(script.language);
  const lines = changedLines(script, edited);
  const isChanged = lines > 0 || edited.title !== script.title || edited.summary !== script.summary;
  useUnsaved(isChanged);
  const action = useAction(async () => {
    await api.editScript(episodeId, toBeSpoken(edited));
    goTo({ page: 'episode', episodeId });
  });
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
        <fieldset key={`${c} ${chapter.title}`}>
          <legend dir={direction}>{chapter.title}</legend>
          {chapter.utterances.map((line, u) => (
            <Field key={`${c} ${u}`} label={line.speaker}>
              {(control) => (
                <textarea
                  {...control}
                  dir={direction}
                  rows={rowsFor(line.text)}
                  value={edited.chapters[c]?.utterances[u]?.text ?? ''}
                  onInput={(event) =>
                    setEdited(
                      withLine(edited, { chapter: c, utterance: u }, event.currentTarget.value),
                    )
                  }
                />
              )}
            </Field>
          ))}
        </fieldset>
      ))}
      {action.error !== undefined && (
        <Notice tone="bad" title={t('The script wasn’t saved')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
      <div class="save-bar">
        <p class="hint" role="status">
          {saying(lines)} {t('A line that is emptied is left out.')}
        </p>
        <div class="actions">
          <button type="submit" class="primary" disabled={action.isRunning || !isChanged}>
            {action.isRunning ? t('Saving …') : t('Save and make it again')}
          </button>
          <a class="button" href={hrefTo({ page: 'episode', episodeId })}>
            {t('Cancel')}
          </a>
        </div>
      </div>
    </form>
  );
};
