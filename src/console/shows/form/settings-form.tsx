import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fieldErrorsOf, inWords } from '../../api/api-errors.ts';
import { t } from '../../language/translate.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAction } from '../../use-action.ts';
import { useUnsaved } from '../../use-unsaved.ts';
import type { FieldsProps } from './fields-props.ts';
import { type FormErrors, sortErrors, withoutChanged } from './form-errors.ts';
import type { ShowFormValues } from './values/show-form-values.ts';

interface SettingsFormProps {
  readonly initial: ShowFormValues;
  readonly submitLabel: string;
  readonly cancelHref: string;
  /** What is said while it isn't known yet whether the values were taken, and when they weren't. */
  readonly savingLabel?: string;
  readonly refusedTitle?: string;
  /** Whether something besides the values has been changed. */
  readonly isChanged?: boolean;
  /** `before` is what was saved last, or what the form began with. */
  save(values: ShowFormValues, before: ShowFormValues): Promise<void>;
  readonly children: (parts: FieldsProps) => ComponentChildren;
}

/** What is wrong may stand in a part that is folded. */
const showFirstError = (form: HTMLFormElement | null): void => {
  for (const details of form?.querySelectorAll<HTMLDetailsElement>('details') ?? []) {
    if (details.querySelector('.field-errors')) details.open = true;
  }
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
};

const NO_ERRORS: FormErrors = { at: {}, other: [] };

/** A form of settings. What the API finds wrong is shown at the control that it is about. */
export const SettingsForm = ({
  initial,
  submitLabel,
  savingLabel = t('Saving …'),
  refusedTitle = t('Not saved'),
  cancelHref,
  isChanged = false,
  save,
  children,
}: SettingsFormProps) => {
  const [isSaved, setIsSaved] = useState(false);
  const [values, setValues] = useState(initial);
  const [sent, setSent] = useState(initial);
  const [saved, setSaved] = useState(initial);
  useUnsaved((isChanged && !isSaved) || JSON.stringify(values) !== JSON.stringify(saved));
  const form = useRef<HTMLFormElement>(null);
  const action = useAction(async () => {
    setSent(values);
    try {
      await save(values, saved);
      setSaved(values);
      setIsSaved(true);
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
      {children(parts)}
      {error !== undefined && !action.isRunning && !isPutRight && (
        <Notice
          tone="bad"
          title={isAtControls ? t('Some settings need another look') : refusedTitle}
        >
          {isAtControls ? (
            <p>{t('They are marked above.')}</p>
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
          {action.isRunning ? savingLabel : submitLabel}
        </button>
        <a class="button" href={cancelHref}>
          {t('Cancel')}
        </a>
      </div>
    </form>
  );
};
