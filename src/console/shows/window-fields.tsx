import type { WindowValues } from '../shows/window-values.ts';
import { Field } from '../ui/field.tsx';

const ENDS = [
  { name: 'from', label: 'From' },
  { name: 'until', label: 'Until' },
] as const;

interface WindowFieldsProps {
  readonly values: WindowValues;
  readonly problem: string | null;
  change(values: WindowValues): void;
}

/** The period whose posts are told. */
export const WindowFields = ({ values, problem, change }: WindowFieldsProps) => (
  <fieldset>
    <legend>The period of its posts</legend>
    <div class="pair">
      {ENDS.map(({ name, label }) => (
        <Field
          key={name}
          label={label}
          errors={problem === null || name === 'from' ? [] : [problem]}
        >
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              name={name}
              value={values[name]}
              onInput={(event) => change({ ...values, [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </div>
  </fieldset>
);
