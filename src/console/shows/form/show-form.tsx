import { useRef, useState } from 'preact/hooks';
import { fieldErrorsOf, inWords } from '../../api/api-errors.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAction } from '../../use-action.ts';
import { useUnsaved } from '../../use-unsaved.ts';
import { ContentFields } from './content-fields.tsx';
import type { FieldsProps } from './fields-props.ts';
import { type FormErrors, sortErrors, withoutChanged } from './form-errors.ts';
import { IdentityFields } from './identity-fields.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import type { ShowFormValues } from './show-form-values.ts';
import { VoiceFields } from './voices/voice-fields.tsx';
import { WriterFields } from './writer-fields.tsx';

interface ShowFormProps {
  /** Null for a new show. */
  readonly podcastId: string | null;
  readonly initial: ShowFormValues;
  readonly submitLabel: string;
  readonly cancelHref: string;
  save(values: ShowFormValues): Promise<void>;
}

/** What is wrong may stand in a part that is folded. */
const showFirstError = (form: HTMLFormElement | null): void => {
  for (const details of form?.querySelectorAll<HTMLDetailsElement>('details') ?? []) {
    if (details.querySelector('.field-errors')) details.open = true;
  }
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
};

const NO_ERRORS: FormErrors = { at: {}, other: [] };

/** All settings of a show. What the API finds wrong is shown at the control that it is about. */
export const ShowForm = ({ podcastId, initial, submitLabel, cancelHref, save }: ShowFormProps) => {
  const [values, setValues] = useState(initial);
  const [sent, setSent] = useState(initial);
  const [saved, setSaved] = useState(initial);
  useUnsaved(JSON.stringify(values) !== JSON.stringify(saved));
  const form = useRef<HTMLFormElement>(null);
  const action = useAction(async () => {
    setSent(values);
    try {
      await save(values);
      setSaved(values);
    } finally {
      setTimeout(() => showFirstError(form.current));
    }
  });
  const { error } = action;
  const answered =
    error === undefined || action.isRunning ? NO_ERRORS : sortErrors(fieldErrorsOf(error), sent);
  const { at, other } = withoutChanged(answered, sent, values);
  const isAtControls = Object.keys(at).length > 0;
  const isPutRight = Object.keys(answered.at).length > 0 && !isAtControls && other.length === 0;
  const parts: FieldsProps = {
    values,
    errors: at,
    change: (change) => setValues((before) => ({ ...before, ...change })),
  };
  return (
    <form
      ref={form}
      noValidate
      class="show-form"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run();
      }}
    >
      <IdentityFields {...parts} podcastId={podcastId} />
      <ContentFields {...parts} />
      <ScheduleFields {...parts} />
      <VoiceFields {...parts} />
      <WriterFields {...parts} />
      {error !== undefined && !action.isRunning && !isPutRight && (
        <Notice tone="bad" title={isAtControls ? 'Some settings need another look' : 'Not saved'}>
          {isAtControls ? (
            <p>They are marked above.</p>
          ) : (
            other.length === 0 && <p>{inWords(error)}</p>
          )}
          {other.map((line) => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
        </Notice>
      )}
      <div class="actions">
        <button type="submit" class="primary" disabled={action.isRunning}>
          {action.isRunning ? 'Saving …' : submitLabel}
        </button>
        <a class="button" href={cancelHref}>
          Cancel
        </a>
      </div>
    </form>
  );
};
