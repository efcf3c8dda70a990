import type { Delivery } from '../../webhooks/delivery.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { JsonView } from '../execution/json-view.tsx';
import { tookTime } from '../format/duration.ts';
import type { Message } from '../language/catalogue.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { ReceiverAnswer } from './receiver-answer.tsx';

const STATES = {
  pending: ['Under way', 'live'],
  delivered: ['Delivered', 'good'],
  given_up: ['Not delivered', 'bad'],
} as const satisfies Record<Delivery['state'], readonly [Message, string]>;

const triesOf = ({ attempts }: Delivery): string => counted(attempts, '1 try', '{n} tries');

const Facts = ({ delivery }: { readonly delivery: Delivery }) => (
  <span class="episode-facts">
    <span>{triesOf(delivery)}</span>
    {delivery.lastStatus !== null && <span>{t('answered {0}', delivery.lastStatus)}</span>}
    {delivery.lastTookMs !== null && <span>{t('after {0}', tookTime(delivery.lastTookMs))}</span>}
    {delivery.lastAttemptAt !== null && <Moment at={delivery.lastAttemptAt} />}
    {delivery.nextAttemptAt !== null && (
      <span>
        {t('next try')} <Moment at={delivery.nextAttemptAt} />
      </span>
    )}
  </span>
);

interface DeliveryRowProps {
  readonly delivery: Delivery;
  readonly webhookId: string;
  /** Called when it is being sent again. */
  readonly sent: () => void;
}

/** One message to a webhook: how it went, and unfolded what was sent and answered. */
export const DeliveryRow = ({ delivery, webhookId, sent }: DeliveryRowProps) => {
  const { api } = useConsole();
  const again = useAction(async () => {
    await api.sendAgain(webhookId, delivery.eventId);
    sent();
  });
  const [words, tone] = STATES[delivery.state];
  return (
    <li class="delivery">
      <a href={hrefTo({ page: 'episode', episodeId: delivery.episodeId })}>
        <code>{delivery.type}</code>
      </a>
      <span class={`badge badge-${tone}`}>{t(words)}</span>
      <Facts delivery={delivery} />
      {delivery.lastError !== null && (
        <span class="episode-error" dir="auto">
          {delivery.lastError}
        </span>
      )}
      <details class="delivery-more">
        <summary>{t('What was sent, and answered')}</summary>
        <JsonView label={t('Message {0}', delivery.eventId)} value={delivery.payload} />
        {delivery.lastAttemptAt !== null && (
          <ReceiverAnswer label={t('Answer to {0}', delivery.eventId)} body={delivery.lastBody} />
        )}
        {delivery.state !== 'pending' && (
          <button type="button" disabled={again.isRunning} onClick={again.run}>
            {again.isRunning ? t('Asking for it …') : t('Send again')}
          </button>
        )}
        {again.error !== undefined && (
          <Notice tone="bad" title={t('It wasn’t sent again')}>
            <p dir="auto">{inWords(again.error)}</p>
          </Notice>
        )}
      </details>
    </li>
  );
};
