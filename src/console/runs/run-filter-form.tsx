import { EXECUTION_STATUSES } from '../../inspect/execution-inspector.ts';
import { MACHINES } from '../../inspect/machines.ts';
import type { RunFilter } from '../api/execution-calls.ts';
import { executionInWords } from '../execution/status-in-words.ts';
import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { SettledSearch } from '../ui/settled-search.tsx';

const DAY_MS = 24 * 60 * 60 * 1000;
const PERIODS = [
  { label: 'Any', days: 0 },
  { label: 'The last day', days: 1 },
  { label: 'The last week', days: 7 },
  { label: 'The last month', days: 30 },
] as const;

/** What is chosen in the form: the period as days, since that is what moves. */
export type RunChoice = Omit<RunFilter, 'since'> & { readonly days: number };

/** What a choice asks of the API, at the moment `now` (milliseconds since 1970). */
export const toFilter = ({ days, ...rest }: RunChoice, now: number): RunFilter => ({
  ...rest,
  since: days === 0 ? '' : new Date(now - days * DAY_MS).toISOString(),
});

interface RunFilterFormProps {
  readonly choice: RunChoice;
  readonly change: (choice: RunChoice) => void;
}

/** Which runs are shown. */
export const RunFilterForm = ({ choice, change }: RunFilterFormProps) => (
  <div class="run-filter">
    <Field label={t('Machine')}>
      {(control) => (
        <select
          {...control}
          value={choice.machine}
          onChange={({ currentTarget: { value } }) =>
            change({ ...choice, machine: MACHINES.find((one) => one === value) ?? 'all' })
          }
        >
          <option value="all">{t('All')}</option>
          {MACHINES.map((machine) => (
            <option key={machine}>{machine}</option>
          ))}
        </select>
      )}
    </Field>
    <Field label={t('Status')}>
      {(control) => (
        <select
          {...control}
          value={choice.status}
          onChange={({ currentTarget: { value } }) => change({ ...choice, status: value })}
        >
          <option value="">{t('Any')}</option>
          {EXECUTION_STATUSES.map((status) => (
            <option key={status} value={status}>
              {executionInWords(status).words}
            </option>
          ))}
        </select>
      )}
    </Field>
    <Field label={t('Began in')}>
      {(control) => (
        <select
          {...control}
          value={choice.days}
          onChange={({ currentTarget: { value } }) => change({ ...choice, days: Number(value) })}
        >
          {PERIODS.map(({ label, days }) => (
            <option key={days} value={days}>
              {t(label)}
            </option>
          ))}
        </select>
      )}
    </Field>
    <Field label={t('Error')}>
      {(control) => (
        <SettledSearch
          control={control}
          placeholder="ScriptEmpty"
          value={choice.error}
          settle={(error) => change({ ...choice, error })}
        />
      )}
    </Field>
    <Field label={t('Words')}>
      {(control) => (
        <SettledSearch
          control={control}
          placeholder={t('Show, error, input')}
          value={choice.words}
          settle={(words) => change({ ...choice, words })}
        />
      )}
    </Field>
  </div>
);
