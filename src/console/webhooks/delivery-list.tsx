import type { Delivery } from '../../webhooks/delivery.ts';
import { t } from '../language/translate.ts';
import { DeliveryRow } from './delivery-row.tsx';

interface DeliveryListProps {
  readonly deliveries: readonly Delivery[];
  readonly webhookId: string;
  /** Called when one is being sent again. */
  readonly sent: () => void;
}

/** What was sent to a webhook, and how that went. */
export const DeliveryList = ({ deliveries, webhookId, sent }: DeliveryListProps) =>
  deliveries.length === 0 ? (
    <p class="empty">{t('Nothing has been sent yet: no episode has changed its status since.')}</p>
  ) : (
    <ul class="card episode-list">
      {deliveries.map((delivery) => (
        <DeliveryRow key={delivery.id} delivery={delivery} webhookId={webhookId} sent={sent} />
      ))}
    </ul>
  );
