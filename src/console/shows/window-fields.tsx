import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import type { WindowValues } from './window-values.ts';

const ENDS = [
  { name: 'from', label: 'From' },
  { name: 'until', label: 'Until' },
] as const;

interface WindowFieldsProps {
  readonly values: WindowValues;
  readonly problem: string | null;
  change(values: WindowValues): void;
}

/** The two ends of the period whose posts are told. */
export const WindowFields = ({ values, problem, change }: WindowFieldsProps) => (
  <div class="pair">
    {ENDS.map(({ name, label }) => (
      <Field
        key={name}
        label={t(label)}
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
);
