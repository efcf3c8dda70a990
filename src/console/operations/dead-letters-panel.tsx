import type { DeadLetterList } from '../../api/queues/schema.ts';
import { ForRole } from '../access/for-role.tsx';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { JsonView } from '../execution/json-view.tsx';
import type { Message } from '../language/catalogue.ts';
import { counted, t } from '../language/translate.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useAction } from '../use-action.ts';
import { useResource } from '../use-resource.ts';

type Queue = DeadLetterList['items'][number];

const TITLES: Readonly<Record<Queue['queue'], Message>> = {
  intake: 'Messages that intake refused',
  events: 'Events that no machine was given',
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

interface QueueProps {
  readonly queue: Queue;
  /** Called when something was sent back or deleted. */
  readonly changed: () => void;
}

const Letter = ({
  queue,
  letter,
  changed,
}: QueueProps & { readonly letter: Queue['letters'][number] }) => {
  const { api } = useConsole();
  const { id, body, sentAt, receiveCount, refusal } = letter;
  return (
    <li class="delivery">
      <span class="error-name" dir="auto">
        {refusal === null ? (
          t('No log says any more why.')
        ) : (
          <>
            <code>{refusal.error}</code> {refusal.cause}
          </>
        )}
      </span>
      <span class="episode-facts">
        <Moment at={sentAt} />
        <span>{counted(receiveCount, 'received once', 'received {n} times')}</span>
      </span>
      <details class="delivery-more">
        <summary>{t('The message')}</summary>
        <JsonView label={t('Message {0}', id)} value={parsed(body)} />
        <ForRole needs="editor">
          <ConfirmButton
            label={t('Delete')}
            question={t('Delete this message for good? What it asks for is never done.')}
            confirm={t('Delete for good')}
            perform={async () => {
              await api.discardDeadLetter(queue.queue, id);
              changed();
            }}
          />
        </ForRole>
      </details>
    </li>
  );
};

const QueueView = ({ queue, changed }: QueueProps) => {
  const { api } = useConsole();
  const redrive = useAction(async () => {
    await api.redriveIntake();
    changed();
  });
  return (
    <section aria-label={t(TITLES[queue.queue])}>
      <h3>
        {t(TITLES[queue.queue])} <span class="badge badge-bad">{queue.total}</span>
      </h3>
      {queue.canRedrive && (
        <ForRole needs="editor">
          <div class="actions">
            <button
              type="button"
              class="primary"
              disabled={redrive.isRunning}
              onClick={redrive.run}
            >
              {redrive.isRunning ? t('One moment …') : t('Send them to intake again')}
            </button>
          </div>
        </ForRole>
      )}
      {redrive.error !== undefined && (
        <Notice tone="bad" title={t('They weren’t sent again')}>
          <p dir="auto">{inWords(redrive.error)}</p>
        </Notice>
      )}
      <ul class="episode-list">
        {queue.letters.map((letter) => (
          <Letter key={letter.id} queue={queue} letter={letter} changed={changed} />
        ))}
      </ul>
    </section>
  );
};

/** The messages that nobody took: why, since when, and what can be done. */
export const DeadLettersPanel = () => {
  const { api } = useConsole();
  const known = useResource('dead letters', {
    load: (signal) => api.listDeadLetters(signal),
    // Another may come at any time.
    isMoving: () => false,
  });
  return (
    <section class="card dead-letters" aria-label={t('Dead letters')}>
      <h2 class="part-title">{t('Dead letters')}</h2>
      <p class="hint">
        {t('Messages that nobody took. They are kept for 14 days after they were sent.')}
      </p>
      <ResourceView resource={known} what={t('the dead letters')}>
        {({ items }) => {
          const filled = items.filter(({ total }) => total > 0);
          return filled.length === 0 ? (
            <p class="empty">{t('Every message was taken.')}</p>
          ) : (
            filled.map((queue) => (
              <QueueView key={queue.queue} queue={queue} changed={known.reload} />
            ))
          );
        }}
      </ResourceView>
    </section>
  );
};
