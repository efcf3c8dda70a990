import { Field } from '../../ui/field.tsx';
import type { FieldsProps } from './fields-props.ts';
import type { ShowFormValues } from './values/show-form-values.ts';

/** The controls that hold text. */
export type TextName = {
  [K in keyof ShowFormValues]: ShowFormValues[K] extends string ? K : never;
}[keyof ShowFormValues];

interface TextFieldProps extends FieldsProps {
  readonly name: TextName;
  readonly label: string;
  readonly hint?: string;
  readonly note?: string | undefined;
  readonly type?: 'text' | 'number' | 'email' | 'url' | 'time' | 'date';
  readonly placeholder?: string;
  /** More than one makes it a text area. */
  readonly rows?: number;
  /** Suggestions; anything else may be typed too. */
  readonly options?: readonly string[];
  readonly isNarrow?: boolean;
}

/** A control of the form for something that is typed. */
export const TextField = (props: TextFieldProps) => {
  const {
    name,
    label,
    hint,
    note,
    type = 'text',
    rows = 1,
    options,
    isNarrow = false,
    placeholder,
  } = props;
  const { values, errors, change } = props;
  const value = values[name];
  const given = {
    name,
    value,
    placeholder,
    dir: type === 'text' ? ('auto' as const) : undefined,
    class: isNarrow ? 'narrow' : undefined,
    onInput: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  };
  return (
    <Field label={label} {...(hint && { hint })} note={note} errors={errors[name] ?? []}>
      {(control) =>
        rows > 1 ? (
          <textarea {...control} {...given} rows={rows} />
        ) : (
          <>
            <input
              {...control}
              {...given}
              type={type}
              step={type === 'number' ? 'any' : undefined}
              list={options && `${control.id}-options`}
              autocomplete="off"
            />
            {options && (
              <datalist id={`${control.id}-options`}>
                {options.map((option) => (
                  <option key={option} value={option} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  );
};
