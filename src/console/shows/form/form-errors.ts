import type { FieldError } from '../../../api/problem.ts';
import type { ShowFormValues } from './values/show-form-values.ts';
import { ORDINALS } from './values/speaker-values.ts';

const PARTS = [
  ['role', 'Role'],
  ['name', 'Name'],
  ['character', 'Character'],
  ['voice', 'Voice'],
  ['speakingRate', 'Rate'],
  ['pitch', 'Pitch'],
] as const;

// Where the API's fields stand in the form; the others are named as their control is.
const CONTROLS: Readonly<Record<string, keyof ShowFormValues>> = {
  ...Object.fromEntries(
    ORDINALS.flatMap((ordinal, at) =>
      PARTS.map(([field, part]) => [`speakers.${at}.${field}`, `${ordinal}${part}`] as const),
    ),
  ),
  speakers: 'format',
  'review.days': 'reviewDays',
};

const controlOf = (field: string, values: ShowFormValues): keyof ShowFormValues | null => {
  const path = field.replace(/^(?:config|settings)\./, '').replace(/^(?:filters|character)\./, '');
  const known = CONTROLS[path];
  if (known) return known;
  const name = path.split('.')[0] ?? '';
  return Object.hasOwn(values, name) ? (name as keyof ShowFormValues) : null;
};

/** The API's complaints, each at the control that it is about; `other` has those that are about none. */
export interface FormErrors {
  readonly at: Readonly<Partial<Record<keyof ShowFormValues, readonly string[]>>>;
  readonly other: readonly string[];
}

/** Sorts complaints by control. */
export const sortErrors = (errors: readonly FieldError[], values: ShowFormValues): FormErrors => {
  const at: Partial<Record<keyof ShowFormValues, string[]>> = {};
  const other: string[] = [];
  for (const { field, message } of errors) {
    const control = controlOf(field, values);
    if (control === null) {
      other.push(`${field}: ${message}`);
      continue;
    }
    const here = at[control] ?? [];
    here.push(message);
    at[control] = here;
  }
  return { at, other };
};

// What may put right a complaint besides the control that it is about.
const VOICES = [
  ...ORDINALS.map((ordinal) => `${ordinal}Voice` as const),
  'languageCode',
  'format',
] as const;
const ROLES = ORDINALS.map((ordinal) => `${ordinal}Role` as const);
const ANSWERS: Readonly<Partial<Record<keyof ShowFormValues, readonly (keyof ShowFormValues)[]>>> =
  {
    ...Object.fromEntries(
      ORDINALS.flatMap((ordinal) => [
        [`${ordinal}Voice`, VOICES],
        [`${ordinal}Role`, ROLES],
        [`${ordinal}Rate`, [`${ordinal}Voice`]],
        [`${ordinal}Pitch`, [`${ordinal}Voice`]],
      ]),
    ),
    languageCode: VOICES,
    writerModel: ['writer'],
    writerTemperature: ['writer'],
  };

/** The complaints about values that still are as they were sent; what has been changed since waits for the next answer. */
export const withoutChanged = (
  { at, other }: FormErrors,
  sent: ShowFormValues,
  values: ShowFormValues,
): FormErrors => {
  const isAsSent = (name: keyof ShowFormValues) => values[name] === sent[name];
  const names = Object.keys(at) as (keyof ShowFormValues)[];
  const open = names.filter((name) => [name, ...(ANSWERS[name] ?? [])].every(isAsSent));
  return { at: Object.fromEntries(open.map((name) => [name, at[name]])), other };
};
