import { useState } from 'preact/hooks';
import type { ExecutionView } from '../../../api/executions/schema.ts';
import { inWords } from '../../api/api-errors.ts';
import { useConsole } from '../../context.ts';
import { counted, t } from '../../language/translate.ts';
import { Notice } from '../../ui/notice.tsx';
import { EventTable } from './event-table.tsx';
import { useEvents } from './use-events.ts';

interface EventsPanelProps {
  /** Where the API has the execution. */
  readonly path: string;
  readonly execution: ExecutionView;
}

const Events = ({ path, execution }: EventsPanelProps) => {
  const { api } = useConsole();
  const { events, isLoading, error } = useEvents(execution.eventCount, (cursor, signal) =>
    api.readEvents(path, cursor, signal),
  );
  return (
    <>
      {error !== undefined && <Notice tone="bad" title={inWords(error)} />}
      {isLoading && (
        <p class="hint" role="status">
          {t('{0} of {1} loaded …', events.length, execution.eventCount)}
        </p>
      )}
      <EventTable events={events} />
    </>
  );
};

/** The events as Step Functions gives them, loaded when somebody wants to see them. */
export const EventsPanel = (props: EventsPanelProps) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details class="card events-panel" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h2 class="part-title">
          {counted(props.execution.eventCount, 'The one event', 'All {n} events')}
        </h2>
      </summary>
      {isOpen && <Events {...props} />}
    </details>
  );
};
