import { t } from '../../language/translate.ts';
import type { FieldsProps } from './fields-props.ts';

const BREAKS = [
  { name: 'hasStings', label: 'A short, quiet sound between stories' },
  { name: 'hasStoryPauses', label: 'Longer pauses where something else is told' },
] as const;

/** How listeners notice that something else is told. */
export const BreakFields = ({ values, change }: FieldsProps) => (
  <>
    {BREAKS.map(({ name, label }) => (
      <label class="check" key={name}>
        <input
          type="checkbox"
          name={name}
          checked={values[name]}
          onChange={({ currentTarget: { checked } }) => change({ [name]: checked })}
        />
        {t(label)}
      </label>
    ))}
  </>
);
