import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

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
  readonly children: (control: ControlProps) => ComponentChildren;
}

/** A labelled control with a hint, and below it what is wrong with its value. */
export const Field = ({ label, hint, errors = [], children }: FieldProps) => {
  const id = useId();
  const described = [hint && `${id}-hint`, errors.length > 0 && `${id}-errors`].filter(Boolean);
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
      {errors.length > 0 && (
        <p class="field-errors" id={`${id}-errors`} dir="auto">
          {errors.join('; ')}
        </p>
      )}
    </div>
  );
};
