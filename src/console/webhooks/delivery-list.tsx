import type { Delivery } from '../../webhooks/delivery.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';

const STATES = {
  pending: ['Under way', 'live'],
  delivered: ['Delivered', 'good'],
  given_up: ['Not delivered', 'bad'],
} as const satisfies Record<Delivery['state'], readonly [string, string]>;

const triesOf = ({ attempts }: Delivery): string =>
  attempts === 1 ? '1 try' : `${attempts} tries`;

const Row = ({ delivery }: { readonly delivery: Delivery }) => {
  const [words, tone] = STATES[delivery.state];
  return (
    <li class="delivery">
      <a href={hrefTo({ page: 'episode', episodeId: delivery.episodeId })}>
        <code>{delivery.type}</code>
      </a>
      <span class={`badge badge-${tone}`}>{words}</span>
      <span class="episode-facts">
        <span>{triesOf(delivery)}</span>
        {delivery.lastStatus !== null && <span>answered {delivery.lastStatus}</span>}
        {delivery.lastAttemptAt !== null && <Moment at={delivery.lastAttemptAt} />}
        {delivery.nextAttemptAt !== null && (
          <span>
            next try <Moment at={delivery.nextAttemptAt} />
          </span>
        )}
      </span>
      {delivery.lastError !== null && <span class="episode-error">{delivery.lastError}</span>}
    </li>
  );
};

/** What was sent to a webhook, and how that went. */
export const DeliveryList = ({ deliveries }: { readonly deliveries: readonly Delivery[] }) =>
  deliveries.length === 0 ? (
    <p class="empty">Nothing has been sent yet: no episode has changed its status since.</p>
  ) : (
    <ul class="card episode-list">
      {deliveries.map((delivery) => (
        <Row key={delivery.id} delivery={delivery} />
      ))}
    </ul>
  );
