import { useState } from 'preact/hooks';
import type { Timings } from '../../api/insight/schema.ts';
import { MACHINES, type Machine } from '../../inspect/machines.ts';
import { useConsole } from '../context.ts';
import { tookTime } from '../format/duration.ts';
import { dayOf } from '../format/moment.ts';
import { counted, t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';

type Week = Timings['weeks'][number];
type Cell = Week['states'][number];

const statesOf = (weeks: readonly Week[]): readonly string[] => [
  ...new Set(weeks.flatMap(({ states }) => states.map(({ state }) => state))),
];

/** What stands out of a state's week beside its times; empty where nothing does. */
const mishaps = ({ retries, failures }: Cell): string =>
  [
    retries > 0 && counted(retries, '1 retry', '{n} retries'),
    failures > 0 && counted(failures, '1 failed', '{n} failed'),
  ]
    .filter(Boolean)
    .join(', ');

const TimingCell = ({ cell }: { readonly cell: Cell | undefined }) => {
  if (!cell) return <td class="cell-none">–</td>;
  const told = mishaps(cell);
  return (
    <td>
      {tookTime(cell.p50Ms)} <span class="timing-p95">{tookTime(cell.p95Ms)}</span>
      {told !== '' && <span class="timing-mishaps">{told}</span>}
    </td>
  );
};

const TimingTable = ({ timings }: { readonly timings: Timings }) => (
  <>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too */}
    <section class="comparison" aria-label={t('Times by week')} tabIndex={0}>
      <table class="timings">
        <thead>
          <tr>
            <th scope="col">{t('State')}</th>
            {timings.weeks.map(({ week, executions }) => (
              <th key={week} scope="col">
                {t('Week of {0}', dayOf(week))}
                <span class="timing-runs">{counted(executions, '1 run', '{n} runs')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statesOf(timings.weeks).map((state) => (
            <tr key={state}>
              <th scope="row">{state}</th>
              {timings.weeks.map(({ week, states }) => (
                <TimingCell key={week} cell={states.find((one) => one.state === state)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    {timings.isMore && <p class="hint">{t('Out of the newest runs; older ones are left out.')}</p>}
  </>
);

/** How long each state of a machine took, week by week. */
export const TimingsPanel = () => {
  const { api } = useConsole();
  const [machine, setMachine] = useState<Machine>('episode');
  const timings = useResource(`timings of ${machine}`, {
    load: (signal) => api.readTimings(machine, signal),
  });
  return (
    <section class="card" aria-label={t('How long it takes')}>
      <h2 class="part-title">{t('How long it takes')}</h2>
      <p class="hint">
        {t(
          'Of each state half of its visits took no longer than the first time, 95 of 100 no longer than the second, with retries and waits. Weeks begin on Monday in UTC.',
        )}
      </p>
      <div class="timing-choice">
        <Field label={t('Machine')}>
          {(control) => (
            <select
              {...control}
              value={machine}
              onChange={({ currentTarget: { value } }) =>
                setMachine(MACHINES.find((one) => one === value) ?? 'episode')
              }
            >
              {MACHINES.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ResourceView key={machine} resource={timings} what={t('the times')}>
        {(data) =>
          data.weeks.length === 0 ? (
            <p class="empty">{t('It hasn’t run in the last weeks.')}</p>
          ) : (
            <TimingTable timings={data} />
          )
        }
      </ResourceView>
    </section>
  );
};
