import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldErrors } from './field-errors.tsx';

/** What a control must carry so that its label, hint and error belong to it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly errors?: readonly string[];
  /** Something about its value that one should know, but that isn't wrong. */
  readonly note?: string | undefined;
  readonly children: (control: ControlProps) => ComponentChildren;
}

/** A labelled control with a hint, and below it what is wrong with its value. */
export const Field = ({ label, hint, note, errors = [], children }: FieldProps) => {
  const id = useId();
  const described = [
    hint && `${id}-hint`,
    note && `${id}-note`,
    errors.length > 0 && `${id}-errors`,
  ].filter(Boolean);
  return (
    <div class={errors.length > 0 ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': errors.length > 0,
      })}
      <div class="field-below">
        <FieldErrors errors={errors} id={`${id}-errors`} />
        {note && (
          <p class="field-note" id={`${id}-note`} role="status">
            {note}
          </p>
        )}
      </div>
    </div>
  );
};
