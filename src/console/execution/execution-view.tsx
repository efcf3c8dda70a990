import { useState } from 'preact/hooks';
import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { ExecutionView as Execution } from '../../api/executions/schema.ts';
import { findState } from '../../inspect/machine-graph.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { EpisodeActions } from '../episode/episode-actions.tsx';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useNow } from '../use-now.ts';
import { useResource } from '../use-resource.ts';
import { AwsLink } from './aws-link.tsx';
import { EventsPanel } from './events/events-panel.tsx';
import { ExportButton } from './export-button.tsx';
import { MachineGraphView } from './graph/machine-graph-view.tsx';
import { JsonView } from './json-view.tsx';
import { StatePanel } from './state-panel.tsx';
import { TakenOver } from './taken-over.tsx';
import { Waterfall } from './waterfall.tsx';
import { WhatFailed } from './what-failed.tsx';
import { WhatHappens } from './what-happens.tsx';

interface ExecutionViewProps {
  /** Where the API has it. */
  readonly path: string;
  /** Of the newest attempt: what can be done with the episode is done from here too. */
  readonly episode: EpisodeStatusView | undefined;
  readonly changed?: (() => void) | undefined;
}

/** What one looks at first: what failed, else what is at work, else the last. */
const defaultState = ({ failedState, states }: Execution): number | null =>
  failedState ??
  states.find(({ exitedAt }) => exitedAt === null)?.id ??
  states.findLast(({ type }) => type === 'Task')?.id ??
  null;

const Loaded = ({
  path,
  episode,
  changed,
  execution,
}: ExecutionViewProps & { readonly execution: Execution }) => {
  const { api } = useConsole();
  const { status, states } = execution;
  const [chosen, setChosen] = useState<number | null>(null);
  const ticking = useNow(1000);
  const now = status === 'running' ? ticking : Date.parse(execution.stoppedAt ?? '');
  const definition = useResource(`definition ${path}`, {
    load: (signal) => api.readDefinition(path, signal),
  });
  const selected = chosen ?? defaultState(execution);
  const run = states.find(({ id }) => id === selected);
  const told = run && definition.data && findState(definition.data, run.name);
  const loadInput = async (state: number) =>
    (await api.readStateVisit(path, state)).states[0]?.input ?? null;
  const actions = episode && changed && <EpisodeActions episode={episode} changed={changed} />;
  return (
    <>
      <WhatFailed execution={execution} load={loadInput}>
        {episode?.terminal && actions}
      </WhatFailed>
      <WhatHappens execution={execution} definition={definition.data} now={now} />
      <div class="way">
        <section class="card in-time" aria-label={t('In time')}>
          <h2 class="part-title">{t('In time')}</h2>
          {!execution.isComplete && (
            <p class="hint reading" role="status">
              {t('Its end. What was before is being read …')}
            </p>
          )}
          <TakenOver execution={execution} />
          <Waterfall execution={execution} now={now} selected={selected} select={setChosen} />
        </section>
        <ResourceView resource={definition} what={t('the state machine')}>
          {(machine) => (
            <MachineGraphView
              definition={machine}
              execution={execution}
              selected={selected}
              select={setChosen}
            />
          )}
        </ResourceView>
      </div>
      {run && (
        <StatePanel
          key={run.id}
          path={path}
          execution={execution}
          run={run}
          comment={told?.Comment ?? ''}
          functionArn={told?.Arguments?.FunctionName}
        />
      )}
      <details class="card">
        <summary>
          <h2 class="part-title">{t('Input and output of the execution')}</h2>
        </summary>
        <div class="in-and-out">
          <JsonView label={t('Input of the execution')} value={execution.input} />
          <JsonView label={t('Output of the execution')} value={execution.output} />
        </div>
        <p class="hint">
          <code>{execution.executionArn}</code> <AwsLink executionArn={execution.executionArn} />
        </p>
      </details>
      <EventsPanel path={path} execution={execution} />
      <ExportButton path={path} />
    </>
  );
};

/** A long one: its end, until all of it is there. */
const Long = ({ end, ...view }: ExecutionViewProps & { readonly end: Execution }) => {
  const { api } = useConsole();
  const whole = useResource(`all of ${view.path}`, {
    load: (signal) => api.readExecution(view.path, signal),
    isMoving: ({ status }) => status === 'running',
  });
  return (
    <>
      {whole.error !== undefined && <Notice tone="bad" title={inWords(whole.error)} />}
      <Loaded {...view} execution={whole.data ?? end} />
    </>
  );
};

/** One execution, followed while it runs. */
export const ExecutionView = (props: ExecutionViewProps) => {
  const { path } = props;
  const { api } = useConsole();
  const execution = useResource(`execution ${path}`, {
    load: (signal) => api.readEndOfExecution(path, signal),
    isMoving: ({ status, isComplete }) => isComplete && status === 'running',
  });
  return (
    <ResourceView resource={execution} what={t('the execution')}>
      {(data) =>
        data.isComplete ? <Loaded {...props} execution={data} /> : <Long {...props} end={data} />
      }
    </ResourceView>
  );
};
