import { STYLES } from '../../../show/styles.ts';
import { Field } from '../../ui/field.tsx';
import { STYLE_WORDS } from '../style-words.ts';
import type { FieldsProps } from './fields-props.ts';

/** How the built-in writer tells a show's episodes. */
export const StyleField = ({ values, errors, change }: FieldsProps) => (
  <Field label="Style" errors={errors.style ?? []}>
    {(control) => (
      <select
        {...control}
        name="style"
        value={values.style}
        onChange={({ currentTarget: { value } }) =>
          change({ style: STYLES.find((style) => style === value) ?? '' })
        }
      >
        <option value="">As suits the posts</option>
        {STYLES.map((style) => (
          <option key={style} value={style}>
            {STYLE_WORDS[style]}
          </option>
        ))}
      </select>
    )}
  </Field>
);
