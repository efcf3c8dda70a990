import { Field } from '../../ui/field.tsx';
import type { FieldsProps } from './fields-props.ts';
import type { TextName } from './text-field.tsx';

interface RangeFieldProps extends FieldsProps {
  readonly name: TextName;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What a value means. */
  inWords(value: number): string;
}

/** A control of the form for a number between bounds, with what it means in words. */
export const RangeField = (props: RangeFieldProps) => {
  const { name, label, min, max, step, inWords, values, errors, change } = props;
  const words = inWords(Number(values[name]));
  return (
    <Field label={label} hint={words} errors={errors[name] ?? []}>
      {(control) => (
        <input
          {...control}
          {...{ name, min, max, step }}
          type="range"
          value={values[name]}
          aria-valuetext={words}
          onInput={(event) => change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
};
