import type { FormErrors } from './form-errors.ts';
import type { ShowFormValues } from './values/show-form-values.ts';

/** What each part of the form works with. */
export interface FieldsProps {
  readonly values: ShowFormValues;
  readonly errors: FormErrors['at'];
  change(change: Partial<ShowFormValues>): void;
}
