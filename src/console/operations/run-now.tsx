import { inWords } from '../api/api-errors.ts';
import type { RunnableMachine } from '../api/execution-calls.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { goTo } from '../use-route.ts';

const MACHINES = [
  { machine: 'schedule', label: 'Start what is due' },
  { machine: 'reconcile', label: 'Settle what has died' },
  { machine: 'notify', label: 'Send what is to be told' },
] as const satisfies readonly { machine: RunnableMachine; label: string }[];

const RunButton = ({ machine, label }: (typeof MACHINES)[number]) => {
  const { api } = useConsole();
  const action = useAction(async () => {
    const { name } = await api.runMachine(machine);
    goTo({ page: 'run', machine, name });
  });
  return (
    <>
      <button type="button" disabled={action.isRunning} onClick={action.run}>
        {action.isRunning ? t('Starting …') : t(label)}
      </button>
      {action.error !== undefined && <Notice tone="bad" title={inWords(action.error)} />}
    </>
  );
};

/** Does now what the clock does every few minutes. Twice does no harm. */
export const RunNow = () => (
  <div class="actions">
    {MACHINES.map((one) => (
      <RunButton key={one.machine} {...one} />
    ))}
  </div>
);
