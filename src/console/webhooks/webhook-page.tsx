import { useState } from 'preact/hooks';
import type { Delivery } from '../../webhooks/delivery.ts';
import type { Webhook } from '../../webhooks/webhook.ts';
import { ForRole } from '../access/for-role.tsx';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useAction } from '../use-action.ts';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';
import { goTo } from '../use-route.ts';
import { DeliveryList } from './delivery-list.tsx';
import { Secret } from './new-webhook-form.tsx';
import { WebhookTest } from './webhook-test.tsx';
import { WebhookBadge } from './webhooks-page.tsx';

interface WebhookActionsProps {
  readonly webhook: Webhook;
  /** Called when the API has changed the webhook. */
  readonly changed: () => void;
}

const WebhookActions = ({ webhook, changed }: WebhookActionsProps) => {
  const { api } = useConsole();
  const [secret, setSecret] = useState<string | null>(null);
  const isEnabled = webhook.disabled === null;
  const toggle = useAction(async () => {
    await api.updateWebhook(webhook.id, { isEnabled: !isEnabled });
    changed();
  });
  return (
    <>
      <div class="actions">
        <button
          type="button"
          class={isEnabled ? undefined : 'primary'}
          disabled={toggle.isRunning}
          onClick={toggle.run}
        >
          {isEnabled ? t('Disable') : t('Enable again')}
        </button>
        <ConfirmButton
          label={t('Change the secret')}
          question={t('Make a new secret? For a day messages are signed with the old one as well.')}
          confirm={t('Make a new one')}
          isBad={false}
          perform={async () => setSecret((await api.rotateSecret(webhook.id)).secret)}
        />
        <ConfirmButton
          label={t('Delete')}
          question={t('Delete {0} and the log of what was sent to it for good?', webhook.url)}
          confirm={t('Delete for good')}
          perform={async () => {
            await api.deleteWebhook(webhook.id);
            goTo({ page: 'webhooks' });
          }}
        />
      </div>
      {toggle.error !== undefined && (
        <Notice tone="bad" title={t('The webhook wasn’t changed')}>
          <p dir="auto">{inWords(toggle.error)}</p>
        </Notice>
      )}
      {secret !== null && <Secret secret={secret} />}
    </>
  );
};

/** One webhook: whether it is told anything, what can be done about it, and what was sent. */
export const WebhookPage = ({ webhookId }: { readonly webhookId: string }) => {
  const { api } = useConsole();
  const webhook = useResource(webhookId, {
    load: async (signal) =>
      (await api.listWebhooks(signal)).find(({ id }) => id === webhookId) ?? null,
    isMoving: () => false,
  });
  const list = (cursor: string | null, signal?: AbortSignal) =>
    api.listDeliveries(webhookId, cursor, signal);
  const first = useResource(webhookId, {
    load: (signal) => list(null, signal),
    isMoving: ({ items }) => items.some(({ state }) => state === 'pending'),
  });
  const pages = usePages(first.data, list, ({ id }: Delivery) => id);
  const { data } = webhook;
  return (
    <>
      <PageTitle
        title={t('Webhook')}
        parent={{ href: hrefTo({ page: 'webhooks' }), label: t('Webhooks') }}
      >
        {data && <WebhookBadge webhook={data} />}
      </PageTitle>
      <ResourceView resource={webhook} what={t('the webhook')}>
        {(known) =>
          known === null ? (
            <p class="empty">{t('There is no such webhook: it has been deleted.')}</p>
          ) : (
            <>
              <section class="card" aria-label={t('The webhook')}>
                <p>
                  <code>{known.url}</code>
                </p>
                {known.disabled !== null && (
                  <Notice tone="bad" title={t('Nothing is sent to it')}>
                    <p>
                      <bdi>{known.disabled.reason}</bdi> {t('It has been so since')}{' '}
                      <Moment at={known.disabled.at} />
                      {t('. Once it is enabled again, it is told of what happens from then on.')}
                    </p>
                  </Notice>
                )}
                <ForRole needs="admin">
                  <WebhookActions webhook={known} changed={webhook.reload} />
                </ForRole>
                <ForRole needs="editor">
                  <WebhookTest webhookId={webhookId} />
                </ForRole>
              </section>
              <h2>{t('What was sent')}</h2>
              <ResourceView resource={first} what={t('what was sent')}>
                {() => (
                  <>
                    <DeliveryList
                      deliveries={pages.items}
                      webhookId={webhookId}
                      sent={first.reload}
                    />
                    {pages.more}
                  </>
                )}
              </ResourceView>
            </>
          )
        }
      </ResourceView>
    </>
  );
};
