import { useMemo, useState } from 'preact/hooks';
import { detailsOf, type ExecutionEvent } from '../../../inspect/execution-event.ts';
import { nameStates } from '../../../inspect/name-states.ts';
import { t } from '../../language/translate.ts';
import { JsonView } from '../json-view.tsx';
import { useWindow } from './use-window.ts';

const ROW_PX = 32;

const sinceStart = (event: ExecutionEvent, first: ExecutionEvent | undefined): string => {
  const ms = Date.parse(event.timestamp) - Date.parse(first?.timestamp ?? event.timestamp);
  return `${(ms / 1000).toFixed(3)} s`;
};

/** What an event has to say in a few words. */
const gist = (event: ExecutionEvent): string => {
  const { error, cause, resource, resourceType, index } = detailsOf(event);
  if (error !== undefined) return cause ? `${error}: ${cause.slice(0, 120)}` : error;
  if (index !== undefined) return t('item {0}', index + 1);
  return [resourceType, resource].filter(Boolean).join(':');
};

/** The details as JSON, the JSON in them too. */
const unfolded = (event: ExecutionEvent): unknown =>
  JSON.parse(JSON.stringify(event), (_, value) => {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  });

const useMatching = (events: readonly ExecutionEvent[], words: string) => {
  const names = useMemo(() => nameStates(events), [events]);
  const wanted = words.trim().toLowerCase();
  const matching = useMemo(
    () =>
      wanted === ''
        ? events
        : events.filter((event) =>
            `${event.type} ${names.get(event.id) ?? ''} ${gist(event)}`
              .toLowerCase()
              .includes(wanted),
          ),
    [events, names, wanted],
  );
  return { names, matching };
};

/** All events of an execution: only the rows in sight are drawn, however many there are. */
export const EventTable = ({ events }: { readonly events: readonly ExecutionEvent[] }) => {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const { names, matching } = useMatching(events, words);
  const { box, from, until } = useWindow(matching.length, ROW_PX);
  const shown = events.find(({ id }) => id === chosen);

  return (
    <>
      <label class="event-filter">
        <span class="visually-hidden">{t('Only events with these words')}</span>
        <input
          type="search"
          placeholder={t('Filter: a type, a state, an error')}
          value={words}
          onInput={(input) => setWords(input.currentTarget.value)}
        />
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too */}
      <div class="events" dir="ltr" tabIndex={0} ref={box}>
        <div
          style={{
            height: `${matching.length * ROW_PX}px`,
            paddingBlockStart: `${from * ROW_PX}px`,
          }}
        >
          <table aria-label={t('Events')} aria-rowcount={matching.length}>
            <tbody>
              {matching.slice(from, until).map((event, index) => (
                <tr
                  key={event.id}
                  class={detailsOf(event).error === undefined ? undefined : 'event-bad'}
                  aria-rowindex={from + index + 1}
                >
                  <td class="event-id">
                    <button
                      type="button"
                      class="plain"
                      aria-pressed={event.id === chosen}
                      onClick={() => setChosen(event.id === chosen ? null : event.id)}
                    >
                      {event.id}
                    </button>
                  </td>
                  <td class="event-time">{sinceStart(event, events[0])}</td>
                  <td class="event-type">{event.type}</td>
                  <td class="event-state">{names.get(event.id) ?? ''}</td>
                  <td class="event-gist">{gist(event)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {shown && (
        <JsonView key={shown.id} label={t('Event {0}', shown.id)} value={unfolded(shown)} />
      )}
    </>
  );
};
