import { BUILT_IN_STYLES, STYLES, type Style } from '../../../show/styles.ts';
import { t } from '../../language/translate.ts';
import { Field } from '../../ui/field.tsx';
import { STYLE_WORDS } from '../style-words.ts';
import type { FieldsProps } from './fields-props.ts';

/** How a show's episodes are told; the built-in writer knows the first three ways alone. */
export const StyleField = ({ values, errors, change }: FieldsProps) => {
  const known: readonly Style[] = values.writer === 'built-in' ? BUILT_IN_STYLES : STYLES;
  const offered = STYLES.filter((style) => known.includes(style) || style === values.style);
  return (
    <Field label={t('Style')} errors={errors.style ?? []}>
      {(control) => (
        <select
          {...control}
          name="style"
          value={values.style}
          onChange={({ currentTarget: { value } }) =>
            change({ style: STYLES.find((style) => style === value) ?? '' })
          }
        >
          <option value="">{t('As suits the posts')}</option>
          {offered.map((style) => (
            <option key={style} value={style}>
              {t(STYLE_WORDS[style])}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
