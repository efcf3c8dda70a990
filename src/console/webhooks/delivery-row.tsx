import type { Delivery } from '../../webhooks/delivery.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { JsonView } from '../execution/json-view.tsx';
import { tookTime } from '../format/duration.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { ReceiverAnswer } from './receiver-answer.tsx';

const STATES = {
  pending: ['Under way', 'live'],
  delivered: ['Delivered', 'good'],
  given_up: ['Not delivered', 'bad'],
} as const satisfies Record<Delivery['state'], readonly [string, string]>;

const triesOf = ({ attempts }: Delivery): string =>
  attempts === 1 ? '1 try' : `${attempts} tries`;

const Facts = ({ delivery }: { readonly delivery: Delivery }) => (
  <span class="episode-facts">
    <span>{triesOf(delivery)}</span>
    {delivery.lastStatus !== null && <span>answered {delivery.lastStatus}</span>}
    {delivery.lastTookMs !== null && <span>after {tookTime(delivery.lastTookMs)}</span>}
    {delivery.lastAttemptAt !== null && <Moment at={delivery.lastAttemptAt} />}
    {delivery.nextAttemptAt !== null && (
      <span>
        next try <Moment at={delivery.nextAttemptAt} />
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
      <span class={`badge badge-${tone}`}>{words}</span>
      <Facts delivery={delivery} />
      {delivery.lastError !== null && <span class="episode-error">{delivery.lastError}</span>}
      <details class="delivery-more">
        <summary>What was sent, and answered</summary>
        <JsonView label={`Message ${delivery.eventId}`} value={delivery.payload} />
        {delivery.lastAttemptAt !== null && (
          <ReceiverAnswer label={`Answer to ${delivery.eventId}`} body={delivery.lastBody} />
        )}
        {delivery.state !== 'pending' && (
          <button type="button" disabled={again.isRunning} onClick={again.run}>
            {again.isRunning ? 'Asking for it …' : 'Send again'}
          </button>
        )}
        {again.error !== undefined && (
          <Notice tone="bad" title="It wasn’t sent again">
            <p dir="auto">{inWords(again.error)}</p>
          </Notice>
        )}
      </details>
    </li>
  );
};
